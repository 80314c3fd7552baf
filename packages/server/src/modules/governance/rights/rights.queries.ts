import { sql } from 'kysely'
import type { DomainRights, FieldAccess, FieldLimit, RightsSubject } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

/** Whose rights: what they have rights by. */
type Person = {
  readonly id: string
  readonly role: string
  readonly teamIds: readonly string[]
  /** Empty: every domain. */
  readonly domainIds: readonly string[]
}

export type DomainRow = {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly bit: number
  readonly ownerUserId: string | null
  readonly deputyUserId: string | null
}
type SubjectRow = { readonly kind: 'role' | 'team'; readonly key: string }
export type RightRow = SubjectRow & { readonly domainId: string; readonly rights: DomainRights }
export type LimitRow = SubjectRow & { readonly domainId: string; readonly field: string; readonly access: FieldAccess }

type StandingRow = {
  readonly id: string
  readonly bit: number
  readonly isOwner: boolean
  readonly isOpened: boolean
  /** Fields of special data; the same in every row. */
  readonly special: readonly string[]
  readonly rights: readonly [
    kind: 'role' | 'team',
    key: string,
    see: boolean,
    change: boolean,
    take: boolean,
    del: boolean,
  ][]
  readonly limits: readonly [kind: 'role' | 'team', key: string, field: string, access: FieldAccess][]
}

/** Keys of the fields of special data, the retired ones too: what is known in them stays what it is. */
const SPECIAL = sql`select coalesce(array_agg(key order by key), '{}') from governance.field where sensitivity = 'special'`

export async function findSpecialFields(ctx: Ctx): Promise<string[]> {
  const { rows } = await sql<{ keys: string[] }>`select (${SPECIAL}) as keys`.execute(ctx.tx)
  return rows[0]?.keys ?? []
}

/** Every domain with how somebody stands towards it: one statement, because it runs on every request. */
export async function findStandings(ctx: Ctx, { id, role, teamIds }: Person): Promise<StandingRow[]> {
  const mine = sql`((subject_kind = 'role' and subject_key = ${role}) or (subject_kind = 'team' and subject_key = any(${[...teamIds]}::text[])))`
  const { rows } = await sql<StandingRow>`
    select d.id, d.bit, coalesce(d.owner_user_id = ${id}::uuid or d.deputy_user_id = ${id}::uuid, false) as "isOwner",
      coalesce(g.is_opened, false) as "isOpened", (${SPECIAL}) as special, coalesce(r.rights, '[]') as rights, coalesce(f.limits, '[]') as limits
    from governance.domain d
    left join (
      select domain_id, jsonb_agg(jsonb_build_array(subject_kind, subject_key, may_see, may_change, may_export, may_delete)) as rights
      from governance.domain_right where ${mine} group by domain_id
    ) r on r.domain_id = d.id
    left join (
      select domain_id, jsonb_agg(jsonb_build_array(subject_kind, subject_key, field_key, access)) as limits
      from governance.field_right where ${mine} group by domain_id
    ) f on f.domain_id = d.id
    left join (
      select domain_id, true as is_opened from governance.break_glass
      where user_id = ${id}::uuid and until > ${ctx.now} and ended_at is null group by domain_id
    ) g on g.domain_id = d.id
    order by d.bit
  `.execute(ctx.tx)
  return rows
}

export async function findDomains(ctx: Ctx): Promise<DomainRow[]> {
  const { rows } = await sql<DomainRow>`
    select id, key, name, bit, owner_user_id as "ownerUserId", deputy_user_id as "deputyUserId" from governance.domain order by bit
  `.execute(ctx.tx)
  return rows
}

/** Keeps the domain as it is until the end of the transaction: two changes of its rights take turns. */
export async function lockDomain(ctx: Ctx, id: string): Promise<DomainRow | null> {
  const { rows } = await sql<DomainRow>`
    select id, key, name, bit, owner_user_id as "ownerUserId", deputy_user_id as "deputyUserId" from governance.domain
    where id = ${id} for no key update
  `.execute(ctx.tx)
  return rows[0] ?? null
}

export async function findRights(ctx: Ctx, domainId?: string): Promise<RightRow[]> {
  let rows = tables(ctx)
    .selectFrom('governance.domain_right')
    .select(['subject_kind', 'subject_key', 'domain_id', 'may_see', 'may_change', 'may_export', 'may_delete'])
  if (domainId !== undefined) rows = rows.where('domain_id', '=', domainId)
  return (await rows.execute()).map((row) => ({
    kind: row.subject_kind as SubjectRow['kind'],
    key: row.subject_key,
    domainId: row.domain_id,
    rights: { see: row.may_see, change: row.may_change, export: row.may_export, delete: row.may_delete },
  }))
}

