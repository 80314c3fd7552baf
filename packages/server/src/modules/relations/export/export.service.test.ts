import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'csv-parse/sync'
import { readXlsx } from 'hucre/xlsx'
import { plainCell } from '../../../platform/pure/formula-safety.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeRelations, makeRights, organisation, person } from '../testing/make-relations.ts'

let app: TestApp
let rights: Awaited<ReturnType<typeof makeRights>>
const NASTY = [
  '=HYPERLINK("http://x";"y")',
  '+31',
  '-2',
  '@SUM(A1)',
  "'t Hart",
  "'=1",
  'zegt "ja"; nee',
  'twee\nregels',
  'Żółć 漢字 😀',
]

beforeAll(async () => {
  app = await testApp()
  rights = await makeRights(app)
  await makeRelations(
    app,
    NASTY.map((name) => organisation(name, 'Utrecht')),
    rights.mine.id,
  )
  await makeRelations(app, [person({ first: 'Stil', surname: 'Geheim', phone: '+31612345678' })], rights.other.id)
})

const viaApp = (query: string) => app.as('relation_manager')('GET', `/relations/export?${query}`)

describe('a CSV', () => {
  test('comes back as it went, and no cell is a formula', async () => {
    const reply = await viaApp('kind=organisation')
    expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(reply.headers['content-disposition']).toBe('attachment; filename="relaties-2026-03-02.csv"')
    expect(reply.body.startsWith('\uFEFFnummer;soort;naam;')).toBe(true)
    const rows: Record<string, string>[] = parse(reply.body, {
      bom: true,
      delimiter: ';',
      columns: true,
      record_delimiter: '\r\n',
    })
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    expect(rows.map((row) => plainCell(row['organisatie']!)).toSorted()).toEqual(NASTY.toSorted())
    expect(rows.every((row) => row['plaats'] === 'Utrecht')).toBe(true)
  })
})

test('JSON holds everything', async () => {
  const rows = (await viaApp('format=json')).json()
  expect(rows).toHaveLength(NASTY.length + 1)
  expect(rows.find((row: { name: string }) => row.name === 'Stil Geheim')).toMatchObject({
    kind: 'person',
    golden: { phones: [{ number: '+31612345678' }] },
  })
  expect((await viaApp('format=json&q=xqzvw')).json()).toEqual([])
})

test('a spreadsheet holds text, never formulas', async () => {
  const reply = await viaApp('format=xlsx&kind=organisation')
  const { rawPayload } = reply as unknown as { rawPayload: Buffer }
  const book = await readXlsx(new Uint8Array(rawPayload))
  const [header, ...rows] = book.sheets[0]!.rows
  const column = header!.indexOf('organisatie')
  expect(rows.map((row) => row[column]).toSorted()).toEqual(NASTY.toSorted())
})

test('the trail says what left and how much', async () => {
  await viaApp('kind=person')
  const entries = (await app.audit()).filter((entry) => entry.action.startsWith('relation.export')).slice(-2)
  expect(entries).toMatchObject([
    { action: 'relation.export_started', details: { format: 'csv', filter: { kind: 'person' } } },
    { action: 'relation.exported', details: { format: 'csv', count: 1, isComplete: true } },
  ])
})

describe('not for everybody', () => {
  test.each(['reader', 'front_office'] as const)('a %s may not', async (role) => {
    expect((await app.as(role)('GET', '/relations/export')).statusCode).toBe(403)
  })
  test('another domain stays at home', async () => {
    await app.query(
      `update admin.app_user set domain_ids = array['${rights.mine.id}'::uuid] where role = 'relation_manager'`,
    )
    const reply = await viaApp('format=json')
    await app.query(`update admin.app_user set domain_ids = '{}' where role = 'relation_manager'`)
    expect(reply.body).not.toContain('Geheim')
    expect(reply.json()).toHaveLength(NASTY.length)
  })
  test('another organisation gets an empty file', async () => {
    const other = await app.otherTenant()
    expect((await other.as('GET', '/relations/export?format=json')).json()).toEqual([])
  })
})

test('more than a batch comes whole and in order', async () => {
  await app.query(`insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
    select gen_random_uuid(), 'household', '{}', 'Huis ' || n, 'huis ' || lpad(n::text, 5, '0'), 1, ' ', now(), now() from generate_series(1, 12050) n`)
  for (const query of ['kind=household', 'kind=household&q=']) {
    const rows = (await viaApp(`format=json&${query}`)).json() as { name: string }[]
    expect(rows.map((row) => row.name)).toEqual(Array.from({ length: 12_050 }, (_, index) => `Huis ${index + 1}`))
  }
})

test('a filter that cannot be is refused before the file begins', async () => {
  const nobody = '0b0c6a52-8a5d-4e0b-9d5a-3f6a54a0c001'
  expect((await app.as('administrator')('GET', `/relations/export?segmentId=${nobody}`)).statusCode).toBe(404)
})
