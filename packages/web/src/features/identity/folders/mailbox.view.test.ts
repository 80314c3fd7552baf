import { expect, test } from 'vitest'
import { SECURITIES, sendersIn, usualPort } from './mailbox.view.ts'

test.each<[string, string[]]>([
  ['', []],
  ['a@b.nl', ['a@b.nl']],
  [' a@b.nl\n\n@c.nl ', ['a@b.nl', '@c.nl']],
  ['a@b.nl; @c.nl,d@e.nl', ['a@b.nl', '@c.nl', 'd@e.nl']],
])('%j names %j', (text, senders) => {
  expect(sendersIn(text)).toEqual(senders)
})

test('each way of connecting has its usual port', () => {
  expect(SECURITIES.map(usualPort)).toEqual([993, 143, 143])
})