export async function findLimits(ctx: Ctx, domainId?: string): Promise<LimitRow[]> {
  let rows = tables(ctx)
    .selectFrom('governance.field_right')
    .select(['subject_kind', 'subject_key', 'domain_id', 'field_key', 'access'])
    .orderBy('field_key')
  if (domainId !== undefined) rows = rows.where('domain_id', '=', domainId)
  return (await rows.execute()).map((row) => ({
    kind: row.subject_kind as SubjectRow['kind'],
    key: row.subject_key,
    domainId: row.domain_id,
    field: row.field_key,
    // The check constraint of the table allows no other.
    access: row.access as FieldAccess,
  }))
}

/** Who has given themselves sight of what, now. */
export async function findOpened(ctx: Ctx): Promise<{ userId: string; domainId: string }[]> {
  const rows = await tables(ctx)
    .selectFrom('governance.break_glass')
    .select(['user_id as userId', 'domain_id as domainId'])
    .where('until', '>', ctx.now)
    .where('ended_at', 'is', null)
    .where('domain_id', 'is not', null)
    .execute()
  return rows.flatMap(({ userId, domainId }) => (domainId === null ? [] : [{ userId, domainId }]))
}

/** The fields of the model in their order: what they are called here. */
export async function findFieldLabels(ctx: Ctx): Promise<{ key: string; label: string; isSpecial: boolean }[]> {
  const rows = await tables(ctx)
    .selectFrom('governance.field')
    .select(['key', 'label', 'sensitivity'])
    .orderBy('position')
    .execute()
  return rows.map(({ key, label, sensitivity }) => ({ key, label, isSpecial: sensitivity === 'special' }))
}

/** Nothing that was agreed about a field holds any more: what was a limit must not become a right, nor the reverse. */
export async function removeLimits(ctx: Ctx, field: string): Promise<void> {
  await tables(ctx).deleteFrom('governance.field_right').where('field_key', '=', field).execute()
}

/** Limits a field for every subject in every domain about whom nothing was agreed of it. */
export async function hideFromOthers(ctx: Ctx, field: string): Promise<void> {
  await sql`
    insert into governance.field_right (subject_kind, subject_key, domain_id, field_key, access)
    select r.subject_kind, r.subject_key, r.domain_id, ${field}, 'hidden' from governance.domain_right r
    on conflict do nothing
  `.execute(ctx.tx)
}

/** A right to change that was given on purpose is none where changing follows from the relation. */
export async function removeGrants(ctx: Ctx, field: string): Promise<void> {
  await tables(ctx)
    .deleteFrom('governance.field_right')
    .where('field_key', '=', field)
    .where('access', '=', 'change')
    .execute()
}

type CellPlace = { readonly subject: RightsSubject; readonly domainId: string }

/** Writes one cell whole: rights and limits as given, and nothing else remains. */
export async function replaceCell(
  ctx: Ctx,
  { subject, domainId }: CellPlace,
  { rights, limits }: { rights: DomainRights; limits: readonly FieldLimit[] },
): Promise<void> {
  const place = { subject_kind: subject.kind, subject_key: subject.key, domain_id: domainId }
  await removeCells(ctx, subject, domainId)
  await insertRights(ctx, [{ ...subject, domainId, rights }])
  if (limits.length === 0) return
  await tables(ctx)
    .insertInto('governance.field_right')
    .values(limits.map(({ field, access }) => ({ ...place, field_key: field, access })))
    .execute()
}

export async function insertRights(ctx: Ctx, rows: readonly RightRow[]): Promise<void> {
  if (rows.length === 0) return
  await tables(ctx)
    .insertInto('governance.domain_right')
    .values(
      rows.map(({ kind, key, domainId, rights }) => ({
        subject_kind: kind,
        subject_key: key,
        domain_id: domainId,
        may_see: rights.see,
        may_change: rights.change,
        may_export: rights.export,
        may_delete: rights.delete,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Everything a subject may do, in one domain or everywhere. */
export async function removeCells(ctx: Ctx, subject: RightsSubject, domainId?: string): Promise<void> {
  for (const table of ['governance.domain_right', 'governance.field_right'] as const) {
    let rows = tables(ctx)
      .deleteFrom(table)
      .where('subject_kind', '=', subject.kind)
      .where('subject_key', '=', subject.key)
    if (domainId !== undefined) rows = rows.where('domain_id', '=', domainId)
    await rows.execute()
  }
}
