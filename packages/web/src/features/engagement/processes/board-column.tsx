import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BoardColumn as Column } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { BoardColumn } from '../../../ui/board.tsx'
import { Button } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { BoardCardPart } from './board-card.tsx'
import { KEY, moreCards } from './processes.api.ts'
import type { BoardFilter } from './processes.api.ts'

interface ColumnProps {
  readonly templateId: string
  readonly column: Column
  readonly columns: readonly Column[]
  readonly filter: BoardFilter
}

/** A step with what stands there. The first cards came with the board; more come when they are asked for. */
export function BoardColumnPart({ templateId, column, columns, filter }: ColumnProps) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const more = useMoreCards(templateId, column, filter)
  const facts = [
    t('board.count', { count: column.count, number: format.number(column.count) }),
    ...(column.late > 0 ? [t('processes.overdueCount', { count: column.late })] : []),
    ...(column.isOld ? [t('board.old')] : []),
  ]
  return (
    <BoardColumn
      id={column.key}
      title={column.title}
      facts={facts.join(' · ')}
      takes={may('engagement.process.work') && !column.isOld}
      cards={[...column.cards, ...more.cards].map((card) => (
        <BoardCardPart key={card.id} card={card} columnKey={column.key} columns={columns} />
      ))}
    >
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
    </BoardColumn>
  )
}

function useMoreCards(templateId: string, column: Column, filter: BoardFilter) {
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
