import { Ellipsis, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Status } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import type { Model } from './diagram.view.ts'
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

/** What a list of elements is given by its screen. */
export interface ElementListProps {
  readonly model: Model
  /** A new one is asked for by the address; see `useAsked`. */
  readonly onBegun: (() => void) | null
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
  /** Given for what nobody uses: it can go without a trace. */
  readonly onRemove?: (() => void) | undefined
}

/** What one does most is a button; what one does once a year is behind the dots. */
export function ElementActions({ name, isRetired, mayRetire = true, onDo, onRestore, onRemove }: ActionsProps) {
  const t = useT()
  const may = useMay()
  const mayPropose = !isRetired && may('governance.model.propose')
  const rare = [
    { id: 'history', label: t('model.history') },
    ...(isRetired && may('governance.model.write') ? [{ id: 'restore', label: t('model.restore') }] : []),
    ...(mayPropose && mayRetire ? [{ id: 'retire', label: t('model.retire') }] : []),
    ...(onRemove && may('governance.model.write')
      ? [{ id: 'remove', label: t('model.remove'), tone: 'danger' as const }]
      : []),
  ]
  const doRare = (id: string) => {
    if (id === 'restore') onRestore()
    else if (id === 'remove') onRemove?.()
    else onDo(id === 'retire' ? 'retire' : 'history')
  }
  const more = t('model.more', { name })
  return (
    <>
      {mayPropose && (
        // The eye sees in which row it stands; who hears it is told the name with it.
        <Button
          size="small"
          tone="quiet"
          aria-label={t('model.actionOn', { action: t('model.change'), name })}
          onPress={() => onDo('change')}
        >
          {t('model.change')}
        </Button>
      )}
      <Menu
        label={more}
        trigger={<IconButton size="small" label={more} icon={<Ellipsis aria-hidden="true" />} />}
        onAction={doRare}
        groups={[{ id: 'rare', title: name, items: rare }]}
      />
    </>
  )
}

/** The name of an element, and that it is not used any more when it is so. */
export function ElementName({ isRetired, children }: { readonly isRetired: boolean; readonly children: ReactNode }) {
  const t = useT()
  return (
    <span className={styles.name} dir="auto">
      {children}
      {isRetired && <Status>{t('model.isRetired')}</Status>}
    </span>
  )
}
