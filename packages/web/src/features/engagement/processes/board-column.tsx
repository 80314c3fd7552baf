import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BoardColumn } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { BoardCardPart } from './board-card.tsx'
import { KEY, moreCards } from './processes.api.ts'
import type { BoardFilter } from './processes.api.ts'
import type { Moves } from './use-moves.ts'
import styles from './board.module.css'

interface ColumnProps {
  readonly templateId: string
  readonly column: BoardColumn
  readonly columns: readonly BoardColumn[]
  readonly filter: BoardFilter
  readonly moves: Moves
}

/** A step with what stands there. The first cards came with the board; more come when they are asked for. */
export function BoardColumnPart({ templateId, column, columns, filter, moves }: ColumnProps) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const [isOver, setOver] = useState(false)
  const more = useMoreCards(templateId, column, filter)
  const cards = [...column.cards, ...more.cards]
  const takes = may('engagement.process.work') && !column.isOld
  const drop = takes
    ? {
        onDragOver: (event: React.DragEvent) => {
          event.preventDefault()
          setOver(true)
        },
        onDragLeave: () => setOver(false),
        onDrop: (event: React.DragEvent) => {
          event.preventDefault()
          setOver(false)
          moves.drop(event.dataTransfer.getData('text/plain'), column.key)
        },
      }
    : {}
  const heading = `column-${column.key}`
  return (
    <section aria-labelledby={heading} className={cx(styles.column, isOver && styles.over)} {...drop}>
      <div className={styles.columnHead}>
        <h2 id={heading} className={styles.columnTitle}>
          {column.title}
        </h2>
        <p className={styles.soft}>
          {t('board.count', { count: column.count, number: format.number(column.count) })}
          {column.late > 0 && ` · ${t('processes.overdueCount', { count: column.late })}`}
          {column.isOld && ` · ${t('board.old')}`}
        </p>
      </div>
      {cards.length > 0 && (
        <ul className={styles.cards}>
          {cards.map((card) => (
            <BoardCardPart key={card.id} card={card} columnKey={column.key} columns={columns} moves={moves} />
          ))}
        </ul>
      )}
      {more.hasMore && (
        <Button
          size="small"
          isPending={more.isPending}
          aria-label={t('board.moreOf', { step: column.title })}
          onPress={more.load}
        >
          {t('board.more')}
        </Button>
      )}
    </section>
  )
}

function useMoreCards(templateId: string, column: BoardColumn, filter: BoardFilter) {
  const [isWanted, setWanted] = useState(false)
  const cursor = column.nextCursor
  const pages = useInfiniteQuery({
    // What the board brought is part of the question: when it changes, so does what comes behind it.
    queryKey: [...KEY, 'cards', templateId, filter, column.key, cursor],
    queryFn: ({ pageParam }) => moreCards(templateId, { ...filter, step: column.key, cursor: pageParam }),
    initialPageParam: cursor ?? '',
    getNextPageParam: (last) => last.nextCursor,
    enabled: isWanted && cursor !== null,
  })
  return {
    cards: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    hasMore: cursor !== null && (pages.data === undefined || pages.hasNextPage),
    isPending: pages.isFetching,
    load: () => (isWanted ? void pages.fetchNextPage() : setWanted(true)),
  }
}
