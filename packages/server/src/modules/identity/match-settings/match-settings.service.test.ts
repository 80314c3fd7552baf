import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { fileSource } from '../sources/source.service.ts'
import { buildHistogram } from './histogram.rules.ts'
import { readMatchSettings } from './match-settings.service.ts'
import { DEFAULT_SETTINGS } from './thresholds.rules.ts'

const app = await testApp()
const administrator = app.as('administrator')
const STRICT = { isAutomatic: true, thresholds: { auto: 10.3, suggest: 1 }, exceptions: [] }

async function aRun(kind: string, state: string, histogram: unknown, at = '2026-03-01T10:00:00Z'): Promise<void> {
  await app.query(
    `insert into identity.match_run (id, kind, state, histogram, started_by, started_at, finished_at) values ($1, $2, $3, $4, 'Test', $5, $5)`,
    [randomUUID(), kind, state, histogram === null ? null : JSON.stringify(histogram), at],
  )
}

test('before anybody sets anything the usual limits hold, and nothing is expected', async () => {
  expect((await administrator('GET', '/matching/settings')).json()).toEqual({
    ...DEFAULT_SETTINGS,
    expected: { auto: null, suggest: null },
    curve: [],
    measuredAt: null,
  })
})

test('other settings are judged by the last run over all records, and count from when they are saved', async () => {
  const pairs = [8, 8, 12, 2].map((score) => ({
    score,
    probability: score > 4 ? 0.9 : 0.5,
    sourceIds: ['a', 'b'],
    typeIds: [],
  }))
  await aRun('records', 'done', buildHistogram(pairs))
  await aRun('records', 'failed', buildHistogram([]), '2026-03-01T11:00:00Z')
  await aRun('class', 'done', null, '2026-03-01T12:00:00Z')
  const preview = await administrator('POST', '/matching/settings/preview', STRICT)
  expect(preview.json()).toEqual({
    now: { merges: 3, questions: 1, expectedWrong: 0.3 },
    then: { merges: 1, questions: 3, expectedWrong: 0.1 },
    measuredAt: '2026-03-01T10:00:00.000Z',
  })
  expect(await app.inTransaction(readMatchSettings)).toEqual(DEFAULT_SETTINGS)
  expect((await administrator('PUT', '/matching/settings', STRICT)).json()).toEqual(STRICT)
  expect(await app.inTransaction(readMatchSettings)).toEqual(STRICT)
  const shown = (await administrator('GET', '/matching/settings')).json()
  expect(shown).toMatchObject({
    ...STRICT,
    expected: { auto: expect.closeTo(0.9) },
    measuredAt: '2026-03-01T10:00:00.000Z',
  })
  expect(shown.curve).toHaveLength(3)
  expect((await app.audit()).at(-1)).toMatchObject({
    action: 'match_settings.changed',
    details: { before: DEFAULT_SETTINGS, after: STRICT },
  })
})

test('a source and a type can have limits of their own', async () => {
  const sourceId = await app.inTransaction((ctx) => fileSource(ctx, 'Nieuwsbrief'))
  const [{ id: typeId }] = (await app.query('select id from governance.relation_type limit 1')) as [{ id: string }]
  const wanted = { ...STRICT, exceptions: [{ sourceId, typeId, thresholds: { auto: 20, suggest: 10 } }] }
  expect((await administrator('PUT', '/matching/settings', wanted)).json()).toEqual(wanted)
})

const nobody = '00000000-0000-7000-8000-000000000000'
const limits = { auto: 9, suggest: 1 }
test.each([
  {
    what: 'limits that cross',
    body: { ...STRICT, thresholds: { auto: 1, suggest: 2 } },
    code: 'identity.thresholds_crossed',
  },
  {
    what: 'an unknown source',
    body: { ...STRICT, exceptions: [{ sourceId: nobody, typeId: null, thresholds: limits }] },
    code: 'identity.source_not_found',
  },
  {
    what: 'an unknown type',
    body: { ...STRICT, exceptions: [{ sourceId: null, typeId: nobody, thresholds: limits }] },
    code: 'relations.type_not_found',
  },
])('$what: refused', async ({ body, code }) => {
  expect((await administrator('PUT', '/matching/settings', body)).json()).toMatchObject({ code })
})

test('a relation manager may look but not set; another organisation has settings of its own', async () => {
  const manager = app.as('relation_manager')
  expect((await manager('GET', '/matching/settings')).statusCode).toBe(200)
  expect((await manager('PUT', '/matching/settings', STRICT)).statusCode).toBe(403)
  expect((await manager('POST', '/matching/settings/preview', STRICT)).statusCode).toBe(403)
  const elsewhere = await app.otherTenant()
  expect((await elsewhere.as('GET', '/matching/settings')).json()).toMatchObject(DEFAULT_SETTINGS)
})
