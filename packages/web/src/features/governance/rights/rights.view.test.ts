import type { RightsCell, RightsMatrix } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import {
  NO_CELL,
  cellAfter,
  cellAt,
  effectiveRows,
  hasEffect,
  isSameCell,
  limitRows,
  minutesLeft,
  countFields,
  withLimit,
  withSpecial,
  withRight,
} from './rights.view.ts'

const cell = (letters: string, limits: RightsCell['limits'] = []): RightsCell => ({
  rights: {
    see: letters.includes('s'),
    change: letters.includes('c'),
    export: letters.includes('e'),
    delete: letters.includes('d'),
  },
  limits,
})

describe('a right that is ticked or not', () => {
  test.each([
    { what: 'changing brings seeing along', from: '', right: 'change', isOn: true, to: 'sc' },
    { what: 'exporting brings seeing along', from: '', right: 'export', isOn: true, to: 'se' },
    { what: 'deleting brings changing along', from: 's', right: 'delete', isOn: true, to: 'scd' },
    { what: 'not seeing takes everything away', from: 'sced', right: 'see', isOn: false, to: '' },
    { what: 'not changing takes deleting away', from: 'sced', right: 'change', isOn: false, to: 'se' },
    { what: 'not exporting leaves the rest', from: 'sced', right: 'export', isOn: false, to: 'scd' },
  ] as const)('$what', ({ from, right, isOn, to }) => {
    expect(withRight(cell(from), right, isOn)).toEqual(cell(to))
  })

  test('who does not see the domain has no limited fields there', () => {
    expect(withRight(cell('s', [{ field: 'phones', access: 'hidden' }]), 'see', false)).toEqual(NO_CELL)
  })
})

test('a limit replaces the one before, and no limit takes it away', () => {
  const limited = withLimit(cell('s', [{ field: 'emails', access: 'read' }]), 'phones', 'hidden')
  expect(withLimit(limited, 'phones', 'masked').limits).toEqual([
    { field: 'emails', access: 'read' },
    { field: 'phones', access: 'masked' },
  ])
  expect(withLimit(limited, 'phones', 'change').limits).toEqual([{ field: 'emails', access: 'read' }])
})

test('special data is given, and hidden without saying', () => {
  const given = withSpecial(cell('s', [{ field: 'emails', access: 'read' }]), 'own_hulpmiddel', 'change')
  expect(given.limits).toContainEqual({ field: 'own_hulpmiddel', access: 'change' })
  const field = { label: 'Hulpmiddel', choices: [] }
  const fields = [
    { ...field, key: 'emails', isSpecial: false },
    { ...field, key: 'own_hulpmiddel', isSpecial: true },
  ]
  expect(countFields(given, { fields })).toEqual({ limited: 1, special: 1 })
  expect(withSpecial(given, 'own_hulpmiddel', 'hidden').limits).toEqual([{ field: 'emails', access: 'read' }])
})

test('cells are the same whatever the order of their limits', () => {
  const [a, b] = [
    { field: 'a', access: 'read' as const },
    { field: 'b', access: 'hidden' as const },
  ]
  expect(isSameCell(cell('s', [a, b]), cell('s', [b, a]))).toBe(true)
  expect(isSameCell(cell('s'), cell('sc'))).toBe(false)
})

const matrix: RightsMatrix = {
  domains: ['leden', 'scholen'].map((id) => ({ id, key: id, name: id, owner: null, deputy: null, mayDecide: true })),
  subjects: [{ kind: 'role', key: 'reader', name: null, people: 1 }],
  cells: [
    {
      subject: { kind: 'role', key: 'reader' },
      domainId: 'scholen',
      ...cell('s', [{ field: 'phones', access: 'masked' }]),
    },
  ],
  fields: [],
}

test('a cell that was never written gives nothing', () => {
  const subject = { kind: 'role', key: 'reader' } as const
  expect(cellAt(matrix, { domainId: 'leden', subject })).toEqual(NO_CELL)
  expect(cellAt(matrix, { domainId: 'scholen', subject }).rights.see).toBe(true)
})

test('the limits stand in one list', () => {
  expect(limitRows(matrix).map(({ place, field, access }) => [place.domainId, field, access])).toEqual([
    ['scholen', 'phones', 'masked'],
  ])
})

test('a change that nobody notices has no effect', () => {
  const nothing = { colleagues: 0, names: [], relations: 0 }
  const effect = { rights: [{ right: 'see' as const, gains: nothing, loses: nothing }], fields: [], nobodyLeft: [] }
  expect(hasEffect(effect)).toBe(false)
  expect(hasEffect({ ...effect, fields: [{ field: 'phones', gains: 0, loses: 1 }] })).toBe(true)
})

test('the report can be narrowed to a colleague and to a domain', () => {
  const domain = (domainId: string) => ({
    domainId,
    rights: NO_CELL.rights,
    limits: [],
    special: [],
    isOwner: false,
    isOpened: false,
  })
  const person = (id: string) => ({
    id,
    name: id,
    role: 'reader' as const,
    teams: [],
    ownerOf: [],
    domains: [domain('leden'), domain('scholen')],
  })
  const rows = (filter: { domainId?: string; userId?: string }) =>
    effectiveRows([person('anna'), person('bram')], { domainId: undefined, userId: undefined, ...filter }).map(
      ({ id }) => id,
    )
  expect(rows({})).toHaveLength(4)
  expect(rows({ domainId: 'leden' })).toEqual(['anna leden', 'bram leden'])
  expect(rows({ userId: 'bram', domainId: 'scholen' })).toEqual(['bram scholen'])
})

test.each([
  { key: 'ArrowRight', to: { row: 1, column: 2 } },
  { key: 'ArrowLeft', to: { row: 1, column: 0 } },
  { key: 'ArrowUp', to: { row: 0, column: 1 } },
  { key: 'ArrowDown', to: null },
  { key: 'End', to: { row: 1, column: 2 } },
  { key: 'Home', to: { row: 1, column: 0 } },
  { key: 'a', to: null },
])('from the middle of the last row $key leads to $to', ({ key, to }) => {
  expect(cellAfter(key, { row: 1, column: 1 }, { rows: 2, columns: 3 })).toEqual(to)
})

test('minutes are rounded up, and never below nothing', () => {
  const now = new Date('2026-03-02T09:00:00.000Z')
  expect(minutesLeft('2026-03-02T09:59:01.000Z', now)).toBe(60)
  expect(minutesLeft('2026-03-02T09:00:01.000Z', now)).toBe(1)
  expect(minutesLeft('2026-03-02T08:59:00.000Z', now)).toBe(0)
})
