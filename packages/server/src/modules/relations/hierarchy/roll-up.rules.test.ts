import { expect, test } from 'vitest'
import { inOrder, rollUp } from './roll-up.rules.ts'

const edge = (relationId: string, parentId: string | null) => ({ relationId, parentId })
const contact = (count: number, day: string) => ({ count, lastAt: new Date(`2026-0${day}T10:00:00Z`) })

test('a board counts its own contact, that of its schools and of their people, everybody once', () => {
  const rolled = rollUp(
    [edge('board', null), edge('north', 'board'), edge('south', 'board'), edge('annex', 'south')],
    new Map([
      ['north', ['eva']],
      ['south', ['eva', 'jan']],
    ]),
    new Map([
      ['board', contact(1, '1-01')],
      ['eva', contact(3, '3-01')],
      ['jan', contact(2, '2-01')],
      ['annex', contact(5, '1-15')],
      ['elsewhere', contact(99, '3-02')],
    ]),
  )
  expect(rolled.get('board')).toMatchObject({
    own: { count: 1 },
    below: { count: 11, lastAt: new Date('2026-03-01T10:00:00Z') },
  })
  expect(rolled.get('north')).toMatchObject({ own: { count: 3 }, below: { count: 3 } })
  expect(rolled.get('south')).toMatchObject({ own: { count: 5 }, below: { count: 10 } })
  expect(rolled.get('annex')).toMatchObject({ own: { count: 5 }, below: { count: 5 } })
})

test('a school below two others counts once at what is above both', () => {
  const rolled = rollUp(
    [edge('top', null), edge('a', 'top'), edge('b', 'top'), edge('both', 'a'), edge('both', 'b')],
    new Map(),
    new Map([['both', contact(4, '1-01')]]),
  )
  expect(rolled.get('top')?.below.count).toBe(4)
  expect(rolled.get('a')?.below.count).toBe(4)
})

test('should a circle ever come through, the walk ends', () => {
  const rolled = rollUp(
    [edge('a', null), edge('b', 'a'), edge('a', 'b')],
    new Map(),
    new Map([['b', contact(1, '1-01')]]),
  )
  expect(rolled.get('a')?.below.count).toBe(1)
})

test('parents stand before their children, children by name, what stands below two is told at both', () => {
  const names: Record<string, string> = { a: 'Zon', b: 'Maan', both: 'Ster', top: 'Top' }
  const edges = [edge('both', 'a'), edge('a', 'top'), edge('top', null), edge('both', 'b'), edge('b', 'top')]
  expect(
    inOrder(edges, (id) => names[id] ?? '').map(({ relationId, parentId }) => `${relationId}<${parentId}`),
  ).toEqual(['top<null', 'b<top', 'both<b', 'a<top', 'both<a'])
})
