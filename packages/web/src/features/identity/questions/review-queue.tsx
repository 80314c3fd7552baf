import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Question } from '@klantregie/contract'
import { useCoreT } from '../../../lib/locale/index.ts'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../../ui/states.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { useT } from '../locale/index.ts'
import { AfterMerge } from './after-merge.tsx'
import { AnswerBar, Steps } from './answer-bar.tsx'
import { useAnswerKeys } from './answer-keys.ts'
import { useEvidenceWords } from './evidence.ts'
import { certaintyOf } from './evidence.view.ts'
import { QUESTION_HEADING, QuestionCard } from './question-card.tsx'
import { mergePreviewQuery } from './questions.api.ts'
import type { QueueFilter, QueueKeeper } from './queue-keeper.ts'
import { currentOf, winnerOf } from './queue.view.ts'
import type { Queue } from './queue.view.ts'
import { Upcoming } from './upcoming.tsx'
import { useActs } from './use-acts.tsx'
import { useQueue } from './use-queue.ts'
import styles from './queue.module.css'

/** One question on the screen, the next ones ready beside it. */
export function ReviewQueue({ filter }: { readonly filter: QueueFilter }) {
  const { queue, keeper } = useQueue(filter)
  const act = useActs(queue, keeper)
  const question = currentOf(queue)
  useAnswerKeys(act.run)
  useLookAhead(queue)
  useEyesOnQuestion(question?.id, queue.answered.length > 0)
  return (
    <>
      <div role="status">
        <VisuallyHidden>
          <Announcement question={question} />
        </VisuallyHidden>
      </div>
      {question ? (
        <div className={styles.desk}>
          <QuestionCard
            question={question}
            refusal={queue.refusal?.id === question.id ? queue.refusal.error : null}
            bar={<AnswerBar run={act.run} />}
            steps={
              <Steps
                run={act.run}
                hasPrevious={queue.position > 0}
                hasNext={queue.position < queue.items.length - 1}
                mayUndo={queue.answered.length > 0}
              />
            }
            after={act.couple && <AfterMerge couple={act.couple} picked={act.picked} onPick={act.pick} />}
          />
          <Upcoming queue={queue} onWalk={keeper.walk} />
        </div>
      ) : (
        <NoQuestion queue={queue} keeper={keeper} isFiltered={isNarrow(filter)} onUndo={() => act.run('undo')} />
      )}
      {act.dialog}
    </>
  )
}

function isNarrow({ askedOfMe, class: kind, importId, relationId }: QueueFilter): boolean {
  return askedOfMe || [kind, importId, relationId].some((value) => value !== undefined)
}

/** What the next question would do is fetched while this one is read. */
function useLookAhead({ items, position }: Queue): void {
  const cache = useQueryClient()
  const mayMerge = useMay()('identity.merge.write')
  const next = items[position + 1]
  useEffect(() => {
    const couple = next && mayMerge ? winnerOf(next.relations) : null
    // A look ahead that fails is asked again by the question itself.
    if (couple) cache.query(mergePreviewQuery(couple)).catch(() => undefined)
  }, [cache, mayMerge, next])
}

/**
 * The next question begins at its top, also for who chose a value at the foot of the one before. Where the focus went away
 * with what was answered, it goes to what is asked now instead of to the top of the page.
 */
function useEyesOnQuestion(id: string | undefined, hasAnswered: boolean): void {
  useEffect(() => {
    if (!hasAnswered) return
    const heading =
      document.getElementById(QUESTION_HEADING) ?? document.querySelector<HTMLElement>('[data-page-title]')
    if (document.activeElement === document.body) heading?.focus({ preventScroll: true })
    const card = heading?.closest('article')
    if (card && card.getBoundingClientRect().top < 0) card.scrollIntoView()
  }, [id, hasAnswered])
}

/** Read aloud when another question comes on the screen. */
function Announcement({ question }: { readonly question: Question | null }) {
  const t = useT()
  const words = useEvidenceWords()
  if (!question) return null
  const [left, right] = question.relations
  return t('questions.now', {
    certainty: t(`questions.certainty.${certaintyOf(question.probability)}`),
    names: t('questions.pair', { left: left?.name ?? '', right: right?.name ?? '' }),
    summary: words.ofPair(question.evidence),
  })
}

interface NoQuestionProps {
  readonly queue: Queue
  readonly keeper: QueueKeeper
  readonly isFiltered: boolean
  readonly onUndo: () => void
}

function NoQuestion({ queue, keeper, isFiltered, onUndo }: NoQuestionProps) {
  const t = useT()
  const core = useCoreT()
  const problemText = useProblemText()
  if (queue.failure) {
    return (
      <ErrorState title={core('ui.failed')} action={<Button onPress={keeper.again}>{core('ui.retry')}</Button>}>
        <p>{problemText(queue.failure.error)}</p>
      </ErrorState>
    )
  }
  if (!queue.isExhausted) return <LoadingState shape="text" />
  return (
    <EmptyState
      title={t('questions.empty')}
      example={t('questions.example')}
      action={
        <>
          <Button onPress={keeper.again}>{t('questions.again')}</Button>
          {queue.answered.length > 0 && (
            <Button tone="quiet" onPress={onUndo}>
              {t('questions.undo')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(isFiltered || (queue.open ?? 0) > 0 ? 'questions.emptyFiltered' : 'questions.emptyText')}</p>
    </EmptyState>
  )
}
