import type { ProposalKind, SchoolLocation } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { isVisible } from '../../relations/index.ts'

export type ProposalRow = {
  readonly id: string
  readonly kind: ProposalKind
  readonly state: 'open' | 'done' | 'dismissed' | 'withdrawn'
  readonly code: string
  readonly relationId: string
  readonly before: SchoolLocation
  readonly after: SchoolLocation
  readonly happenedOn: string
  readonly madeAt: Date
  readonly settledBy: string | null
  readonly settledAt: Date | null
}

const columns = sql`p.id, p.kind, p.state, p.code, p.relation_id as "relationId", p.before, p.after, p.happened_on as "happenedOn",
  p.made_at as "madeAt", p.settled_by_name as "settledBy", p.settled_at as "settledAt"`

export type NewProposal = Pick<ProposalRow, 'kind' | 'code' | 'relationId' | 'before' | 'after'>

export async function insertAll(
  ctx: Ctx,
  edition: { readonly id: string; readonly datedOn: string },
  made: readonly NewProposal[],
): Promise<void> {
  const rows = JSON.stringify(made.map((one) => ({ ...one, id: newId() })))
  await sql`insert into integrations.register_proposal (id, edition_id, code, kind, relation_id, origin_relation_id, before, after,
      happened_on, state, made_at)
    select n.id, ${edition.id}::uuid, n.code, n.kind, n."relationId", n."relationId", n.before, n.after, ${edition.datedOn}::date, 'open', ${ctx.now}
    from jsonb_to_recordset(${rows}::jsonb) as n (id uuid, code text, kind text, "relationId" uuid, before jsonb, after jsonb)`.execute(
    ctx.tx,
  )
}

type Asked = {
  readonly relationId: string | null
  /** Only these; null: all. */
  readonly ids: readonly string[] | null
  readonly after: string | null
  readonly limit: number
}

/** Those that wait, of relations that the reader sees, oldest first. */
export async function list(ctx: Ctx, { relationId, ids, after, limit }: Asked): Promise<ProposalRow[]> {
  const about = relationId === null ? sql`true` : sql`p.relation_id = ${relationId}`
  const among = ids === null ? sql`true` : sql`p.id = any(${[...ids]}::uuid[])`
  const behind = after === null ? sql`true` : sql`p.id > ${after}::uuid`
  const { rows } = await sql<ProposalRow>`select ${columns} from integrations.register_proposal p
    where p.state = 'open' and ${about} and ${among} and ${behind} and ${isVisible(ctx, sql`p.relation_id`)}
    order by p.id limit ${limit}`.execute(ctx.tx)
  return rows
}

/** So many relations are looked at to say whose they are; more never wait for one person. */
const LOOKED_AT = 2_000

/** Relations with something that waits, that the reader sees. */
export async function listRelationIds(ctx: Ctx): Promise<{ id: string; relationId: string }[]> {
  const { rows } = await sql<{ id: string; relationId: string }>`
    select p.id, p.relation_id as "relationId" from integrations.register_proposal p
    where p.state = 'open' and ${isVisible(ctx, sql`p.relation_id`)} order by p.id limit ${LOOKED_AT}`.execute(ctx.tx)
  return rows
}

export async function findHeld(ctx: Ctx, id: string): Promise<ProposalRow | null> {
  const { rows } = await sql<ProposalRow>`select ${columns} from integrations.register_proposal p
    where p.id = ${id} and ${isVisible(ctx, sql`p.relation_id`)} for update`.execute(ctx.tx)
  return rows[0] ?? null
}

export async function settle(ctx: Ctx, id: string, state: 'done' | 'dismissed'): Promise<void> {
  await sql`update integrations.register_proposal set state = ${state}, settled_by_name = ${ctx.actor.name}, settled_at = ${ctx.now}
    where id = ${id}`.execute(ctx.tx)
}

/** What nobody decided goes with the edition; what was carried out or left stays as it is. */
export async function withdrawOf(ctx: Ctx, editionId: string): Promise<number> {
  const { numAffectedRows } = await sql`update integrations.register_proposal set state = 'withdrawn'
    where edition_id = ${editionId} and state = 'open'`.execute(ctx.tx)
  return Number(numAffectedRows ?? 0n)
}

export async function countOf(ctx: Ctx, editionId: string): Promise<{ state: ProposalRow['state']; count: number }[]> {
  const { rows } = await sql<{ state: ProposalRow['state']; count: number }>`
    select p.state, count(*)::int as count from integrations.register_proposal p
    where p.edition_id = ${editionId} and ${isVisible(ctx, sql`p.relation_id`)} group by p.state`.execute(ctx.tx)
  return rows
}

/** What happened to a relation according to the register, newest first. */
export async function listBefore(
  ctx: Ctx,
  { relationId, before, limit }: { readonly relationId: string; readonly before: Date; readonly limit: number },
): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`select ${columns} from integrations.register_proposal p
    where p.relation_id = ${relationId} and p.made_at < ${before} and p.state <> 'withdrawn'
    order by p.made_at desc, p.id desc limit ${limit}`.execute(ctx.tx)
  return rows
}

/** For the dossier: everything about these cells. */
export async function listOfCells(ctx: Ctx, cellIds: readonly string[]): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`select ${columns} from integrations.register_proposal p
    where p.origin_relation_id = any(${[...cellIds]}::uuid[]) order by p.made_at, p.id`.execute(ctx.tx)
  return rows
}
