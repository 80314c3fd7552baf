import { Undo2 } from 'lucide-react'
import type { BulkDeed } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { ProgressBar, Status } from '../../../ui/states.tsx'
import type { Tone } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { isBusy } from './bulk.api.ts'
import { useDeedOutcome, useDeedText } from './deed-text.ts'
import { useStopBulk } from './running-bulk.tsx'
import { useUndoBulk } from './use-run-bulk.ts'
import styles from './bulk.module.css'

const tones: Readonly<Record<BulkDeed['state'], Tone>> = {
  gathering: 'information',
  running: 'information',
  undoing: 'information',
  done: 'success',
  stopped: 'attention',
  undone: 'neutral',
}

export function DeedStatus({ state }: Pick<BulkDeed, 'state'>) {
  const t = useT()
  return <Status tone={tones[state]}>{t(`relations.bulk.state.${state}`)}</Status>
}

/** How far it is, or what came of it and why it stopped. */
export function DeedOutcome({ deed }: { readonly deed: BulkDeed }) {
  const t = useT()
  const text = useDeedText()(deed)
  const outcome = useDeedOutcome()(deed)
  if (isBusy(deed))
    return <ProgressBar label={text} value={deed.state === 'gathering' ? null : deed.progress} detail={outcome} />
  return (
    <>
      <p>{outcome}</p>
      {deed.stopReason !== null && <p>{t(`relations.bulk.stopped.${deed.stopReason}`, { will: deed.will })}</p>}
    </>
  )
}

/** Who did it and when, who took it back, and until when that can be done. */
export function DeedBy({ deed }: { readonly deed: BulkDeed }) {
  const t = useT()
  const format = useFormat()
  return (
    <p className={styles.soft}>
      {t('relations.bulk.by', { by: deed.by, when: format.dateTime(deed.at) })}
      {deed.undoneBy !== null &&
        deed.undoneAt !== null &&
        ` ${t('relations.bulk.undoneBy', { by: deed.undoneBy, when: format.dateTime(deed.undoneAt) })}`}
      {deed.undoUntil !== null && ` ${t('relations.bulk.undoUntil', { day: format.date(deed.undoUntil) })}`}
    </p>
  )
}

/** Taking back what was done, and stopping what is going on. */
export function DeedActions({ deed }: { readonly deed: BulkDeed }) {
  const t = useT()
  const { undo, isPending } = useUndoBulk()
  const { stop, isPending: isStopping } = useStopBulk()
  return (
    <>
      {deed.undoUntil !== null && (
        <Button size="small" icon={<Undo2 aria-hidden="true" />} isPending={isPending} onPress={() => undo(deed.id)}>
          {t('relations.bulk.undo')}
        </Button>
      )}
      {(deed.state === 'running' || deed.state === 'gathering') && (
        <Button size="small" isPending={isStopping} onPress={() => stop(deed.id)}>
          {t('relations.bulk.stop')}
        </Button>
      )}
    </>
  )
}
