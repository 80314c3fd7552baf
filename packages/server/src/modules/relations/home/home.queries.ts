import { sql, type RawBuilder } from 'kysely'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'

const visible = (ctx: Ctx): RawBuilder<boolean> =>
  ctx.domainMask === EVERY_DOMAIN ? sql`true` : sql`(r.domain_mask & ${ctx.domainMask}::bigint) <> 0`
const runs = (day: string) =>
  sql`(l.valid_from is null or l.valid_from <= ${day}::date) and (l.valid_until is null or l.valid_until > ${day}::date)`
const shown = (ctx: Ctx) => sql`r.archived_at is null and r.merged_into_id is null and ${visible(ctx)}`

export type HouseholdRow = { readonly id: string; readonly domainMask: string }

type OfType = { readonly typeIds: readonly string[]; readonly day: string }

/** Households in which somebody lives on a day, as far as the reader sees them. */
export async function findHouseholds(ctx: Ctx, personId: string, { typeIds, day }: OfType): Promise<HouseholdRow[]> {
  const { rows } = await sql<HouseholdRow>`
    select distinct r.id, r.domain_mask::text as "domainMask" from relations.link l
    join relations.relation r on r.id = l.to_id and r.kind = 'household' and ${shown(ctx)}
    where l.from_id = ${personId} and l.type_id = any(${[...typeIds]}::uuid[]) and ${runs(day)} order by r.id
  `.execute(ctx.tx)
  return rows
}

/** Who lives in these households; whoever the reader may not see is not there. */
export async function findMembers(
  ctx: Ctx,
  householdIds: readonly string[],
  { typeIds, day }: OfType,
): Promise<{ householdId: string; memberId: string }[]> {
  if (householdIds.length === 0) return []
  const { rows } = await sql<{ householdId: string; memberId: string }>`
    select distinct l.to_id as "householdId", l.from_id as "memberId" from relations.link l
    join relations.relation r on r.id = l.from_id and r.kind = 'person' and ${shown(ctx)}
    where l.to_id = any(${[...householdIds]}::uuid[]) and l.type_id = any(${[...typeIds]}::uuid[]) and ${runs(day)}
  `.execute(ctx.tx)
  return rows
}

export type Tie = { readonly otherId: string; readonly from: string | null; readonly until: string | null }

/** The other ends of links of these kinds on a day: of whom somebody is guardian, or who is guardian of them. */
export async function findTies(
  ctx: Ctx,
  personId: string,
  { typeIds, day, isReversed }: OfType & { readonly isReversed: boolean },
): Promise<Tie[]> {
  const [own, other] = isReversed ? [sql`l.to_id`, sql`l.from_id`] : [sql`l.from_id`, sql`l.to_id`]
  const { rows } = await sql<Tie>`
    select ${other} as "otherId", l.valid_from as "from", l.valid_until as until from relations.link l
    join relations.relation r on r.id = ${other} and ${shown(ctx)}
    where ${own} = ${personId} and l.from_id <> l.to_id and l.type_id = any(${[...typeIds]}::uuid[]) and ${runs(day)}
    order by l.valid_from nulls first, l.id
  `.execute(ctx.tx)
  return rows
}

/** Who else has one of these addresses, the oldest first. */
export async function findSharing(
  ctx: Ctx,
  { relationId, emails, limit }: { relationId: string; emails: readonly string[]; limit: number },
): Promise<{ email: string; otherId: string }[]> {
  if (emails.length === 0) return []
  const { rows } = await sql<{ email: string; otherId: string }>`
    select k.email, s.id as "otherId" from unnest(${[...emails]}::text[]) as k (email) cross join lateral (
      select r.id from relations.contact_point c join relations.relation r on r.id = c.relation_id
      where c.kind = 'email' and c.key = k.email and r.id <> ${relationId} and ${shown(ctx)} order by r.id limit ${limit}
    ) s
  `.execute(ctx.tx)
  return rows
}

export type ChoiceRow = {
  readonly householdId: string
  readonly isOneMailing: boolean
  readonly addresseeId: string | null
  readonly by: string
  readonly at: Date
}

/** What these households chose; a merge may have brought two choices, of which the last one said counts. */
export async function findChoices(ctx: Ctx, householdIds: readonly string[]): Promise<ChoiceRow[]> {
  if (householdIds.length === 0) return []
  const { rows } = await sql<ChoiceRow>`
    select distinct on (c.household_id) c.household_id as "householdId", c.is_one_mailing as "isOneMailing", c.addressee_id as "addresseeId",
      c.by_name as by, c.at
    from relations.household_choice c where c.household_id = any(${[...householdIds]}::uuid[]) order by c.household_id, c.at desc, c.id desc
  `.execute(ctx.tx)
  return rows
}

type NewChoice = { readonly householdId: string; readonly isOneMailing: boolean; readonly addresseeId: string | null }

export async function saveChoice(ctx: Ctx, { householdId, isOneMailing, addresseeId }: NewChoice): Promise<void> {
  await sql`
    insert into relations.household_choice (id, household_id, origin_household_id, is_one_mailing, addressee_id, origin_addressee_id, by_name, at)
    values (${newId()}, ${householdId}, ${householdId}, ${isOneMailing}, ${addresseeId}, ${addresseeId}, ${ctx.actor.name}, ${ctx.now})
    on conflict (tenant_id, origin_household_id) do update set household_id = excluded.household_id, is_one_mailing = excluded.is_one_mailing,
      addressee_id = excluded.addressee_id, origin_addressee_id = excluded.origin_addressee_id, by_name = excluded.by_name, at = excluded.at
  `.execute(ctx.tx)
}

export type Recipient = {
  readonly householdId: string
  readonly addresseeId: string | null
  readonly memberId: string
  readonly birthDate: string | null
}

/**
 * Of the households that chose one mailing and in which one of these lives or that is one of these itself: everybody who lives
 * there. Whoever asks: it is decided for a mailing, not shown.
 */
export async function findOneMailing(ctx: Ctx, ids: readonly string[], { typeIds, day }: OfType): Promise<Recipient[]> {
  if (ids.length === 0) return []
  const types = sql`${[...typeIds]}::uuid[]`
  const { rows } = await sql<Recipient>`
    with touched as materialized (
      select l.to_id as id from relations.link l where l.from_id = any(${[...ids]}::uuid[]) and l.type_id = any(${types}) and ${runs(day)}
      union select i from unnest(${[...ids]}::uuid[]) i
    ), choice as materialized (
      select distinct on (c.household_id) c.household_id, c.is_one_mailing, c.addressee_id from relations.household_choice c
      where c.household_id in (select id from touched) order by c.household_id, c.at desc, c.id desc
    )
    select c.household_id as "householdId", c.addressee_id as "addresseeId", l.from_id as "memberId", r.birth_date as "birthDate"
    from choice c join relations.link l on l.to_id = c.household_id and l.type_id = any(${types}) and ${runs(day)}
    join relations.relation r on r.id = l.from_id and r.kind = 'person' and r.archived_at is null and r.merged_into_id is null
    where c.is_one_mailing order by c.household_id, l.from_id
  `.execute(ctx.tx)
  return rows
}
