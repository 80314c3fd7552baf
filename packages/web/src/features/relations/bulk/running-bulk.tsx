import { useQuery } from '@tanstack/react-query'
import { act } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { ProgressBar } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { bulkDeedsQuery, isBusy, useBulkDeeds } from './bulk.api.ts'
import { useDeedOutcome, useDeedText } from './deed-text.ts'
import styles from './bulk.module.css'

/** Asks to stop; what was done until then stays and can be taken back. */
export function useStopBulk() {
  const t = useT()
  const problemText = useProblemText()
  const { stop } = useBulkDeeds()
  return {
    isPending: stop.isPending,
    stop: (id: string) =>
      act(stop, id, {
        onSuccess: () => showToast({ text: t('relations.bulk.stopAsked') }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      }),
  }
}

/** One's own work on many relations that is still going on, above the list that it is about to change. */
export function RunningBulk() {
  const t = useT()
  const may = useMay()
  const deeds = useQuery({ ...bulkDeedsQuery(), enabled: may('relations.bulk.run') })
  const textOf = useDeedText()
  const outcomeOf = useDeedOutcome()
  const { stop, isPending } = useStopBulk()
  const running = (deeds.data?.items ?? []).filter((deed) => deed.isMine && isBusy(deed))
  return running.map((deed) => (
    <div key={deed.id} className={styles.running}>
      <ProgressBar
        label={textOf(deed)}
        value={deed.state === 'gathering' ? null : deed.progress}
        detail={outcomeOf(deed)}
      />
      <div className={styles.deedActions}>
        <TextLink href={`/relaties/bewerkingen/${deed.id}`}>{t('relations.bulk.show')}</TextLink>
        {deed.state !== 'undoing' && (
          <Button size="small" isPending={isPending} onPress={() => stop(deed.id)}>
            {t('relations.bulk.stop')}
          </Button>
        )}
      </div>
    </div>
  ))
}
