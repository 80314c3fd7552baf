import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { readIn, testData, upload } from '../testing/importing.ts'
import { isBalanced } from './import.rules.ts'

const app = await testApp()

/** The published list as it is: columns of a fixed width with spaces between them, and no names above them. */
const LINES = testData('cdnow/CDNOW_sample.txt').toString('utf8').split(/\r?\n/).slice(0, 600)
const FILE = LINES.join('\n')
const purchases = LINES.map((line) => line.trim().split(/\s+/))

test('a list without names above its columns is read by their place: the published purchases become facts', async () => {
  const uploaded = await upload(app, 'CDNOW_sample.txt', FILE)
  const sheet = uploaded.file?.sheets[0]
  expect(uploaded.file).toMatchObject({ format: 'text', delimiter: ' ' })
  expect(sheet).toMatchObject({ rows: 600, columns: 5, headerRow: null })
  expect(sheet?.headers).toEqual(['kolom 1', 'kolom 2', 'kolom 3', 'kolom 4', 'kolom 5'])
  const done = await readIn(app, 'CDNOW_sample.txt', FILE, {
    ...{ kind: 'activity', factKind: 'purchase', sourceName: 'CDNOW', isComplete: false },
    targets: {
      'kolom 1': 'skip',
      'kolom 2': 'customer_number',
      'kolom 3': 'order_date',
      'kolom 4': 'quantity',
      'kolom 5': 'amount',
    },
  })
  expect(done.state).toBe('done')
  expect(done.counts && isBalanced(done.counts)).toBe(true)
  expect(done.counts).toMatchObject({ rows: 600, rejected: 0 })
  const [stored] = await app.query(
    `select count(*)::int as facts, count(distinct f.relation_id)::int as people, sum(f.amount_cents)::int as cents,
       sum(f.quantity)::int as quantity, min(f.day)::text as first, max(f.day)::text as last
     from activity.fact f where f.kind = 'purchase' and f.superseded_by is null`,
  )
  const days = purchases.map(([, , day = '']) => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`).toSorted()
  const sum = (at: number, scale = 1) =>
    purchases.reduce((total, cells) => total + Math.round(Number(cells[at]) * scale), 0)
  expect(stored).toEqual({
    facts: 600,
    people: new Set(purchases.map(([, customer]) => customer)).size,
    cents: sum(4, 100),
    quantity: sum(3),
    first: days[0],
    last: days.at(-1),
  })
})
