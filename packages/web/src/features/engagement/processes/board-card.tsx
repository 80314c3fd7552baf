import type { BoardCard as Card, BoardColumn } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { BoardCard, BoardFacts, BoardText } from '../../../ui/board.tsx'
import type { CardMoves } from '../../../ui/board.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { besideOf, targetsOf } from './board.view.ts'
import { processHref } from './processes.api.ts'
import { END } from './use-moves.ts'

interface CardProps {
  readonly card: Card
  readonly columnKey: string
  readonly columns: readonly BoardColumn[]
}

/** One relation in the process. Behind the last step it is finished. */
export function BoardCardPart({ card, columnKey, columns }: CardProps) {
  const t = useT()
  const may = useMay()
  const beside = (way: 'before' | 'after') => {
    const key = besideOf(columns, columnKey, way)
    return key === null ? END : key
  }
  const moves: CardMoves = {
    label: t('board.moveOf', { name: card.relation.name }),
    title: t('board.moveTo'),
    targets: targetsOf(columns, columnKey).map(({ key, title }) => ({
      id: key ?? END,
      label: title ?? t('board.finished'),
    })),
    before: beside('before'),
    after: beside('after'),
  }
  return (
    <BoardCard
      id={card.id}
      name={card.relation.name}
      href={processHref(card.id)}
      column={columnKey}
      moves={may('engagement.process.work') && !card.isPaused ? moves : null}
    >
      <CardFacts card={card} />
    </BoardCard>
  )
}

function CardFacts({ card }: { readonly card: Card }) {
  const t = useT()
  const format = useFormat()
  const who = card.at ?? card.owner?.name
  return (
    <>
      <BoardFacts
        parts={[card.relation.place, who, t('board.days', { count: card.daysInStep })].filter(
          (part) => part !== null && part !== undefined,
        )}
      />
      {card.isPaused && <Status tone="attention">{t('process.standing.paused')}</Status>}
      {card.isLate && card.dueOn !== null && (
        <Status tone="danger">{t('processes.late', { date: format.date(card.dueOn) })}</Status>
      )}
      {!card.isLate && !card.isPaused && card.dueOn !== null && (
        <BoardText>{t('process.due', { date: format.date(card.dueOn) })}</BoardText>
      )}
    </>
  )
}
