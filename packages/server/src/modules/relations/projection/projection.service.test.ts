import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, organisation, person } from '../testing/make-relations.ts'
import { insertRelations } from './bulk-insert.queries.ts'
import { contactLookup, identifierLookup } from './certain-keys.queries.ts'
import { project } from './projection.rules.ts'
import { deleteRelations } from './projection.service.ts'
import { replaceProjections } from './projection.service.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const tokensOf = async (id: string) =>
  (await app.query('select token from relations.search_token where relation_id = $1 order by token', [id])).map(
    (row) => row.token,
  )
const knows = async (word: string) =>
  (await app.query('select from relations.search_word where word = $1', [word])).length > 0
const pointsOf = async (id: string) =>
  (
    await app.query(
      `select kind || ':' || key as key from relations.contact_point where relation_id = $1
    union all select scheme || ':' || value from relations.identifier where relation_id = $1 order by 1`,
      [id],
    )
  ).map((row) => row.key)

describe('golden values that change', () => {
  test('take lists, search and keys with them', async () => {
    const before = person({ first: 'Tessa', surname: 'Oudenaam', email: 't@oud.nl', card: '111', place: 'Zwolle' })
    const after = person({ first: 'Tessa', surname: 'Nieuwnaam', email: 't@nieuw.nl', card: '222', place: 'Deventer' })
    const [id] = await makeRelations(app, [before])
    const changedAt = new Date('2026-04-01T10:00:00Z')
    await app.inTransaction((ctx) => replaceProjections(ctx, [{ relationId: id!, golden: after, changedAt }]))
    expect(await tokensOf(id!)).toEqual(project(after).tokens.toSorted())
    expect(await pointsOf(id!)).toEqual(['card:222', 'email:t@nieuw.nl'])
    const [row] = await app.query(
      'select display_name, sort_key, place_key, email, changed_at, golden, search_text from relations.relation where id = $1',
      [id],
    )
    expect(row).toMatchObject({
      display_name: 'Tessa Nieuwnaam',
      sort_key: 'nieuwnaam tessa',
      place_key: 'deventer',
      email: 't@nieuw.nl',
      changed_at: changedAt,
      golden: after,
    })
    expect([await knows('oudenaam'), await knows('nieuwnaam'), await knows('tessa')]).toEqual([false, true, true])
  })
  test('back again is exactly as it was', async () => {
    const one = organisation('Koor Eenklank', 'Assen')
    const [id] = await makeRelations(app, [one])
    const read = () =>
      app.query(
        'select r.*, (select array_agg(token order by token) from relations.search_token t where t.relation_id = r.id) as tokens from relations.relation r where id = $1',
        [id],
      )
    const [before] = await read()
    await app.inTransaction((ctx) =>
      replaceProjections(ctx, [{ relationId: id!, golden: organisation('Koor Tweeklank'), changedAt: ctx.now }]),
    )
    await app.inTransaction((ctx) =>
      replaceProjections(ctx, [{ relationId: id!, golden: one, changedAt: before.changed_at }]),
    )
    expect((await read())[0]).toEqual(before)
  })
  test('an unknown relation is passed over', async () => {
    await expect(
      app.inTransaction((ctx) =>
        replaceProjections(ctx, [
          { relationId: '019a0000-0000-7000-8000-00000000dead', golden: organisation('Niemand'), changedAt: ctx.now },
        ]),
      ),
    ).resolves.toBeUndefined()
    expect(await knows('niemand')).toBe(false)
  })
})

test('who is deleted leaves nothing behind, and takes nothing from others', async () => {
  const [gone, stays] = await makeRelations(app, [
    person({ first: 'Xander', surname: 'Uniekestein', email: 'x@weg.nl', card: '999', place: 'Meppel' }),
    person({ first: 'Xander', surname: 'Blijver', place: 'Meppel' }),
  ])
  expect(await app.inTransaction((ctx) => deleteRelations(ctx, [gone!]))).toBe(1)
  const traces =
    await app.query(`select 1 from relations.search_token where token like '%uniekestein%' or relation_id = '${gone!}'
    union all select 1 from relations.search_word where word like '%uniekestein%' or fragment like '%niekestei%'
    union all select 1 from relations.contact_point where relation_id = '${gone!}'
    union all select 1 from relations.identifier where relation_id = '${gone!}'`)
  expect(traces).toEqual([])
  expect([await knows('xander'), await knows('meppel')]).toEqual([true, true])
  expect(await tokensOf(stays!)).toEqual(['blijver', 'meppel', 'xander'])
  expect(await app.inTransaction((ctx) => deleteRelations(ctx, []))).toBe(0)
})

test('a set of new relations comes in at once, and is found as if it had come one by one', async () => {
  const records = [
    person({ first: 'Bulk', surname: 'Eerste', email: 'een@bulk.nl', card: '7001' }),
    person({ first: 'Bulk', surname: 'Tweede', email: 'een@bulk.nl', place: "'t Zand" }),
  ]
  const rows = records.map((record, index) => ({
    ...project(record),
    relationId: `019a0000-0000-7000-8000-00000000000${index}`,
    golden: record,
  }))
  const inserted = await app.inTransaction((ctx) =>
    insertRelations(
      ctx,
      sql`select r."relationId" as relation_id, 'person' as kind, r.golden, r."displayName" as display_name, r."sortKey" as sort_key, r.email, r.phone,
        r.street, r.postcode, r.place, r."placeKey" as place_key, r."birthDate" as birth_date, null::uuid as branch_id, 1::bigint as domain_mask,
        r.tokens, r."searchText" as search_text, r.words, r."contactKeys" as contact_keys, r."identifierKeys" as identifier_keys, null::uuid as created_import_id,
        ${ctx.now}::timestamptz as created_at, ${ctx.now}::timestamptz as changed_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("relationId" uuid, golden jsonb, "displayName" text, "sortKey" text, email text,
          phone text, street text, postcode text, place text, "placeKey" text, "birthDate" date, tokens text[], "searchText" text, words text[], "contactKeys" text[], "identifierKeys" text[])`,
      [],
    ),
  )
  expect(inserted).toBe(2)
  const [alone] = await makeRelations(app, [records[1]!])
  expect(await tokensOf(rows[1]!.relationId)).toEqual(await tokensOf(alone!))
  expect(await pointsOf(rows[0]!.relationId)).toEqual(['card:7001', 'email:een@bulk.nl'])
  expect(
    await app.query(
      `select kind from relations.search_word where word = 'tweede' and fragment in ('eede', 'twede') order by kind`,
    ),
  ).toEqual([{ kind: 'd' }, { kind: 's' }])
})

test('certain keys lead to the oldest relation, and placeholders lead nowhere', async () => {
  const [first] = (
    await makeRelations(app, [
      person({ surname: 'A', email: 'samen@k.nl', card: '5' }),
      person({ surname: 'B', email: 'samen@k.nl', card: '5' }),
    ])
  ).toSorted()
  const keys = (key: string) => sql`select 1::bigint as position, ${key}::text as key`
  const rows = (query: ReturnType<typeof sql>) => app.inTransaction(async (ctx) => (await query.execute(ctx.tx)).rows)
  expect(await rows(identifierLookup(keys('card:5')) as never)).toEqual([{ position: 1, relation_id: first }])
  expect(await rows(identifierLookup(keys('card:6')) as never)).toEqual([])
  expect(await rows(contactLookup(keys('email:samen@k.nl'), 2) as never)).toEqual([
    { position: 1, key: 'email:samen@k.nl', relation_id: first },
  ])
  expect(await rows(contactLookup(keys('email:samen@k.nl'), 1) as never)).toEqual([])
})
