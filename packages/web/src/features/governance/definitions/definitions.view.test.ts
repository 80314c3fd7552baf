import type { Definition, DefinitionVersion } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { changesIn, matching, placeInWorkshop, toneOf } from './definitions.view.ts'

const term = (id: string, word: string, meaning = '') => ({ id, term: word, meaning }) as Definition
const list = [
  term('1', 'Actieve lener', 'Iemand die leende.'),
  term('2', 'Lid', 'Wie lid is.'),
  term('3', 'Lener', 'Mag lenen.'),
]

test.each([
  { typed: '', found: ['1', '2', '3'] },
  { typed: '  ', found: ['1', '2', '3'] },
  { typed: 'len', found: ['3', '1'] },
  { typed: 'LÉNER', found: ['3', '1'] },
  { typed: 'lener leende', found: ['1'] },
  { typed: 'sponsor', found: [] },
])('typing "$typed" finds $found', ({ typed, found }) => {
  expect(matching(list, typed).map((item) => item.id)).toEqual(found)
})

test('a dispute is shown before whatever was agreed', () => {
  expect(toneOf('agreed', false)).toBe('success')
  expect(toneOf('agreed', true)).toBe('attention')
  expect(toneOf('concept', false)).toBe('neutral')
})

test('a version says what it changed, the first one nothing', () => {
  const content = (meaning: string, owner: string | null) =>
    ({
      term: 'Lid',
      meaning,
      examples: '',
      counterExamples: '',
      countingRule: '',
      owner,
      domain: null,
    }) as DefinitionVersion['content']
  const versions = [{ content: content('Nieuw', 'Anna') }, { content: content('Oud', null) }] as DefinitionVersion[]
  expect(changesIn(versions, 0)).toEqual([
    { part: 'meaning', before: 'Oud', after: 'Nieuw' },
    { part: 'owner', before: '', after: 'Anna' },
  ])
  expect(changesIn(versions, 1)).toEqual([])
})

test('in the workshop one term comes after the other', () => {
  expect(placeInWorkshop(list, '2')).toEqual({ index: 2, total: 3, next: list[2] })
  expect(placeInWorkshop(list, '3')).toEqual({ index: 3, total: 3, next: null })
  expect(placeInWorkshop(list, '9')).toBeNull()
})
