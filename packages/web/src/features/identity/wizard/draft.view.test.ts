import type { RelationType } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import {
  changeKind,
  changeTypes,
  missingIn,
  pointAt,
  resolveSource,
  startDraft,
  suggestSourceName,
  toOptions,
} from './draft.view.ts'
import { mapColumns } from './mapping.view.ts'

const begin = startDraft({ file: null, options: null, profileOptions: null, fileName: 'leden.csv' })
const type = (id: string, kinds: RelationType['kinds'], domainId: string): RelationType => ({
  id,
  key: id,
  name: id,
  kinds,
  domainId,
  definition: null,
  audience: 'consumer',
  isRetired: false,
  version: 1,
})
const types = [type('lener', ['person'], 'publiek'), type('school', ['organisation'], 'educatie')]

test.each([
  ['leden.csv', 'leden'],
  ['Leden_2026-03 (2).xlsx', 'Leden'],
  ['03-alle-vestigingen-bo.csv', 'alle vestigingen bo'],
  ['2026.csv', '2026'],
  ['nieuwsbrief export 20260301.csv', 'nieuwsbrief export'],
])('a source for %s is first called “%s”', (fileName, name) => {
  expect(suggestSourceName(fileName)).toBe(name)
})

describe('choices hang together', () => {
  test('another header row lets go of what was chosen for the old columns', () => {
    const chosen = { ...begin, sheet: 0, headerRow: 1, choices: { 0: { target: 'surname' as const } } }
    expect(pointAt(chosen, { sheet: 0, headerRow: 4 }).choices).toEqual({})
    expect(pointAt(chosen, { sheet: 0, headerRow: 1 })).toBe(chosen)
  })
  test('types that do not fit organisations are let go', () => {
    expect(changeKind({ ...begin, typeIds: ['lener', 'school'] }, 'organisation', types).typeIds).toEqual(['school'])
  })
  test('the first type brings its domain along, but not over a domain that was chosen', () => {
    expect(changeTypes(begin, ['school'], types).domainId).toBe('educatie')
    expect(changeTypes({ ...begin, domainId: 'publiek' }, ['school'], types).domainId).toBe('publiek')
  })
})

test('nothing is sent while a source, a domain or a sheet is missing', () => {
  expect(missingIn({ ...begin, sourceName: ' ' })).toEqual(['sheet', 'source', 'domain'])
  expect(toOptions(begin, [])).toBeNull()
  const ready = { ...begin, sheet: 0, headerRow: 1, sourceName: ' Leden ', domainId: 'publiek' }
  const columns = mapColumns(
    [
      {
        column: 0,
        header: 'School',
        target: 'organisation_name',
        confidence: 1,
        reason: 'header',
        examples: [],
        filled: 1,
        isStopped: false,
      },
    ],
    {},
  )
  expect(toOptions(ready, columns)).toMatchObject({
    sourceName: 'Leden',
    sourceId: null,
    kind: 'organisation',
    isComplete: false,
    compareAfterwards: true,
  })
})

test('the same list of next month goes to the source it came from before', () => {
  const draft = startDraft({ file: null, options: null, profileOptions: null, fileName: 'Leden-2026-04.xlsx' })
  expect(resolveSource(draft, [{ id: 's1', name: 'leden' }]).sourceId).toBe('s1')
  expect(resolveSource(draft, [{ id: 's1', name: 'vrienden' }])).toBe(draft)
})
