import type { Person, World } from './naive-segments.ts'
import type { Things } from './random-world.ts'
import type { Stand } from './stand.ts'

/** Writes the people as they are into the tables, past the use cases: what is tested is how they are counted. */
export async function storePerson(app: Stand, things: Things, one: Person): Promise<void> {
  const mask = one.domains.reduce(
    (sum, id) => sum | (1n << BigInt(things.domains.find((domain) => domain.id === id)!.bit)),
    0n,
  )
  await app.query(
    `insert into relations.relation (id, kind, golden, display_name, sort_key, email, phone, postcode, place, place_key, birth_date, branch_id, domain_mask,
       search_text, created_at, changed_at, archived_at, is_protected)
     values ($1, $2, '{}', 'X', 'x', $3, $4, $5, $6, $6, $7, $8, $9, '', $10::date + time '12:00', now(), case when $11 then null else now() end, $12)
     on conflict (tenant_id, id) do update set kind = excluded.kind, email = excluded.email, phone = excluded.phone, postcode = excluded.postcode,
       place = excluded.place, place_key = excluded.place_key, birth_date = excluded.birth_date, branch_id = excluded.branch_id,
       domain_mask = excluded.domain_mask, created_at = excluded.created_at, archived_at = excluded.archived_at, is_protected = excluded.is_protected`,
    [
      one.id,
      one.kind,
      one.hasEmail ? 'a@example.org' : null,
      one.hasPhone ? '+31612345678' : null,
      one.area && `${one.area} AB`,
      one.place,
      one.birthDate,
      one.branchId,
      mask.toString(),
      one.addedOn,
      one.isOpen,
      one.isProtected,
    ],
  )
  await app.query('delete from relations.role where relation_id = $1', [one.id])
  await app.query('delete from relations.relation_label where relation_id = $1', [one.id])
  await app.query('delete from activity.fact where relation_id = $1', [one.id])
  await app.query('delete from engagement.approach where relation_id = $1', [one.id])
  for (const { typeId, from, until, branchId } of one.roles)
    await app.query(
      `insert into relations.role (id, relation_id, origin_relation_id, type_id, domain_id, branch_id, valid_from, valid_until, created_at)
       values (gen_random_uuid(), $1, $1, $2, $3, $4, $5, $6, now())`,
      [one.id, typeId, things.types.find(({ id }) => id === typeId)!.domainId, branchId, from, until],
    )
  for (const id of one.labelIds)
    await app.query(
      `insert into relations.relation_label (label_id, relation_id, origin_relation_id, by_name, at) values ($1, $2, $2, 'test', now())`,
      [id, one.id],
    )
  for (const fact of one.facts)
    await app.query(
      `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, genre_id, branch_id, quantity, amount_cents, order_key, is_reversal, recorded_at,
         offering_id)
       values (gen_random_uuid(), $1, $1, $2, $3::date, $3, $4, $5, $6, $7, $8, $9, now(), $10)`,
      [
        one.id,
        kindOf(things, fact),
        fact.day,
        fact.genreId,
        fact.branchId,
        fact.quantity,
        fact.cents,
        fact.order,
        !fact.counts,
        fact.offeringIds[0] ?? null,
      ],
    )
  for (const { state, purposeId, day } of one.approaches)
    await app.query(
      `insert into engagement.approach (id, relation_id, origin_relation_id, purpose_id, kind, channel, owner_name, starts_on, ends_on, state,
         clearance, created_by_name, created_at, ended_at)
       values (gen_random_uuid(), $1, $1, $2, 'call', 'phone', 'test', $3, $3, $4, 'recorded', 'test', now(), case when $4 = 'made' then now() end)`,
      [one.id, purposeId, day, state],
    )
}

function kindOf({ families, giving }: Things, { familyId, isPromise }: Person['facts'][number]): string {
  if (isPromise === true) return 'pledge'
  return familyId === giving ? 'gift' : families.find(({ id }) => id === familyId)!.kind
}

export async function storeWorld(app: Stand, things: Things, world: World): Promise<void> {
  for (const one of world.people.values()) await storePerson(app, things, one)
  for (const { typeId, fromId, toId, from, until } of world.links)
    await app.query(
      `insert into relations.link (id, from_id, to_id, origin_from_id, origin_to_id, type_id, valid_from, valid_until, created_at)
       values (gen_random_uuid(), $1, $2, $1, $2, $3, $4, $5, now())`,
      [fromId, toId, typeId, from, until],
    )
}
