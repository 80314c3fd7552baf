import { useState } from 'react'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { useConnectionCalls } from './use-deeds.ts'
import styles from './connect.module.css'

interface BackfillProps {
  readonly id: string
  readonly tone?: 'primary' | 'secondary'
  readonly onAsked: (jobId: string) => void
}

/** Everything is fetched, or from a day on; counting first stores nothing. */
export function Backfill({ id, tone = 'primary', onAsked }: BackfillProps) {
  const t = useT()
  const problemText = useProblemText()
  const { asking } = useConnectionCalls(id)
  const [kind, setKind] = useState<'dry' | 'backfill'>('dry')
  const [from, setFrom] = useState('')
  const ask = () =>
    act(
      asking,
      { kind, ...(kind === 'backfill' && from !== '' && { from }) },
      { onSuccess: ({ jobId }) => onAsked(jobId) },
    )
  return (
    <div className={styles.fields}>
      <RadioGroup
        label={t('fetch.how')}
        isRequired
        value={kind}
        onChange={(chosen) => setKind(chosen === 'dry' ? 'dry' : 'backfill')}
        options={[
          { id: 'dry', label: t('fetch.dry'), detail: t('fetch.dryText') },
          { id: 'backfill', label: t('fetch.all'), detail: t('fetch.allText') },
        ]}
      />
      {kind === 'backfill' && (
        <TextField
          type="date"
          width="short"
          label={t('fetch.from')}
          description={t('fetch.fromText')}
          value={from}
          onChange={setFrom}
        />
      )}
      {asking.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(asking.error)}
        </Callout>
      )}
      <div className={styles.footer}>
        <Button tone={tone} isPending={asking.isPending} onPress={ask}>
          {t(kind === 'dry' ? 'fetch.startDry' : 'fetch.startAll')}
        </Button>
      </div>
    </div>
  )
}
