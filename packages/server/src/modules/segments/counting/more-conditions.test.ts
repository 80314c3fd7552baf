import { createHash, randomUUID } from 'node:crypto'
import { Channel, type Condition, type Permission } from '@klantregie/contract'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { lastMomentOfDutchDay } from '../../../platform/pure/dutch/end-of-day.ts'
import { seeded } from '../testing/seeded.ts'
import { findPurposes, loadConsents, mayWe } from '../../privacy/index.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import { listMembers } from './counting.service.ts'

const TODAY = '2026-03-02'

let app: TestApp
let ids: string[]
let purposes: { id: string }[]

const membersOf = async (condition: Condition) =>
  (
    await app.inTransaction((ctx) => listMembers(ctx, { group: 'all', of: [condition] }), app.who('administrator'))
  ).toSorted()
const count = (role: Parameters<TestApp['as']>[0], condition: Condition) =>
  app.as(role)('POST', '/segments/count', { conditions: { group: 'all', of: [condition] } })

beforeAll(async () => {
  app = await testApp()
  ids = Array.from({ length: 60 }, () => randomUUID())
  purposes = await app.inTransaction((ctx) => findPurposes(ctx))
  await storePeople()
  await app.inTransaction(refreshAll)
})

/** People who can be reached in all kinds of ways and said all kinds of things about it. */
async function storePeople(): Promise<void> {
  const random = seeded(11)
  for (const [index, id] of ids.entries()) {
    const golden = {
      ...(random.chance(0.7) && { emails: [`p${String(index % 40)}@example.org`] }),
      ...(random.chance(0.6) && { phones: [{ number: `+3168900${1000 + index}`, kind: 'mobile', isValid: true }] }),
      ...(random.chance(0.7) && { addresses: [{ street: 'Dijk', houseNumber: '1', place: 'Culemborg' }] }),
    }
    const birth = random.pick([null, '1980-01-01', '2012-05-05', '2010-03-02', '2010-03-03'])
    await app.query(
      `insert into relations.relation (id, kind, golden, display_name, sort_key, birth_date, domain_mask, search_text, created_at, changed_at, archived_at)
       values ($1, 'person', $2, 'X', 'x', $3, 1, '', now(), now(), case when $4 then now() end)`,
      [id, golden, birth, random.chance(0.1)],
    )
    if (random.chance(0.2))
      await app.query(
        `insert into privacy.standing (id, relation_id, origin_relation_id, kind, since, by_name) values (gen_random_uuid(), $1, $1, $2, '2026-01-01', 'test')`,
        [id, random.pick(['objected', 'restricted', 'deceased'])],
      )
  }
  const said = ids.flatMap((relationId) =>
    Array.from({ length: random.between(0, 6) }, () => ({
      relationId,
      purposeKey: random.pick(purposes as { id: string; key: string }[]).key,
      channel: random.pick(Channel.options),
      state: random.pick(['given', 'given', 'withdrawn', 'refused'] as const),
      source: 'desk' as const,
      sourceName: '',
      occurredAt: new Date(`2025-0${String(random.between(1, 9))}-15T10:00:00Z`),
      contact: null,
      isByGuardian: random.chance(0.2),
    })),
  )
  await app.inTransaction((ctx) => loadConsents(ctx, said))
}

async function differences(): Promise<string[]> {
  const at = lastMomentOfDutchDay(TODAY).toISOString()
  const found: string[] = []
  for (const { id: purposeId } of purposes)
    for (const channel of Channel.options) {
      const answers = await app.inTransaction(
        (ctx) => mayWe(ctx, ids, { purposeId, channel, at }),
        app.who('administrator'),
      )
      const allowed = answers.filter(({ decision }) => decision !== 'not_allowed').map(({ relationId }) => relationId)
      const members = await membersOf({ about: 'may', purposeId, channel })
      if (members.join() !== allowed.toSorted().join()) found.push(`${purposeId} ${channel}`)
    }
  return found
}

