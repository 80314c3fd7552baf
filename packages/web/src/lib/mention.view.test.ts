import { describe, expect, test } from 'vitest'
import { complete, offer, piecesOf, typingAt } from './mention.view.ts'

describe('a name is being typed', () => {
  test.each([
    { what: 'behind an @', text: 'Kijk @san', typed: 'san' },
    { what: 'with only the sign', text: '@', typed: '' },
    { what: 'with a first name and more', text: 'Zie @Jan de', typed: 'Jan de' },
    { what: 'not within an address', text: 'info@voor', typed: null },
    { what: 'not without the sign', text: 'Kijk', typed: null },
    { what: 'not on the next line', text: '@Jan\nen', typed: null },
    { what: 'not behind a space', text: '@ Jan', typed: null },
    { what: 'not behind a comma', text: '@Jan, kijk', typed: null },
  ])('$what', ({ text, typed }) => {
    expect(typingAt(text, text.length)?.text ?? null).toBe(typed)
  })
  test('at the cursor, not at the end', () => {
    expect(typingAt('Zie @sa even', 7)).toEqual({ from: 4, text: 'sa' })
  })
})

const people = ['Sanne de Boer', 'Jan Sanders', 'Renée Smit'].map((name, index) => ({ id: String(index), name }))

test('who is offered: by the start of the name first, then by a part of it, accents or not', () => {
  expect(offer(people, 'san').map(({ name }) => name)).toEqual(['Sanne de Boer', 'Jan Sanders'])
  expect(offer(people, 'renee').map(({ name }) => name)).toEqual(['Renée Smit'])
  expect(offer(people, 'x')).toEqual([])
})

test('the name is made whole, and the cursor stands behind it', () => {
  expect(complete('Zie @sa even', { from: 4, text: 'sa' }, 'Sanne de Boer')).toEqual({
    text: 'Zie @Sanne de Boer even',
    cursor: 19,
  })
  expect(complete('@j', { from: 0, text: 'j' }, 'Jan')).toEqual({ text: '@Jan ', cursor: 5 })
})

test('names stand apart in the text, also right behind one another', () => {
  expect(piecesOf('Hoi @Jan Visser en @Jan!', ['Jan', 'Jan Visser'])).toEqual([
    { text: 'Hoi ', isMention: false },
    { text: '@Jan Visser', isMention: true },
    { text: ' en ', isMention: false },
    { text: '@Jan', isMention: true },
    { text: '!', isMention: false },
  ])
  expect(piecesOf('info@voorbeeld.nl', ['voorbeeld'])).toHaveLength(3)
  expect(piecesOf('', ['x'])).toEqual([])
})
