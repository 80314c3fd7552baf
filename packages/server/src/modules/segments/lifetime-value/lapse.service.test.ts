import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { writeFacts, type FactToWrite } from '../../activity/index.ts'
import { refreshAll } from '../profile/refresh.service.ts'

const CHECK = { verdict: 'not_worse', people: 400, called: 120, right: 90, baselineRight: 80, baselineDays: 180 }
const SOURCE = randomUUID()
let app: TestApp
let familyId: string
const ids: Record<string, string> = {}

/** Everybody came four times with four, the last time alone, and is a member no longer. */
async function addPerson(name: string, change = ''): Promise<void> {
  const id = randomUUID()
  ids[name] = id
  await app.query(
    `insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
     select $1, 'person', '{}', $2, $2, 1::bigint << (select min(bit) from governance.domain), '', now(), now()`,
    [id, name],
  )
  if (change !== '') await app.query(change, [id])
  const ticket = (day: string, quantity: number): FactToWrite => ({
    ...{ relationId: id, kind: 'ticket', occurredAt: new Date(`${day}T19:00:00Z`), quantity },
    ...{ sourceId: SOURCE, sourceKey: `${name} ${day}` },
  })
  await app.inTransaction((ctx) =>
    writeFacts(ctx, [
      ticket('2025-04-18', 4),
      ticket('2025-05-23', 4),
      ticket('2025-06-27', 4),
      ticket('2025-08-01', 1),
    ]),
  )
}

const standing = (kind: string) =>
  `insert into privacy.standing (id, relation_id, origin_relation_id, kind, reason, since, by_name)
   values (gen_random_uuid(), $1, $1, '${kind}', '', '2026-01-01', 'X')`

beforeAll(async () => {
  app = await testApp()
  const [family] = await app.query(`select family_id as id from activity.family_kind where kind = 'ticket'`)
  familyId = family.id
  await addPerson('Anna')
  await addPerson('Kind', `update relations.relation set birth_date = '2010-01-01' where id = $1`)
  await addPerson('Afgeschermd', 'update relations.relation set is_protected = true where id = $1')
  await addPerson('Beperkt', standing('restricted'))
  await addPerson('Bezwaar', standing('objected'))
  await app.inTransaction(refreshAll)
  // As a model would have written it of everybody, also of those of whom nothing may be told since.
  await app.query(
    `insert into segments.value_model (family_id, day, made_at, verdict, fitted) values ($1, '2026-03-01', now(), 'fits', $2)`,
    [familyId, { lapse: CHECK }],
  )
  await app.query(
    `insert into segments.relation_value (family_id, number, relation_id, alive_class, expected_repeats)
     select $1, p.number, p.relation_id, 'unlikely', 0.1 from segments.profile p`,
    [familyId],
  )
}, 240_000)

const list = (role: Parameters<TestApp['as']>[0] = 'administrator') =>
  app.as(role)('GET', `/value/families/${familyId}/lapse`)
const REASONS = [
  { kind: 'pace', everyDays: 35, awayDays: 213 },
  { kind: 'company', before: 4, now: 1 },
]

describe('who may stay away', () => {
  test('is listed with reasons and with how often it was right; nobody of whom it may not be said', async () => {
    const found = (await list()).json()
    expect(found).toMatchObject({ check: CHECK, count: 1, items: [{ id: ids['Anna'], reasons: REASONS }], next: null })
  })

  test('has the same reasons on the card; a child, and whoever objected, none', async () => {
    const card = async (name: string) =>
      (await app.as('administrator')('GET', `/relations/${ids[name] ?? ''}/value`)).json().families
    expect(await card('Anna')).toMatchObject([{ alive: 'unlikely', reasons: REASONS }])
    for (const name of ['Kind', 'Bezwaar']) expect(await card(name)).toMatchObject([{ alive: null, reasons: [] }])
    for (const name of ['Afgeschermd', 'Beperkt']) expect(await card(name)).toEqual([])
  })

  test('is nobody when the simple rule was right more often', async () => {
    await app.query(`update segments.value_model set fitted = $1`, [{ lapse: { ...CHECK, verdict: 'worse' } }])
    expect((await list()).json()).toMatchObject({ check: { verdict: 'worse' }, count: 0, items: [] })
  })

  test('is refused without a session, and not found for another family', async () => {
    expect((await app.anonymous('GET', `/value/families/${familyId}/lapse`)).statusCode).toBe(401)
    const reply = await app.as('administrator')('GET', `/value/families/${randomUUID()}/lapse`)
    expect(reply.json().code).toBe('segments.family_not_found')
  })
})
