import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFormat } from '../../../lib/texts.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { RadioGroup, Switch } from '../../../ui/choice.tsx'
import { importQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { useEvidenceWords } from './evidence.ts'
import { kindsQuery, progressQuery } from './questions.api.ts'
import type { QueueFilter } from './queue-keeper.ts'
import styles from './queue.module.css'

interface QueueFiltersProps {
  readonly filter: QueueFilter
  readonly onChange: (filter: QueueFilter) => void
}

/** Which questions are asked, and how far everybody is. */
export function QueueFilters({ filter, onChange }: QueueFiltersProps) {
  const t = useT()
  const format = useFormat()
  const progress = useQuery(progressQuery).data
  const later = progress?.later ?? 0
  const counted = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label} (${format.number(count)})`
  return (
    <div className={styles.filters}>
      <RadioGroup
        label={t('questions.filter')}
        isLabelHidden
        isHorizontal
        value={filter.askedOfMe ? 'asked' : 'open'}
        onChange={(value) => onChange({ ...filter, askedOfMe: value === 'asked' })}
        options={[
          { id: 'open', label: counted(t('questions.filter.open'), progress?.open) },
          { id: 'asked', label: counted(t('questions.filter.asked'), progress?.askedOfMe) },
        ]}
      />
      <Switch isSelected={filter.withLater} onChange={(withLater) => onChange({ ...filter, withLater })}>
        {later > 0 ? t('questions.filter.withLaterCount', { count: later }) : t('questions.filter.withLater')}
      </Switch>
      {progress && (
        <p className={styles.progress}>
          {t('questions.progress', { all: progress.answeredToday, mine: progress.answeredByMeToday })}
        </p>
      )}
      <OnlyChips filter={filter} onClear={() => onChange({ askedOfMe: false, withLater: filter.withLater })} />
    </div>
  )
}

function OnlyChips({ filter, onClear }: { readonly filter: QueueFilter; readonly onClear: () => void }) {
  const t = useT()
  const { class: kind, importId, relationId } = filter
  const chip = (key: string, text: ReactNode) => (
    <Chip key={key} removeLabel={t('questions.filter.all')} onRemove={onClear}>
      {text}
    </Chip>
  )
  const chips = [
    kind !== undefined && chip('kind', <KindName kind={kind} />),
    importId !== undefined && chip('import', <ImportName id={importId} />),
    relationId !== undefined && chip('relation', t('questions.filter.relation')),
  ].filter((one) => one !== false)
  return chips.length > 0 && <ChipList label={t('questions.filter.only')}>{chips}</ChipList>
}

function KindName({ kind }: { readonly kind: string }) {
  const t = useT()
  const words = useEvidenceWords()
  const codes = useQuery(kindsQuery).data?.items.find((one) => one.class === kind)?.codes
  return t('questions.filter.class', { kind: codes ? words.ofKind(codes) : '…' })
}

function ImportName({ id }: { readonly id: string }) {
  const t = useT()
  return t('questions.filter.import', { file: useQuery(importQuery(id)).data?.fileName ?? '…' })
}
