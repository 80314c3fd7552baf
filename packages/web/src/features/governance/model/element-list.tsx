import { Plus } from 'lucide-react'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import type { Deed } from './element-dialogs.tsx'
import { useModelChanged } from './model.api.ts'
import styles from './model.module.css'

/** Does something at once; a refusal is told, and the lists show what is there. */
export function useAct(): (work: () => Promise<unknown>) => void {
  const changed = useModelChanged()
  const problemText = useProblemText()
  return (work) => {
    void (async () => {
      try {
        await work()
        await changed()
      } catch (error) {
        showToast({ tone: 'danger', text: problemText(error) })
      }
    })()
  }
}

interface ToolsProps {
  readonly text: string
  /** What the button says to whoever adds at once. */
  readonly add: string
  /** What it says to whoever proposes. */
  readonly propose: string
  readonly onAdd: () => void
}

/** What stands above a list of elements. */
export function ElementTools({ text, add, propose, onAdd }: ToolsProps) {
  const may = useMay()
  return (
    <div className={styles.tools}>
      <p className={styles.soft}>{text}</p>
      {may('governance.model.propose') && (
        <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={onAdd}>
          {may('governance.model.write') ? add : propose}
        </Button>
      )}
    </div>
  )
}

interface ActionsProps {
  readonly name: string
  readonly isRetired: boolean
  /** What the application itself works with can be described otherwise, but not retired. */
  readonly mayRetire?: boolean
  readonly onDo: (what: Deed) => void
  readonly onRestore: () => void
}

export function ElementActions({ name, isRetired, mayRetire = true, onDo, onRestore }: ActionsProps) {
  const t = useT()
  const may = useMay()
  const mayPropose = !isRetired && may('governance.model.propose')
  return (
    <>
      {isRetired && <Status>{t('model.isRetired')}</Status>}
      {mayPropose && <ElementAction name={name} text={t('model.change')} onPress={() => onDo('change')} />}
      {mayPropose && mayRetire && <ElementAction name={name} text={t('model.retire')} onPress={() => onDo('retire')} />}
      {isRetired && may('governance.model.write') && (
        <ElementAction name={name} text={t('model.restore')} onPress={onRestore} />
      )}
      <ElementAction name={name} text={t('model.history')} onPress={() => onDo('history')} />
    </>
  )
}

interface ActionProps {
  readonly name: string
  readonly text: string
  readonly onPress: () => void
}

/** The eye sees in which row it stands; who hears it is told the name with it. */
export function ElementAction({ name, text, onPress }: ActionProps) {
  const t = useT()
  return (
    <Button size="small" tone="quiet" aria-label={t('model.actionOn', { action: text, name })} onPress={onPress}>
      {text}
    </Button>
  )
}
