import type { RelationKind, RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'

export type WholeRelation = {
  readonly id: string
  readonly kind: RelationKind
  readonly displayName: string
  readonly golden: RelationRecord
  readonly createdAt: Date
  readonly changedAt: Date
  readonly archivedAt: Date | null
}

/** Everything that is stored, unmasked and whoever asks: for what the person has a right to, after that right was checked. */
export async function findWhole(ctx: Ctx, relationId: string): Promise<WholeRelation | undefined> {
  const { rows } = await sql<WholeRelation>`
    select r.id, r.kind, r.display_name as "displayName", r.golden, r.created_at as "createdAt", r.changed_at as "changedAt", r.archived_at as "archivedAt"
    from relations.relation r where r.id = ${relationId}`.execute(ctx.tx)
  return rows[0]
}

export type RoleInDossier = {
  readonly typeId: string
  readonly from: string | null
  readonly until: string | null
  readonly branchId: string | null
  readonly statusId: string | null
  readonly stageId: string | null
  readonly endReason: string | null
  readonly leadSource: string | null
  readonly interest: string | null
}

export async function listRoles(ctx: Ctx, relationId: string): Promise<RoleInDossier[]> {
  const { rows } = await sql<RoleInDossier>`
    select type_id as "typeId", valid_from as "from", valid_until as until, branch_id as "branchId",
      status_id as "statusId", stage_id as "stageId", end_reason as "endReason", lead_source as "leadSource", interest
    from relations.role where relation_id = ${relationId} order by created_at, id`.execute(ctx.tx)
  return rows
}

export type LinkInDossier = {
  readonly typeId: string
  readonly isReversed: boolean
  readonly function: string | null
  readonly from: string | null
  readonly until: string | null
  readonly otherKind: RelationKind
  readonly otherName: string
}

export async function listLinks(ctx: Ctx, relationId: string): Promise<LinkInDossier[]> {
  const { rows } = await sql<LinkInDossier>`
    select l.type_id as "typeId", l.to_id = ${relationId} as "isReversed", l.function, l.valid_from as "from", l.valid_until as until,
      o.kind as "otherKind", o.display_name as "otherName"
    from relations.link l join relations.relation o on o.id = case when l.to_id = ${relationId} then l.from_id else l.to_id end
    where (l.from_id = ${relationId} or l.to_id = ${relationId}) and l.from_id <> l.to_id order by l.created_at, l.id`.execute(
    ctx.tx,
  )
  return rows
}

/** Relations that are linked with one of these, either way. */
export async function listLinkedIds(ctx: Ctx, relationIds: readonly string[]): Promise<string[]> {
  const ids = [...relationIds]
  const { rows } = await sql<{ id: string }>`
    select l.to_id as id from relations.link l where l.from_id = any(${ids}::uuid[])
    union select l.from_id from relations.link l where l.to_id = any(${ids}::uuid[])`.execute(ctx.tx)
  return rows.map(({ id }) => id).filter((id) => !ids.includes(id))
}
