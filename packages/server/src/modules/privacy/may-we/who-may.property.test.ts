import { randomUUID } from 'node:crypto'
import { Channel } from '@klantregie/contract'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../../platform/context.ts'
import { lastMomentOfDutchDay } from '../../../platform/pure/dutch/end-of-day.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { findPurposes } from '../purposes/purpose.service.ts'
import { hashOfContact } from '../standing/contact-point.ts'
import { divideIntoKinds } from './alike.queries.ts'
import { mayWe } from './may-we.service.ts'
import { whoMayBeReached } from './who-may.service.ts'

const TODAY = '2026-03-02'
const PEOPLE = 600

let app: TestApp
let purposes: { id: string; kind: string; basis: string }[]
const ids = Array.from({ length: PEOPLE }, () => randomUUID())

/** The same people every time. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  return {
    chance: (share: number) => next() < share,
    pick: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T,
    times: <T>(most: number, make: (index: number) => T): T[] =>
      Array.from({ length: Math.floor(next() * (most + 1)) }, (_, index) => make(index)),
  }
}
const { chance, pick, times } = dice(7)

beforeAll(async () => {
  app = await testApp()
  await app.inTransaction(findPurposes)
  await app.query(
    `update privacy.purpose set channels = '{email,phone,post,sms,in_person}', is_own_offer = true where kind <> 'service'`,
  )
  purposes = await app.query('select id, kind, basis from privacy.purpose order by position')
  const [topic] = await app.query(
    `insert into privacy.topic (id, purpose_id, name, position) values (gen_random_uuid(), $1, 'Jazz', 1) returning id, purpose_id`,
    [purposes[0]?.id],
  )
  await insert('relations.relation', ids.map(aRelation))
  await insert(
    'privacy.consent',
    ids.flatMap((id) => (chance(0.6) ? times(4, () => aStatement(id, topic)) : [])),
  )
  await insert(
    'privacy.standing',
    ids.flatMap((id) => (chance(0.25) ? times(2, () => aStanding(id)) : [])),
  )
  await insert(
    'privacy.customer_fact',
    ids.flatMap((id) => (chance(0.5) ? times(3, () => aCustomerFact(id)) : [])),
  )
  await insert('privacy.suppressed_address', Array.from({ length: 60 }, aStop))
}, 120_000)

async function insert(table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  await app.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

const email = () => `p${String(pick(Array.from({ length: 400 }, (_, index) => index)))}@example.org`
const number = () => `+316890${String(1000 + pick(Array.from({ length: 400 }, (_, index) => index)))}`
/** Around sixteenth birthdays, and a day that not every year has. */
const BIRTHS = [null, null, null, '1970-01-01', '2010-03-01', '2010-03-02', '2010-03-03', '2012-02-29', '2009-05-15']
/** Few, so that they coincide; the last is still to come on the day itself. */
const MOMENTS = ['2025-01-15T10:00:00Z', '2025-05-14T22:30:00Z', '2025-05-15T10:00:00Z', '2026-03-02T20:00:00Z']

function aRelation(id: string) {
  const golden = {
    ...(chance(0.8) && { emails: times(2, email) }),
    ...(chance(0.7) && {
      phones: times(2, () => ({
        number: number(),
        kind: pick(['mobile', 'landline', 'unknown']),
        isValid: chance(0.8),
      })),
    }),
    ...(chance(0.7) && {
      addresses: times(2, () => ({
        use: 'home',
        ...(chance(0.6) && { street: 'Dijk' }),
        ...(chance(0.3) && { houseNumber: '1' }),
        ...(chance(0.5) && { postcode: '4101 AB' }),
        ...(chance(0.4) && { place: 'Culemborg' }),
      })),
    }),
  }
  return {
    ...{ tenant_id: app.tenantId, id, kind: 'person', golden, display_name: 'X', sort_key: 'x', search_text: '' },
    ...{ domain_mask: 1, birth_date: pick(BIRTHS), created_at: MOMENTS[0], changed_at: MOMENTS[0] },
    archived_at: chance(0.08) ? MOMENTS[0] : null,
    merged_into_id: chance(0.04) ? ids[0] : null,
    ...{ is_protected: false, is_marked_protected: false },
  }
}

function aStatement(id: string, topic: { id: string; purpose_id: string }) {
  const isAboutTopic = chance(0.2)
  const at = pick(MOMENTS)
  const isListed = chance(0.3)
  return {
    ...{
      tenant_id: app.tenantId,
      id: randomUUID(),
      relation_id: id,
      origin_relation_id: id,
      recorded_at: at,
      occurred_at: at,
    },
    purpose_id: isAboutTopic ? topic.purpose_id : pick(purposes).id,
    topic_id: isAboutTopic ? topic.id : null,
    channel: pick(Channel.options),
    ...{ state: pick(['given', 'given', 'given', 'withdrawn', 'refused']), basis: 'consent' },
    ...{ source: isListed ? 'import' : 'desk', import_id: isListed ? randomUUID() : null, source_name: '' },
    ...{ actor_kind: 'system', actor_id: 'test', actor_name: 'test', proof: '', is_by_guardian: chance(0.2) },
    expires_at: chance(0.3) ? pick(['2026-03-02T12:00:00Z', '2026-03-02T22:59:59.999Z', '2026-03-02T23:00:00Z']) : null,
    voided_at: chance(0.1) ? at : null,
  }
}

