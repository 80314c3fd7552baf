import { expect, test } from 'vitest'
import { calculateRemovalOrder } from './removal-order.rules.ts'
import { freeSlug, slugOf } from './slug.rules.ts'

test.each([
  { name: 'bibliotheek & theater de waterlinie', slug: 'bibliotheek-theater-de-waterlinie' },
  { name: '  -- ', slug: 'organisatie' },
  { name: '12 boeken', slug: '12-boeken' },
  { name: 'a'.repeat(100), slug: 'a'.repeat(60) },
])('the address of "$name" is $slug', ({ name, slug }) => {
  expect(slugOf(name)).toBe(slug)
})

test.each([
  { taken: [], slug: 'dok' },
  { taken: ['dok'], slug: 'dok-2' },
  { taken: ['dok', 'dok-2', 'dok-4'], slug: 'dok-3' },
])('next to $taken the name dok becomes $slug', ({ taken, slug }) => {
  expect(freeSlug('dok', taken)).toBe(slug)
})

test('what refers to something is removed before it', () => {
  const references = [
    { from: 'role', to: 'relation' },
    { from: 'relation', to: 'branch' },
    { from: 'link', to: 'relation' },
    { from: 'branch', to: 'branch' },
  ]
  expect(calculateRemovalOrder(['branch', 'link', 'relation', 'role'], references)).toEqual([
    'link',
    'role',
    'relation',
    'branch',
  ])
})

test('tables that refer to each other in a circle are an error, not an endless search', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ]
  expect(() => calculateRemovalOrder(['a', 'b'], circle)).toThrow('refer to each other')
})
