import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cancelJob, makeAuditCheckpoint, verifyAudit } from '@klantregie/contract'
import type { AuditVerification, Job } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { downloadText } from '../../../lib/save-text.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Callout, ProgressBar, Status } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { trailStateQuery } from './trail.api.ts'
import { chainView, placeOf } from './trail.view.ts'
import styles from './trail.module.css'

/** Whether the list can be believed: how far it was verified, when, and with what outcome. */
export function ChainState() {
  const t = useT()
  const state = useQuery(trailStateQuery)
  useFreshWhenDone(state.data)
  if (!state.data) return null
  const { verifications, job } = state.data
  const view = chainView(verifications)
  return (
    <section className={styles.chain} aria-label={t('trail.chain')}>
      {view.state === 'never' ? (
        <Status>{t('trail.neverVerified')}</Status>
      ) : (
        <Outcome verification={view.verification} isRight={view.state === 'right'} />
      )}
      {job ? <Verifying job={job} /> : <ChainButtons isEmpty={state.data.sealed + state.data.waiting === 0} />}
      {view.state === 'broken' && <Breaks verification={view.verification} />}
    </section>
  )
}

interface Stand {
  readonly job: Job | null
  readonly verifications: readonly AuditVerification[]
}

/**
 * When the work is done, the list has a new entry about it. Told by the outcome as well as by the work: a short list is
 * verified before anybody has seen that it was busy.
 */
function useFreshWhenDone(state: Stand | undefined): void {
  const cache = useQueryClient()
  const seen = useRef<string | null>(null)
  const stand = state ? `${state.job?.id ?? ''} ${state.verifications[0]?.finishedAt ?? ''}` : null
  useEffect(() => {
    if (stand === null) return
    if (seen.current !== null && seen.current !== stand) void cache.invalidateQueries({ queryKey: ['admin', 'audit'] })
    seen.current = stand
  }, [stand, cache])
}

function Outcome({ verification, isRight }: { readonly verification: AuditVerification; readonly isRight: boolean }) {
  const t = useT()
  const format = useFormat()
  const values = { number: format.number(verification.until), when: format.dateTime(verification.finishedAt) }
  return (
    <Status tone={isRight ? 'success' : 'danger'}>
      {isRight ? t('trail.verified', values) : t('trail.broken', { ...values, count: verification.breaks })}
    </Status>
  )
}

function ChainButtons({ isEmpty }: { readonly isEmpty: boolean }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const verify = useMutation({
    mutationFn: () => call(verifyAudit),
    onSettled: () => cache.invalidateQueries({ queryKey: trailStateQuery.queryKey }),
    onError,
  })
  const checkpoint = useMutation({
    mutationFn: () => call(makeAuditCheckpoint),
    onSuccess: (made) => {
      downloadText(`controlepunt-${made.number}.json`, `${JSON.stringify(made, null, 2)}\n`)
      showToast({ text: t('trail.checkpointMade') })
    },
    onError,
  })
  return (
    <Row>
      <Button
        icon={<ShieldCheck aria-hidden="true" />}
        isPending={verify.isPending}
        isDisabled={isEmpty}
        onPress={() => verify.mutate()}
      >
        {t('trail.verify')}
      </Button>
      <Button tone="quiet" isPending={checkpoint.isPending} isDisabled={isEmpty} onPress={() => checkpoint.mutate()}>
        {t('trail.checkpoint')}
      </Button>
    </Row>
  )
}

function Verifying({ job }: { readonly job: Job }) {
  const t = useT()
  const format = useFormat()
  const cache = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call(cancelJob, { params: { id: job.id } }),
    onSettled: () => cache.invalidateQueries({ queryKey: trailStateQuery.queryKey }),
  })
  return (
    <div className={styles.verifying}>
      <ProgressBar
        label={t('audit.verifying')}
        value={job.progress}
        timeLeft={
          job.secondsLeft === null ? undefined : t('jobs.secondsLeft', { time: format.duration(job.secondsLeft) })
        }
      />
      {job.canCancel && (
        <Button size="small" tone="quiet" onPress={() => cancel.mutate()}>
          {t('jobs.cancel')}
        </Button>
      )}
    </div>
  )
}

/** Which places are not what was written, and what to do about that. */
function Breaks({ verification }: { readonly verification: AuditVerification }) {
  const t = useT()
  const more = verification.breaks - verification.found.length
  return (
    <Callout tone="danger" title={t('trail.breaks')}>
      <p>{t('trail.breaksText')}</p>
      <ul className={styles.breaks}>
        {verification.found.map((one, index) => {
          const place = placeOf(one)
          return (
            <li key={index}>
              {place === null ? t('trail.noPlace') : t('trail.number', { number: place })}
              {': '}
              {t(`trail.break.${one.reason}`)}
            </li>
          )
        })}
      </ul>
      {more > 0 && <p>{t('trail.moreBreaks', { count: more })}</p>}
    </Callout>
  )
}
