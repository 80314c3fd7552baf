import { Split } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { SourceRecordView } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { useT } from '../locale/index.ts'
import { splitRefusal } from '../provenance/provenance.view.ts'
import { SplitDialog } from './split-dialog.tsx'
import styles from '../provenance/provenance.module.css'

export interface SplitChoice {
  readonly isOn: boolean
  /** The button that begins; null for who may not, or when there is nothing to divide. */
  readonly starter: ReactNode
  readonly boxOf: (record: SourceRecordView) => ReactNode
  readonly foot: ReactNode
}

/** Choosing which records leave a relation, in the list of records itself: there one sees what is in them. */
export function useSplitChoice(relationId: string, records: readonly SourceRecordView[]): SplitChoice {
  const t = useT()
  const may = useMay()
  const [isOn, setOn] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const maySplit = may('identity.merge.write') && records.length > 1
  const stop = () => {
    setOn(false)
    setAsking(false)
    setChosen(new Set())
  }
  if (!maySplit || !isOn)
    return { isOn: false, starter: maySplit && <Starter onPress={() => setOn(true)} />, boxOf: () => null, foot: null }
  const toggle = (id: string) => (isIn: boolean) =>
    setChosen((now) => new Set(isIn ? [...now, id] : [...now].filter((one) => one !== id)))
  return {
    isOn,
    starter: null,
    boxOf: ({ id, source, externalId }) => (
      <span className={styles.chooser}>
        <Checkbox
          aria-label={t('split.choose', { source, externalId })}
          isSelected={chosen.has(id)}
          onChange={toggle(id)}
        />
      </span>
    ),
    foot: (
      <>
        <Foot chosen={chosen.size} all={records.length} onGo={() => setAsking(true)} onCancel={stop} />
        {isAsking && (
          <SplitDialog relationId={relationId} recordIds={[...chosen]} onClose={() => setAsking(false)} onDone={stop} />
        )}
      </>
    ),
  }
}

function Starter({ onPress }: { readonly onPress: () => void }) {
  const t = useT()
  return (
    <Button size="small" icon={<Split aria-hidden="true" />} onPress={onPress}>
      {t('split.action')}
    </Button>
  )
}

interface FootProps {
  readonly chosen: number
  readonly all: number
  readonly onGo: () => void
  readonly onCancel: () => void
}

function Foot({ chosen, all, onGo, onCancel }: FootProps) {
  const t = useT()
  const refusal = splitRefusal(chosen, all)
  return (
    <div className={styles.splitFoot}>
      <p role="status">{t(refusal === null ? 'split.chosen' : `split.refusal.${refusal}`, { count: chosen })}</p>
      <Button size="small" tone="quiet" onPress={onCancel}>
        {t('undoGrouping.cancel')}
      </Button>
      <Button size="small" tone="primary" isDisabled={refusal !== null} onPress={onGo}>
        {t('split.look')}
      </Button>
    </div>
  )
}
