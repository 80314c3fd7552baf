import {
  CARDS_PER_PAGE,
  type BoardCard,
  type BoardColumn,
  type StepPlan,
  daysBetween,
  dutchDay,
} from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findTeams } from '../../../platform/tenants/teams.queries.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findSummaries, type ShortRelation } from '../../relations/index.ts'
import * as board from './board.queries.ts'
import { isLate } from './due-day.rules.ts'
import { readCursor, writeCursor } from './process-cursor.rules.ts'
import { relationOf } from './process-view.service.ts'
import { getTemplate } from './template.service.ts'
import * as templates from './template.queries.ts'

type Filter = {
  readonly id: string
  readonly ownerId?: string | undefined
  readonly teamId?: string | undefined
  readonly overdue?: boolean | undefined
}

type Named = { readonly id: string; readonly name: string }
type Names = { readonly users: readonly Named[]; readonly teams: readonly Named[] }

async function findNames(ctx: Ctx): Promise<Names> {
  return { users: await findUserNames(ctx), teams: await findTeams(ctx) }
}

/** The board: columns with their counts, and of each the first cards. @throws AppError engagement.template_not_found */
export async function viewBoard(ctx: Ctx, { id: templateId, ...narrowed }: Filter) {
  const template = await getTemplate(ctx, templateId)
  const content = await templates.findContent(ctx, { templateId, version: template.version })
  const plans = content?.steps ?? []
  const filter = { ...narrowed, templateId, today: dutchDay(ctx.now) }
  const counts = await board.countColumns(ctx, filter)
  const filled = counts.map(({ key }) => key)
  const rows = await board.firstCards(ctx, filter, { keys: filled, limit: CARDS_PER_PAGE + 1 })
  const names = await findNames(ctx)
  const cards = Map.groupBy(await toCards(ctx, rows, names), ({ key }) => key)
  const columns = columnsOf(plans, counts).map((column) => withCards(column, cards.get(column.key) ?? []))
  const { userIds, teamIds } = await board.holders(ctx, templateId)
  return {
    template: { id: templateId, name: template.name, version: template.version, dates: content?.dates ?? [] },
    columns,
    total: counts.reduce((sum, { count }) => sum + count, 0),
    late: counts.reduce((sum, { late }) => sum + late, 0),
    owners: names.users.filter(({ id }) => userIds.includes(id)),
    teams: names.teams.filter(({ id }) => teamIds.includes(id)),
  }
}

type Shape = Omit<BoardColumn, 'cards' | 'nextCursor'>

/** The steps of the newest version, empty ones too; behind them what processes of older versions stand at. */
function columnsOf(plans: readonly StepPlan[], counts: readonly board.Column[]): Shape[] {
  const count = (key: string) => counts.find((one) => one.key === key)
  const old = counts.filter(({ key }) => !plans.some((plan) => plan.key === key))
  return [
    ...plans.map(({ key, title }) => ({
      key,
      title,
      isOld: false,
      count: count(key)?.count ?? 0,
      late: count(key)?.late ?? 0,
    })),
    ...old.map(({ key, title, ...numbers }) => ({
      key,
      title: title ?? key,
      isOld: true,
      count: numbers.count,
      late: numbers.late,
    })),
  ]
}

type Card = { readonly key: string; readonly position: string; readonly card: BoardCard }

function withCards(column: Shape, cards: readonly Card[]): BoardColumn {
  return { ...column, ...paged(cards) }
}

/** One more than a page was read, to know whether there are more. */
function paged(cards: readonly Card[]): { cards: BoardCard[]; nextCursor: string | null } {
  const shown = cards.slice(0, CARDS_PER_PAGE)
  const last = shown.at(-1)
  return {
    cards: shown.map(({ card }) => card),
    nextCursor: cards.length > shown.length && last ? writeCursor({ at: last.position, id: last.card.id }) : null,
  }
}

export async function listCards(
  ctx: Ctx,
  { id: templateId, step, cursor, ...narrowed }: Filter & { step: string; cursor?: string | undefined },
) {
  await getTemplate(ctx, templateId)
  const page = { key: step, after: readCursor(cursor), limit: CARDS_PER_PAGE + 1 }
  const rows = await board.listCards(ctx, { ...narrowed, templateId, today: dutchDay(ctx.now) }, page)
  const { cards, nextCursor } = paged(await toCards(ctx, rows, await findNames(ctx)))
  return { items: cards, nextCursor }
}

async function toCards(ctx: Ctx, rows: readonly board.CardRow[], names: Names): Promise<Card[]> {
  const relations = await findSummaries(
    ctx,
    rows.map(({ relationId }) => relationId),
  )
  return rows.flatMap((row) => {
    const relation = relations.get(row.relationId)
    return relation ? [{ key: row.key, position: row.dueSort, card: toCard(ctx, row, { relation, names }) }] : []
  })
}

function toCard(
  ctx: Ctx,
  row: board.CardRow,
  { relation, names }: { relation: ShortRelation; names: Names },
): BoardCard {
  const today = dutchDay(ctx.now)
  const at = names.users.find(({ id }) => id === row.atUserId) ?? names.teams.find(({ id }) => id === row.atTeamId)
  return {
    id: row.id,
    relation: relationOf(relation),
    owner: names.users.find(({ id }) => id === row.ownerUserId) ?? null,
    at: at?.name ?? null,
    daysInStep: daysBetween(dutchDay(row.since), today),
    dueOn: row.dueOn,
    isLate: row.state === 'running' && isLate(row.dueOn, today),
    isPaused: row.state === 'paused',
  }
}