describe('may be approached', () => {
  test('is for every purpose and channel exactly what the decision says', async () => {
    expect(purposes.length).toBeGreaterThan(3)
    expect(await differences()).toEqual([])
  }, 120_000)

  test('follows at once when somebody objects, an address is stopped or a purpose is retired', async () => {
    await app.query(
      `insert into privacy.standing (id, relation_id, origin_relation_id, kind, since, by_name)
       select gen_random_uuid(), x, x, 'objected', '2026-02-01', 'test' from unnest($1::uuid[]) x`,
      [ids.slice(0, 10)],
    )
    await app.query(
      `update privacy.standing set lifted_at = '2026-02-20', lifted_by_name = 'test' where relation_id = any($1::uuid[])`,
      [ids.slice(20, 40)],
    )
    for (let index = 0; index < 8; index++)
      await app.query(
        `insert into privacy.suppressed_address (id, kind, hash, reason, since) values (gen_random_uuid(), 'email', $1, $2, '2026-02-01')`,
        [
          createHash('sha256')
            .update(`${app.tenantId} email p${String(index)}@example.org`)
            .digest('hex'),
          index % 2 === 0 ? 'bounced' : 'opt_out',
        ],
      )
    await app.query(`update privacy.purpose set status = 'retired' where id = $1`, [purposes[0]?.id])
    await app.inTransaction(refreshAll)
    expect(await differences()).toEqual([])
  }, 120_000)

  test('of a purpose that is not there nothing is told', async () => {
    const reply = await count('relation_manager', { about: 'may', purposeId: randomUUID(), channel: 'email' })
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'segments.condition_hidden'])
  })
})

describe('took part in what is offered', () => {
  test('a date that moves to another event takes its people along', async () => {
    const made = async (kind: string, parentId: string | null) => {
      const id = randomUUID()
      await app.query(
        `insert into activity.offering (id, kind, parent_id, title, title_key, created_at, changed_at) values ($1, $2, $3, 'X', 'x', now(), now())`,
        [id, kind, parentId],
      )
      return id
    }
    const [one, other] = [await made('event', null), await made('event', null)]
    const date = await made('date', one)
    const [guest] = await app.query('select id from relations.relation where archived_at is null limit 1')
    await app.query(
      `insert into activity.fact (id, relation_id, origin_relation_id, kind, occurred_at, day, offering_id, recorded_at)
       values (gen_random_uuid(), $1, $1, 'ticket', now(), '2026-02-01', $2, now())`,
      [guest?.id, date],
    )
    await app.inTransaction(refreshAll)
    const at = (id: string) => membersOf({ about: 'offering', ids: [id], atLeast: 1 })
    expect([await at(one), await at(other)]).toEqual([[guest?.id], []])
    await app.query('update activity.offering set parent_id = $1 where id = $2', [other, date])
    await app.inTransaction(refreshAll)
    expect([await at(one), await at(other)]).toEqual([[], [guest?.id]])
  })

  test('of what is not there nothing is told', async () => {
    const reply = await count('relation_manager', { about: 'offering', ids: [randomUUID()], atLeast: 1 })
    expect([reply.statusCode, reply.json().code]).toEqual([403, 'segments.condition_hidden'])
  })
})

describe('who may not see it, is told nothing by counting it', () => {
  test.each<{ lacks: Permission; condition: () => Condition }>([
    { lacks: 'engagement.approach.read', condition: () => ({ about: 'approach', state: 'made' }) },
    {
      lacks: 'privacy.consent.read',
      condition: () => ({ about: 'may', purposeId: purposes[1]?.id ?? '', channel: 'email' }),
    },
    { lacks: 'activity.offering.read', condition: () => ({ about: 'offering', ids: [randomUUID()], atLeast: 1 }) },
  ])('without $lacks', async ({ lacks, condition }) => {
    const who = app.who('administrator')
    const permissions = new Set([...who.permissions].filter((one) => one !== lacks))
    const counting = app.inTransaction((ctx) => listMembers(ctx, { group: 'all', of: [condition()] }), {
      ...who,
      permissions,
    })
    await expect(counting).rejects.toMatchObject({ code: 'segments.condition_hidden' })
  })
})
