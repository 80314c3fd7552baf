import type { CycleText, RoundFigures } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export type CycleRow = Omit<CycleText, 'workerIds'> & {
  readonly id: string
  readonly workerUserIds: readonly string[]
  readonly stoppedAt: Date | null
}

function selectCycles(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('governance.review_cycle')
    .select([
      'id',
      'domain_id as domainId',
      'name',
      'type_ids as typeIds',
      'branch_ids as branchIds',
      'stale_months as staleMonths',
      'interval_months as intervalMonths',
      'weeks',
      'worker_user_ids as workerUserIds',
      'next_on as nextOn',
      'stopped_at as stoppedAt',
    ])
}

type StoredCycle = Omit<CycleRow, 'intervalMonths'> & { readonly intervalMonths: number }
/** The check constraint of the table allows no other intervals. */
const toCycle = (row: StoredCycle): CycleRow => ({
  ...row,
  intervalMonths: row.intervalMonths as CycleRow['intervalMonths'],
})

export async function findCycles(ctx: Ctx, domainId?: string): Promise<CycleRow[]> {
  let rows = selectCycles(ctx)
  if (domainId !== undefined) rows = rows.where('domain_id', '=', domainId)
  return (await rows.orderBy('next_on').orderBy('id').execute()).map(toCycle)
}

export async function findCycleForChange(ctx: Ctx, id: string): Promise<CycleRow | undefined> {
  const row = await selectCycles(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toCycle(row)
}

/** Cycles whose turn it is and of which no round is busy. */
export async function findDueCycles(ctx: Ctx, day: string): Promise<CycleRow[]> {
  const rows = await selectCycles(ctx)
    .where('next_on', '<=', day)
    .where('stopped_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('governance.review_round as r')
            .select('r.id')
            .whereRef('r.cycle_id', '=', 'governance.review_cycle.id')
            .where('r.state', '<>', 'attested'),
        ),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toCycle)
}

function cycleColumns(cycle: CycleText) {
  return {
    domain_id: cycle.domainId,
    name: cycle.name,
    type_ids: [...new Set(cycle.typeIds)],
    branch_ids: [...new Set(cycle.branchIds)],
    stale_months: cycle.staleMonths,
    interval_months: cycle.intervalMonths,
    weeks: cycle.weeks,
    worker_user_ids: [...new Set(cycle.workerIds)],
    next_on: cycle.nextOn,
  }
}

export async function insertCycle(ctx: Ctx, cycle: CycleText): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('governance.review_cycle')
    .values({ id, ...cycleColumns(cycle), created_at: ctx.now })
    .execute()
  return id
}

export async function updateCycle(ctx: Ctx, id: string, cycle: CycleText): Promise<void> {
  await tables(ctx).updateTable('governance.review_cycle').set(cycleColumns(cycle)).where('id', '=', id).execute()
}

export async function setNextTurn(ctx: Ctx, id: string, nextOn: string): Promise<void> {
  await tables(ctx).updateTable('governance.review_cycle').set({ next_on: nextOn }).where('id', '=', id).execute()
}

export async function setStopped(ctx: Ctx, id: string, at: Date | null): Promise<void> {
  await tables(ctx).updateTable('governance.review_cycle').set({ stopped_at: at }).where('id', '=', id).execute()
}

export type RoundRow = {
  readonly id: string
  readonly cycleId: string
  readonly domainId: string
  readonly name: string
  readonly typeIds: readonly string[]
  readonly branchIds: readonly string[]
  readonly staleMonths: number | null
  readonly workerUserIds: readonly string[]
  readonly state: 'filling' | 'open' | 'attested'
  readonly openedOn: string
  readonly dueOn: string
  readonly openedAt: Date
  readonly attestedAt: Date | null
  readonly attestedBy: string | null
  readonly statement: string | null
  readonly figures: RoundFigures | null
}

