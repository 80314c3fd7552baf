import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeRole } from '@klantregie/contract'
import type { BoardBy, RoleCard, RoleColumn } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Board, BoardCard, BoardColumn, BoardFacts, BoardKeys, useFocusOnMoved } from '../../../ui/board.tsx'
import type { CardMove, CardMoves } from '../../../ui/board.tsx'
import { Button } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { MaskMark } from '../masking/kept-back.tsx'
import { relationTypesQuery } from '../relations.api.ts'
import { ConvertCardDialog } from '../roles/convert-role-dialog.tsx'
import { ownersQuery } from '../roles/roles.api.ts'
import { besideOf, factsOf, movedBy, NONE, targetsOf } from './board.view.ts'
import { roleColumnOptions } from './forms.api.ts'
import type { BoardQuery } from './forms.api.ts'

interface RoleBoardProps {
  readonly columns: readonly RoleColumn[]
  readonly query: BoardQuery
  readonly by: BoardBy
}

/** The running roles of a type in columns; moving a card changes the role, and the notice puts it back. */
export function RoleBoard({ columns, query, by }: RoleBoardProps) {
  const t = useT()
  const may = useMay()
  const nameOf = useColumnName(by)
  const places = usePlaces(columns, by)
  const known = columns.map((column) => ({ ...column, name: nameOf(column) }))
  const mayMove = may('relations.relation.write')
  const moves = useMoves({ columns, places, by })
  const [converted, setConverted] = useState<RoleCard | null>(null)
  return (
    <>
      {mayMove && <BoardKeys>{t('relations.board.keys')}</BoardKeys>}
      <Board onMove={moves.move}>
        {known.map((column) => (
          <RoleColumnPart
            key={column.id ?? NONE}
            {...{ column, query, places, by, columns: known }}
            see={moves.see}
            onConvert={setConverted}
          />
        ))}
      </Board>
      {converted && <Conversion card={converted} typeId={query.boardTypeId} onClose={() => setConverted(null)} />}
    </>
  )
}

interface ConversionProps {
  readonly card: RoleCard
  readonly typeId: string
  readonly onClose: () => void
}

function Conversion({ card: { relationId, roleId, name, kind, version }, typeId, onClose }: ConversionProps) {
  const type = useQuery(relationTypesQuery).data?.items.find(({ id }) => id === typeId)?.name ?? ''
  const relation = { id: relationId, name, kind }
  return <ConvertCardDialog relation={relation} role={{ id: roleId, version, typeId, type }} onClose={onClose} />
}

/** Where a card can go. */
export interface Place {
  readonly id: string
  readonly name: string
}

/** The columns of the board, and of owners also colleagues who look after nobody yet. */
function usePlaces(columns: readonly RoleColumn[], by: BoardBy): readonly Place[] {
  const nameOf = useColumnName(by)
  const owners = useQuery({ ...ownersQuery, enabled: by === 'owner' }).data?.items ?? []
  const none = { id: NONE, name: nameOf({ id: null, name: null }) }
  if (by === 'owner') return [none, ...owners.map(({ id, name }) => ({ id, name }))]
  const shown = columns.filter(({ id, isOld }) => id !== null && !isOld)
  return [none, ...shown.map((column) => ({ id: column.id ?? NONE, name: nameOf(column) }))]
}

function useColumnName(by: BoardBy) {
  const t = useT()
  return ({ id, name }: Pick<RoleColumn, 'id' | 'name'>) =>
    id === null ? t(`relations.board.none.${by}`) : (name ?? t('relations.filter.gone'))
}

interface ColumnProps {
  readonly column: RoleColumn & { readonly name: string }
  readonly columns: readonly RoleColumn[]
  readonly places: readonly Place[]
  readonly query: BoardQuery
  readonly by: BoardBy
  readonly see: (card: RoleCard) => void
  readonly onConvert: (card: RoleCard) => void
}