function aStanding(id: string) {
  const kind = pick(['deceased', 'restricted', 'objected', 'objected', 'objected', 'objected'])
  return {
    ...{
      tenant_id: app.tenantId,
      id: randomUUID(),
      relation_id: id,
      origin_relation_id: id,
      kind,
      reason: '',
      by_name: 'test',
    },
    purpose_id: kind === 'objected' && chance(0.6) ? pick(purposes).id : null,
    since: pick(MOMENTS),
    lifted_at: chance(0.3) ? '2026-03-02T21:00:00Z' : null,
  }
}

function aCustomerFact(id: string) {
  const kind = pick(['email', 'phone'] as const)
  return {
    ...{ tenant_id: app.tenantId, id: randomUUID(), relation_id: id, origin_relation_id: id, contact_kind: kind },
    // Half of them of what the relation has, the others of what it once had.
    contact: kind === 'email' ? email() : number(),
    ...{ captured_at: MOMENTS[0], recorded_at: pick(MOMENTS), proof: '', by_name: 'test' },
    ...{ has_payment_obligation: chance(0.8), is_same_entity: chance(0.9), was_informed: chance(0.8) },
    ...{ was_offered_opt_out: chance(0.8), is_enriched: chance(0.1) },
  }
}

function aStop() {
  const kind = pick(['email', 'phone'] as const)
  const reason = pick(['bounced', 'opt_out', 'complaint', 'by_hand'])
  return {
    ...{ tenant_id: app.tenantId, id: randomUUID(), kind, reason, since: MOMENTS[0] },
    hash: hashOfContact(app.tenantId, { kind, contact: kind === 'email' ? email() : number() }),
    purpose_id: reason === 'opt_out' && chance(0.5) ? pick(purposes).id : null,
    released_at: chance(0.2) ? '2026-01-01T00:00:00Z' : null,
  }
}

const reached = async (ctx: Ctx, purposeId: string, channel: Channel) => {
  const who = await whoMayBeReached(ctx, { purposeId, channel, today: TODAY }, null)
  const { rows } = await sql<{ id: string }>`select w.relation_id as id from (${who}) w`.execute(ctx.tx)
  return rows.map(({ id }) => id).toSorted()
}

async function asked(ctx: Ctx, purposeId: string, channel: Channel): Promise<string[]> {
  const answers = await mayWe(ctx, ids, { purposeId, channel, at: lastMomentOfDutchDay(TODAY).toISOString() })
  return answers
    .filter(({ decision }) => decision !== 'not_allowed')
    .map(({ relationId }) => relationId)
    .toSorted()
}

async function differences(): Promise<{ wrong: string[]; reached: number }> {
  const found = { wrong: [] as string[], reached: 0 }
  for (const { id, kind, basis } of purposes)
    for (const channel of Channel.options) {
      const one = await app.inTransaction(async (ctx) => ({
        set: await reached(ctx, id, channel),
        all: await asked(ctx, id, channel),
      }))
      found.reached += one.all.length
      if (one.set.join() !== one.all.join()) found.wrong.push(`${kind} on ${basis} by ${channel}`)
    }
  return found
}

describe('whoever may be reached is whoever the decision allows, when it is asked of one of each kind', () => {
  test('for the purposes of every organisation, by every channel', async () => {
    const found = await differences()
    expect(found.wrong).toEqual([])
    expect(found.reached).toBeGreaterThan(PEOPLE)
  }, 120_000)

  test.each(['legitimate_interest', 'public_task', 'contract', 'consent'])(
    'also when every purpose rests on %s',
    async (basis) => {
      await app.query('update privacy.purpose set basis = $1', [basis])
      purposes = purposes.map((purpose) => ({ ...purpose, basis }))
      expect((await differences()).wrong).toEqual([])
    },
    120_000,
  )

  test('there are few kinds: the decision is not asked of everybody', async () => {
    const purposeId = purposes[0]?.id ?? ''
    const at = lastMomentOfDutchDay(TODAY)
    const about = { purposeId, channel: 'post', today: TODAY, at, isForEverybody: true, isForCustomers: false } as const
    const { kinds } = await app.inTransaction((ctx) => divideIntoKinds(ctx, about))
    expect(kinds.length).toBeLessThan(PEOPLE / 4)
  })
})
