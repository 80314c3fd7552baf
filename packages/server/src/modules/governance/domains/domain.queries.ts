import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'governance')

export type DomainSeats = {
  readonly id: string
  readonly key: string
  readonly name: string
  readonly bit: number
  readonly description: string
  readonly ownerUserId: string | null
  readonly deputyUserId: string | null
  readonly freshMonths: number
  readonly expectedFields: readonly string[]
}

function selectDomains(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('governance.domain')
    .select([
      'id',
      'key',
      'name',
      'bit',
      'description',
      'owner_user_id as ownerUserId',
      'deputy_user_id as deputyUserId',
      'fresh_months as freshMonths',
      'expected_fields as expectedFields',
    ])
}

/** In the order in which they were made. */
export function findDomainSeats(ctx: Ctx): Promise<DomainSeats[]> {
  return selectDomains(ctx).orderBy('bit').execute()
}

export function findDomain(ctx: Ctx, id: string): Promise<DomainSeats | undefined> {
  return selectDomains(ctx).where('id', '=', id).executeTakeFirst()
}

/** The same, and nobody changes it until the end of the transaction. */
export function findDomainForChange(ctx: Ctx, id: string): Promise<DomainSeats | undefined> {
  return selectDomains(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Two people who make a domain at once must not take the same bit: they take turns, until the end of the transaction. */
export async function lockDomains(ctx: Ctx): Promise<DomainSeats[]> {
  await sql`select pg_advisory_xact_lock(7245032, hashtext(${ctx.tenantId}))`.execute(ctx.tx)
  return findDomainSeats(ctx)
}

export async function insertDomain(
  ctx: Ctx,
  domain: { key: string; name: string; description: string; bit: number },
): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('governance.domain')
    .values({ id, ...domain })
    .execute()
  return id
}

export async function updateDomain(ctx: Ctx, id: string, text: { name: string; description: string }): Promise<void> {
  await tables(ctx).updateTable('governance.domain').set(text).where('id', '=', id).execute()
}

export async function setSeat(ctx: Ctx, id: string, seat: 'owner' | 'deputy', userId: string | null): Promise<void> {
  await tables(ctx)
    .updateTable('governance.domain')
    .set(seat === 'owner' ? { owner_user_id: userId } : { deputy_user_id: userId })
    .where('id', '=', id)
    .execute()
}

export async function setQualityRules(
  ctx: Ctx,
  id: string,
  rules: { freshMonths: number; expectedFields: readonly string[] },
): Promise<void> {
  await tables(ctx)
    .updateTable('governance.domain')
    .set({ fresh_months: rules.freshMonths, expected_fields: [...rules.expectedFields] })
    .where('id', '=', id)
    .execute()
}

export type NewAppointment = {
  readonly domainId: string
  readonly seat: 'owner' | 'deputy'
  readonly from: { readonly id: string; readonly name: string } | null
  readonly to: { readonly id: string; readonly name: string } | null
  readonly remark: string
  readonly open: Readonly<Record<string, number>>
}

export async function insertAppointment(ctx: Ctx, appointment: NewAppointment): Promise<void> {
  const { domainId, seat, from, to, remark, open } = appointment
  await tables(ctx)
    .insertInto('governance.domain_appointment')
    .values({
      id: newId(),
      domain_id: domainId,
      seat,
      from_user_id: from?.id ?? null,
      from_name: from?.name ?? null,
      to_user_id: to?.id ?? null,
      to_name: to?.name ?? null,
      remark,
      open_items: JSON.stringify(open),
      by_name: ctx.actor.name,
      at: ctx.now,
    })
    .execute()
}

export function findAppointments(ctx: Ctx, domainId: string) {
  return tables(ctx)
    .selectFrom('governance.domain_appointment')
    .select(['id', 'seat', 'from_name', 'to_name', 'remark', 'open_items', 'by_name', 'at'])
    .where('domain_id', '=', domainId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

export type DomainContent = {
  readonly domainId: string
  readonly types: readonly { id: string; key: string; name: string }[]
  readonly fields: readonly { key: string; label: string }[]
  readonly definitionCount: number
  readonly reviews: number
  readonly proposals: number
  readonly disputedTerms: number
  readonly conceptTerms: number
  /** Counted at night; null before the first night. */
  readonly day: string | null
  readonly relations: number | null
  readonly sources: readonly { name: string; relations: number }[]
}

/** What each domain covers, and what is open in it. Small tables: types, fields, terms, rounds and proposals. */
export async function findContents(ctx: Ctx): Promise<DomainContent[]> {
  const { rows } = await sql<DomainContent>`
    select d.id as "domainId",
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'key', t.key, 'name', t.name) order by t.position, t.name), '[]')
        from governance.relation_type t where t.domain_id = d.id and t.retired_at is null) as types,
      (select coalesce(jsonb_agg(jsonb_build_object('key', f.key, 'label', f.label) order by f.position), '[]')
        from governance.field f where f.domain_id = d.id and f.retired_at is null) as fields,
      (select count(*) from governance.definition x where x.domain_id = d.id and x.status <> 'retired') as "definitionCount",
      (select count(*) from governance.review_round r where r.domain_id = d.id and r.state <> 'attested') as reviews,
      (select count(*) from governance.proposal p where p.domain_id = d.id and p.status = 'open') as proposals,
      (select count(*) from governance.definition x where x.domain_id = d.id and x.is_disputed) as "disputedTerms",
      (select count(*) from governance.definition x where x.domain_id = d.id and x.status = 'concept' and not x.is_disputed) as "conceptTerms",
      q.day, q.measured as relations,
      (select coalesce(jsonb_agg(jsonb_build_object('name', s.source, 'relations', s.relations) order by s.relations desc, s.source), '[]')
        from governance.domain_source s where s.domain_id = d.id) as sources
    from governance.domain d
    left join lateral (
      select f.day, f.measured from governance.quality_figure f
      where f.domain_id = d.id and f.dimension = 'freshness' and f.field = '' order by f.day desc limit 1
    ) q on true
    order by d.bit`.execute(ctx.tx)
  return rows
}
