import type { ImportOptions, ImportState } from '@klantregie/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainCell, safeCell } from '../../../platform/pure/formula-safety.ts'
import { copyArray, copyJson, copyValue } from './copy-text.rules.ts'
import { decideOptions, mayBecome, mayDiscard } from './import.rules.ts'
import { stagedIds } from './staged-id.ts'

test.each<{ from: ImportState; to: ImportState; may: boolean }>([
  { from: 'ready', to: 'running', may: false },
  { from: 'checked', to: 'running', may: true },
  { from: 'running', to: 'cancelled', may: true },
  { from: 'done', to: 'cancelled', may: false },
  { from: 'done', to: 'undoing', may: true },
  { from: 'undone', to: 'running', may: false },
])('an import that is $from may become $to: $may', ({ from, to, may }) => {
  expect(mayBecome(from, to)).toBe(may)
})

test('an import that had an effect cannot be thrown away', () => {
  const states: ImportState[] = [
    'inspecting',
    'ready',
    'checking',
    'checked',
    'running',
    'done',
    'undoing',
    'undone',
    'failed',
    'cancelled',
  ]
  expect(states.filter(mayDiscard)).toEqual(['ready', 'checked', 'failed', 'cancelled'])
})

const options = (columns: ImportOptions['columns'], more: Partial<ImportOptions> = {}): ImportOptions => ({
  sheet: 0,
  headerRow: 1,
  columns,
  sourceId: null,
  sourceName: 'Bron',
  kind: 'person',
  typeIds: [],
  domainId: crypto.randomUUID(),
  branchId: null,
  isComplete: false,
  ...more,
})
const name = { column: 0, header: 'naam', target: 'full_name' as const }

test.each([
  { what: 'a name column', given: options([name]), problem: null },
  { what: 'only an e-mail column', given: options([{ column: 0, header: 'mail', target: 'email' }]), problem: null },
  {
    what: 'no column that names anybody',
    given: options([{ column: 0, header: 'plaats', target: 'place' }]),
    problem: 'identity.import_no_name_column',
  },
  {
    what: 'a stopped column that is kept',
    given: options([name, { column: 1, header: 'bsn', target: 'keep' }]),
    problem: 'identity.import_column_stopped',
  },
  {
    what: 'a stopped column that is skipped',
    given: options([name, { column: 1, header: 'bsn', target: 'skip' }]),
    problem: null,
  },
  { what: 'no source', given: options([name], { sourceName: null }), problem: 'identity.import_incomplete' },
])('choices with $what: $problem', ({ given, problem }) => {
  expect(decideOptions(given, new Set([1]))).toBe(problem)
})

test('ids follow from the import and the position: the same again, and never twice', () => {
  const first = stagedIds('0197f000-0000-7000-8000-000000000001', new Date('2026-03-01'))
  const again = stagedIds('0197f000-0000-7000-8000-000000000001', new Date('2026-03-01'))
  const other = stagedIds('0197f000-0000-7000-8000-000000000002', new Date('2026-03-01'))
  const ids = [0, 1, 4095, 4096, 8_000_000].flatMap((position) => [
    first.record(position),
    first.relation(position),
    other.record(position),
  ])
  expect(new Set(ids).size).toBe(ids.length)
  expect(first.record(4096)).toBe(again.record(4096))
  expect(first.record(4096) > first.record(4095)).toBe(true)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
})

/** What PostgreSQL does with COPY text, for the way back. */
const read = (text: string) =>
  text.replace(/\\(.)/g, (_, character: string) => ({ t: '\t', n: '\n', r: '\r', '\\': '\\' })[character] ?? character)

test('any text survives COPY, and never breaks out of its column or row', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = copyValue(text)
      expect(written).not.toMatch(/[\t\n\r]/)
      expect(read(written)).toBe(text.replaceAll('\u0000', ''))
    }),
  )
})

test.each([
  { values: [], text: '{}' },
  { values: ['a', 'b c'], text: '{"a","b c"}' },
  { values: ['quote " and \\ slash'], text: '{"quote \\\\" and \\\\\\\\ slash"}' },
])('a text array is written as $text', ({ values, text }) => {
  expect(copyArray(values)).toBe(text)
})

test('JSON without what jsonb refuses: NUL and half of a surrogate pair', () => {
  expect(copyJson({ a: 'x\u0000y\ud800z' })).toBe('{"a":"xyz"}')
})

test('a cell made safe against formulas comes back as it was', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plainCell(safeCell(text))).toBe(text)
    }),
  )
  for (const text of ['=1+1', '+31', '-5', '@SUM(A1)', "'=1", "''=1", "'gewoon"]) {
    expect(plainCell(safeCell(text))).toBe(text)
    expect(safeCell(text)).not.toMatch(/^[=+\-@]/)
  }
})