/** The first cards came with the board; more come when they are asked for. */
function RoleColumnPart({ column, columns, places, query, by, see, onConvert }: ColumnProps) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const more = useMoreCards(column, query)
  const key = column.id ?? NONE
  const count = t(column.isMore ? 'relations.board.moreThan' : 'relations.board.count', {
    count: column.count,
    number: format.number(column.count),
  })
  return (
    <BoardColumn
      id={key}
      title={column.name}
      facts={column.isOld ? `${count} · ${t('relations.board.old')}` : count}
      takes={may('relations.relation.write') && places.some(({ id }) => id === key)}
      cards={[...column.items, ...more.cards].map((card) => {
        see(card)
        return <RoleCardPart key={card.roleId} {...{ card, columns, places, by, onConvert }} column={key} />
      })}
    >
      {more.hasMore && (
        <Button
          size="small"
          isPending={more.isPending}
          aria-label={t('relations.board.showMoreOf', { column: column.name })}
          onPress={more.load}
        >
          {t('relations.board.showMore')}
        </Button>
      )}
    </BoardColumn>
  )
}

function useMoreCards({ id, nextCursor }: RoleColumn, query: BoardQuery) {
  const [isWanted, setWanted] = useState(false)
  const pages = useInfiniteQuery({
    ...roleColumnOptions(query, id, nextCursor),
    enabled: isWanted && nextCursor !== null,
  })
  return {
    cards: pages.data?.pages.flatMap(({ items }) => items) ?? [],
    hasMore: nextCursor !== null && (pages.data === undefined || pages.hasNextPage),
    isPending: pages.isFetching,
    load: () => (isWanted ? void pages.fetchNextPage() : setWanted(true)),
  }
}

interface CardProps {
  readonly card: RoleCard
  readonly column: string
  readonly columns: readonly RoleColumn[]
  readonly places: readonly Place[]
  readonly by: BoardBy
  readonly onConvert: (card: RoleCard) => void
}

function RoleCardPart({ card, column, columns, places, by, onConvert }: CardProps) {
  const t = useT()
  const format = useFormat()
  const beside = besideOf(columns, column)
  const moves: CardMoves = {
    label: t('relations.board.deedsOf', { name: card.name }),
    title: t('relations.board.moveTo'),
    targets: targetsOf(places, column),
    deeds: [{ id: 'convert', label: t('relations.roles.convert') }],
    onDeed: () => onConvert(card),
    ...beside,
  }
  const small = factsOf(card, by)
  const since = t('relations.leads.since', { when: format.relative(card.since) })
  return (
    <BoardCard
      id={card.roleId}
      name={card.name}
      href={`/relaties/${card.relationId}`}
      column={column}
      moves={card.mayChange ? moves : null}
      mark={card.mask && <MaskMark mask={card.mask} />}
    >
      {small.length > 0 && <BoardFacts parts={small} />}
      {card.interest !== null && <p>{card.interest}</p>}
      <BoardFacts parts={[card.source, since].filter((part) => part !== null)} />
    </BoardCard>
  )
}

interface Moving {
  readonly columns: readonly RoleColumn[]
  readonly places: readonly Place[]
  readonly by: BoardBy
}

/** What a card says of its role is kept as it comes by, because a move needs the version that was seen. */
function useMoves({ columns, places, by }: Moving) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [seen] = useState(() => new Map<string, RoleCard>())
  const follow = useFocusOnMoved(columns, false)
  const refresh = () => cache.invalidateQueries({ queryKey: ['relations'] })
  const carryOut = async (card: RoleCard, { name, from, to }: CardMove): Promise<void> => {
    try {
      const changed = await call(changeRole, {
        params: { id: card.relationId, roleId: card.roleId },
        body: { version: card.version, ...movedBy(by, to) },
      })
      follow(card.roleId)
      // Told when it can be seen.
      await refresh()
      const place = places.find(({ id }) => id === to)?.name ?? ''
      showToast({
        text: t('relations.board.moved', { name, column: place }),
        onUndo: () =>
          void carryOut({ ...card, version: changed.version }, { id: card.roleId, name, from: to, to: from }),
      })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
      await refresh()
    }
  }
  return {
    see: (card: RoleCard) => void seen.set(card.roleId, card),
    move: (asked: CardMove) => {
      const card = seen.get(asked.id)
      if (card) void carryOut(card, asked)
    },
  }
}
