import type { ColumnTarget, RelationRecord } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { shownCells, type Sight } from './raw-cells.rules.ts'

const record = {
  kind: 'person',
  name: { surname: 'Bos' },
  emails: ['bos@example.org'],
  phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
} as RelationRecord
const say = (_field: string, value: unknown) => JSON.stringify(value)
const all: Sight = { isOpen: true, isRead: () => true }
const without = (...fields: string[]): Sight => ({ isOpen: false, isRead: (field) => !fields.includes(field) })

type Columns = Readonly<Record<string, readonly [target: ColumnTarget, value: string]>>
const row = (columns: Columns, of: RelationRecord = record) => ({
  payload: Object.fromEntries(Object.entries(columns).map(([header, [, value]]) => [header, value])),
  record: of,
  columns: Object.entries(columns).map(([header, [target]]) => ({ header, target })),
})
const LIST: Columns = {
  Naam: ['full_name', 'Bos'],
  Mail: ['email', 'bos@example.org'],
  Mobiel: ['mobile', '06-12345678'],
  Bijzonder: ['keep', 'woont bij oma'],
}
const names = (raw: Parameters<typeof shownCells>[0], sight: Sight) =>
  shownCells(raw, sight, say).cells.map(({ name }) => name)

test('who reads everything sees the row as it came', () => {
  expect(shownCells(row(LIST), all, say)).toMatchObject({ isWithheld: false, cells: { length: 4 } })
})

test.each([
  { what: 'a column of a field that is kept back', sight: without('emails'), shown: ['Naam', 'Mobiel'] },
  { what: 'columns of several such fields', sight: without('emails', 'phones'), shown: ['Naam'] },
  {
    what: 'what was not understood, whatever is kept back',
    sight: without('own_shoe'),
    shown: ['Naam', 'Mail', 'Mobiel'],
  },
])('$what is left out', ({ sight, shown }) => {
  expect(names(row(LIST), sight)).toEqual(shown)
  expect(shownCells(row(LIST), sight, say).isWithheld).toBe(true)
})

test.each([
  { what: 'a telephone number behind a name', value: 'Bos (06 1234 5678)', sight: without('phones'), shown: [] },
  {
    what: 'the same for who may read telephone numbers',
    value: 'Bos (06 1234 5678)',
    sight: without('emails'),
    shown: ['Naam'],
  },
  { what: 'an address for mail in the name', value: 'Bos bos@example.org', sight: without('emails'), shown: [] },
  { what: 'a postcode in the name', value: 'Bos, 4231 AB', sight: without('addresses'), shown: [] },
  { what: 'a day of birth in the name', value: 'Bos (5-5-2015)', sight: without('birthDate'), shown: [] },
  { what: 'a day of birth as computers write it', value: 'Bos 2015-05-05', sight: without('birthDate'), shown: [] },
  {
    what: 'a house called after a number',
    value: 'Bos 3',
    sight: without('phones', 'birthDate', 'addresses'),
    shown: ['Naam'],
  },
])('a readable column does not give away another field: $what', ({ value, sight, shown }) => {
  expect(names(row({ Naam: ['full_name', value] }), sight)).toEqual(shown)
})

test('a value that was refused did not go to its field, and is not shown by its right', () => {
  const refused = { kind: 'person', name: { surname: 'Bos' } } as RelationRecord
  expect(names(row({ Mail: ['email', 'Kerkstraat 1'] }, refused), without('phones'))).toEqual([])
})

test('a column that nobody knows the meaning of any more is shown to who reads everything', () => {
  const raw = { ...row(LIST), columns: [] }
  expect(names(raw, without('own_shoe'))).toEqual([])
  expect(names(raw, all)).toHaveLength(4)
})

test('a number of its own may look like a telephone number', () => {
  const carded = { kind: 'person', identifiers: [{ scheme: 'card', value: '20001234567' }] } as RelationRecord
  expect(names(row({ Pas: ['card_number', '20001234567'] }, carded), without('phones'))).toEqual(['Pas'])
})

test('a record made by hand is told field by field, with what was emptied', () => {
  const made = {
    ...record,
    cleared: ['website'],
    saidAt: { name: '2026-01-01T00:00:00.000Z' },
  } as unknown as RelationRecord
  const { saidAt: _saidAt, ...payload } = made as unknown as Record<string, unknown>
  const raw = { payload, record: made, columns: [] }
  expect(shownCells(raw, all, say).cells).toEqual([
    { name: 'name', value: '{"surname":"Bos"}', field: 'name' },
    { name: 'emails', value: '["bos@example.org"]', field: 'emails' },
    { name: 'phones', value: expect.stringContaining('+31612345678'), field: 'phones' },
    { name: 'website', value: '', field: 'website' },
  ])
  expect(names(raw, without('phones', 'website'))).toEqual(['name', 'emails'])
})

test('what a row mentioned beside itself is told by its fields too', () => {
  const school = {
    kind: 'organisation',
    organisationName: 'School 25LH',
    identifiers: [{ scheme: 'brin', value: '25LH' }],
  }
  const raw = { payload: school, record: school as RelationRecord, columns: [] }
  expect(shownCells(raw, all, say).cells.at(-1)).toEqual({
    name: 'identifiers',
    value: 'BRIN 25LH',
    field: 'identifiers',
  })
  expect(names(raw, without('identifiers'))).toEqual(['organisationName'])
})

test('no text makes the look at it slow', () => {
  const start = performance.now()
  for (const part of ['1', '1 ', '1-', '(', '1.1.', 'a@'])
    names(row({ Naam: ['full_name', part.repeat(10_000)] }), without('phones', 'birthDate', 'addresses', 'emails'))
  expect(performance.now() - start).toBeLessThan(500)
})
