import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { ReviewItem, ReviewOutcome, ReviewWork } from '@klantregie/contract'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { EmptyState, ProgressBar } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { ReviewCard } from './review-card.tsx'
import { useAnswers, workQuery } from './reviews.api.ts'
import { doneOf, progressOf } from './reviews.view.ts'
import { useAnswerKeys } from './use-answer-keys.ts'
import styles from './reviews.module.css'

/** One relation after the other: does this still hold? */
export function ReviewWorkScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/nakijken/$id' })
  const work = useQuery(workQuery(id))
  return (
    <PageStates query={work} up={{ label: t('reviews.title'), href: '/nakijken' }}>
      {(answer) => <Work work={answer} isBusy={work.isFetching} />}
    </PageStates>
  )
}

function Work({ work, isBusy }: { readonly work: ReviewWork; readonly isBusy: boolean }) {
  const t = useT()
  const format = useFormat()
  const { round, item, leftForMe, leftForOthers, heldByOthers } = work
  const { done, total } = doneOf(round.figures)
  return (
    <Page width="narrow">
      <PageHeader
        title={t('review.title', { name: round.name })}
        lead={t('review.lead', { domain: round.domain.name, date: format.date(round.dueOn) })}
        breadcrumbs={[{ label: t('reviews.title'), href: '/nakijken' }]}
      />
      <ProgressBar
        label={t('reviews.progress')}
        value={progressOf(round.figures)}
        detail={t('reviews.done', { done: format.number(done), total: format.number(total) })}
        timeLeft={t('review.left', { count: leftForMe })}
      />
      {item ? (
        <Answering key={item.relationId} roundId={round.id} item={item} isBusy={isBusy} />
      ) : (
        <Finished work={work} />
      )}
      {(leftForOthers > 0 || heldByOthers > 0) && (
        <p className={styles.soft}>
          {leftForOthers > 0 && t('review.ofOthers', { count: leftForOthers })}{' '}
          {heldByOthers > 0 && t('review.held', { count: heldByOthers })}
        </p>
      )}
    </Page>
  )
}

function Finished({ work: { round, heldByOthers } }: { readonly work: ReviewWork }) {
  const t = useT()
  const isWaiting = heldByOthers > 0
  return (
    <EmptyState
      title={t(isWaiting ? 'review.emptyHeld' : 'review.emptyTitle')}
      action={
        <Row>
          <LinkButton tone="primary" href={`/nakijken/${round.id}/uitkomst`}>
            {t(round.mayAttest ? 'review.attest' : 'review.toResult')}
          </LinkButton>
          <LinkButton href="/nakijken">{t('review.toList')}</LinkButton>
        </Row>
      }
    >
      <p>{t(isWaiting ? 'review.emptyHeldText' : 'review.emptyText')}</p>
    </EmptyState>
  )
}

interface AnsweringProps {
  readonly roundId: string
  readonly item: ReviewItem
  readonly isBusy: boolean
}

/** What needs a word first asks for it; the rest is one key or click, and can be taken back. */
function Answering({ roundId, item, isBusy }: AnsweringProps) {
  const t = useT()
  const problemText = useProblemText()
  const { answer, takeBack } = useAnswers(roundId)
  const [asking, setAsking] = useState<'ended' | 'skipped' | null>(null)
  const { name, relationId } = item
  const isWaiting = isBusy || answer.isPending
  const onError = useCallback(
    (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    [problemText],
  )
  // Awaited here: by then the next relation is on the screen, and callbacks of this one are gone.
  const undo = () =>
    takeBack.mutateAsync(relationId).then(() => showToast({ text: t('review.takenBack', { name }) }), onError)
  const say = (outcome: ReviewOutcome, reason = '') =>
    void answer
      .mutateAsync({ relationId, outcome, reason })
      .then(() => showToast({ text: t(`review.said.${outcome}`, { name }), onUndo: () => void undo() }), onError)
  const choose = (outcome: ReviewOutcome) => {
    if (isWaiting || (outcome === 'ended' && !item.mayChange)) return
    if (outcome === 'ended' || outcome === 'skipped') setAsking(outcome)
    else say(outcome)
  }
  useAnswerKeys(asking === null, choose)
  return (
    <>
      <ReviewCard item={item} isWaiting={isWaiting} onChoose={choose} />
      {asking && (
        <AnswerDialog
          name={name}
          outcome={asking}
          onClose={() => setAsking(null)}
          onAnswer={(reason) => {
            setAsking(null)
            say(asking, reason)
          }}
        />
      )}
    </>
  )
}
