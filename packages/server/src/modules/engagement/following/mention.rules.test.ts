import { expect, test } from 'vitest'
import { mentionsIn } from './mention.rules.ts'

const [jan, janVisser] = [
  { id: '1', name: 'Jan' },
  { id: '2', name: 'Jan Visser' },
]
test.each([
  { what: 'somebody whose name stands behind an @', text: 'Kijk @Jan even', is: ['1'] },
  { what: 'the longer name, not the shorter in it', text: 'Kijk @Jan Visser', is: ['2'] },
  { what: 'both', text: '@Jan en @Jan Visser', is: ['2', '1'] },
  { what: 'nobody whose name was taken out again', text: 'Kijk even', is: [] },
  { what: 'nobody without the sign', text: 'Jan belde', is: [] },
])('a mention is of $what', ({ text, is }) => {
  expect(mentionsIn(text, [jan, janVisser]).map(({ id }) => id)).toEqual(is)
})
