import { expect, test } from 'vitest'
import { choicesIn, textOf } from './typed-list.ts'

const choice = (id: string, name: string) => ({ id, name })
const before = [choice('1', 'Nieuw'), choice('2', 'In gesprek'), choice('3', 'Voorstel')]

test('a list is written one on a line', () => {
  expect(textOf(before)).toBe('Nieuw\nIn gesprek\nVoorstel')
})

test.each([
  { what: 'another order', text: 'Voorstel\nNieuw\nIn gesprek', is: ['3 Voorstel', '1 Nieuw', '2 In gesprek'] },
  {
    what: 'one more',
    text: 'Nieuw\nBellen\nIn gesprek\nVoorstel',
    is: ['1 Nieuw', '- Bellen', '2 In gesprek', '3 Voorstel'],
  },
  { what: 'one less', text: 'Nieuw\nVoorstel\n\n', is: ['1 Nieuw', '3 Voorstel'] },
  { what: 'another name', text: 'Nieuw\nPraten\nVoorstel', is: ['1 Nieuw', '2 Praten', '3 Voorstel'] },
  { what: 'other capitals', text: 'NIEUW\nIn gesprek\nVoorstel', is: ['1 NIEUW', '2 In gesprek', '3 Voorstel'] },
  { what: 'two other names: nobody knows which is which', text: 'A\nB\nVoorstel', is: ['- A', '- B', '3 Voorstel'] },
])('$what', ({ text, is }) => {
  expect(choicesIn(text, before).map(({ id = '-', name }) => `${id} ${name}`)).toEqual(is)
})