function selectRounds(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('governance.review_round')
    .select([
      'id',
      'cycle_id as cycleId',
      'domain_id as domainId',
      'name',
      'type_ids as typeIds',
      'branch_ids as branchIds',
      'stale_months as staleMonths',
      'worker_user_ids as workerUserIds',
      'state',
      'opened_on as openedOn',
      'due_on as dueOn',
      'opened_at as openedAt',
      'attested_at as attestedAt',
      'attested_by as attestedBy',
      'statement',
      'figures',
    ])
}

type StoredRound = Omit<RoundRow, 'state' | 'figures'> & { readonly state: string; readonly figures: unknown }
/** The check constraint allows no other states, and figures are only written from RoundFigures. */
const toRound = (row: StoredRound): RoundRow => ({
  ...row,
  state: row.state as RoundRow['state'],
  figures: row.figures as RoundFigures | null,
})

/** Open ones first, the soonest due first; then the last fifty that were attested. */
export async function findRounds(ctx: Ctx, domainId?: string): Promise<RoundRow[]> {
  const of = () => (domainId === undefined ? selectRounds(ctx) : selectRounds(ctx).where('domain_id', '=', domainId))
  const open = await of().where('state', '<>', 'attested').orderBy('due_on').orderBy('id').execute()
  const past = await of().where('state', '=', 'attested').orderBy('opened_at', 'desc').orderBy('id').limit(50).execute()
  return [...open, ...past].map(toRound)
}

/** Those that are being looked through, the soonest due first. */
export async function findOpenRounds(ctx: Ctx): Promise<RoundRow[]> {
  return (await selectRounds(ctx).where('state', '=', 'open').orderBy('due_on').orderBy('id').execute()).map(toRound)
}

export async function findRound(ctx: Ctx, id: string): Promise<RoundRow | undefined> {
  const row = await selectRounds(ctx).where('id', '=', id).executeTakeFirst()
  return row && toRound(row)
}

/** Shared with others who answer; waits for whoever attests it, who needs the round for themselves. */
export async function findRoundHeld(
  ctx: Ctx,
  id: string,
  how: 'to answer' | 'to attest',
): Promise<RoundRow | undefined> {
  const query = selectRounds(ctx).where('id', '=', id)
  const row = await (how === 'to answer' ? query.forShare() : query.forUpdate()).executeTakeFirst()
  return row && toRound(row)
}

export type NewRound = Omit<
  RoundRow,
  'id' | 'state' | 'openedAt' | 'attestedAt' | 'attestedBy' | 'statement' | 'figures'
>

/** Null when one was opened on this day already. */
export async function insertRound(ctx: Ctx, round: NewRound): Promise<string | null> {
  const row = await tables(ctx)
    .insertInto('governance.review_round')
    .values({
      id: newId(),
      cycle_id: round.cycleId,
      domain_id: round.domainId,
      name: round.name,
      type_ids: [...round.typeIds],
      branch_ids: [...round.branchIds],
      stale_months: round.staleMonths,
      worker_user_ids: [...round.workerUserIds],
      state: 'filling',
      opened_on: round.openedOn,
      due_on: round.dueOn,
      opened_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'cycle_id', 'opened_on']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function hasOpenRound(ctx: Ctx, cycleId: string): Promise<boolean> {
  const row = await selectRounds(ctx)
    .where('cycle_id', '=', cycleId)
    .where('state', '<>', 'attested')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function setOpen(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx)
    .updateTable('governance.review_round')
    .set({ state: 'open' })
    .where('id', '=', id)
    .where('state', '=', 'filling')
    .execute()
}

export async function setAttested(
  ctx: Ctx,
  id: string,
  { statement, figures }: { statement: string; figures: RoundFigures },
) {
  await tables(ctx)
    .updateTable('governance.review_round')
    .set({
      state: 'attested',
      attested_at: ctx.now,
      attested_by: ctx.actor.name,
      statement,
      figures: JSON.stringify(figures),
    })
    .where('id', '=', id)
    .execute()
}
