import type { Condition, SegmentGroup } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { added, doubled, draftOf, emptyGroup, groupOf, isFinished, isGroup, moved, movedInto } from './draft.view.ts'
import { regrouped, removed, replaced, treeOf, unwrapped, wrapped } from './draft.view.ts'
import type { DraftGroup, DraftNode } from './draft.view.ts'
import { historyOf, redone, stepped, undone } from './history.view.ts'

const ID = '01900000-0000-7000-8000-000000000001'
const email: Condition = { about: 'reach', has: 'email' }
const phone: Condition = { about: 'reach', has: 'phone' }
const person: Condition = { about: 'kind', oneOf: ['person'] }
const tree: SegmentGroup = { group: 'all', of: [person, { group: 'any', of: [email, phone] }] }

/** A tree as short text: `all(person any(email phone))`. */
function read({ group, of }: SegmentGroup): string {
  return `${group}(${of.map((part) => ('group' in part ? read(part) : `${word(part)}${beyond(part)}`)).join(' ')})`
}
function beyond(condition: Condition): string {
  return condition.about === 'link' && condition.other ? `[${read(condition.other)}]` : ''
}
function word(condition: Condition): string {
  if (condition.about === 'reach') return condition.has
  if (condition.about === 'link') return 'link'
  return condition.about === 'kind' ? 'person' : condition.about
}
const shown = (draft: DraftGroup) => read(treeOf(draft).tree)
/** The part that reads so. */
function find(draft: DraftGroup, what: string): DraftNode {
  const all = (group: DraftGroup): readonly DraftNode[] =>
    group.of.flatMap((node) => [node, ...(isGroup(node) ? all(node) : [])])
  const found = all(draft).find((node) => (isGroup(node) ? node.group === what : word(node.condition) === what))
  if (!found) throw new Error(`There is no ${what}.`)
  return found
}
const key = (draft: DraftGroup, what: string) => find(draft, what).key

describe('a tree that is built', () => {
  const draft = draftOf(tree)
  test.each<[string, (draft: DraftGroup) => DraftGroup, string]>([
    ['stays as it is', (d) => d, 'all(person any(email phone))'],
    [
      'gets a condition at the end of a group',
      (d) => added(d, key(d, 'any'), draftOf({ group: 'all', of: [person] }).of[0]!),
      'all(person any(email phone person))',
    ],
    ['loses a condition', (d) => removed(d, key(d, 'email')), 'all(person any(phone))'],
    ['loses a group with all that is in it', (d) => removed(d, key(d, 'any')), 'all(person)'],
    ['asks a group otherwise', (d) => regrouped(d, key(d, 'any'), 'none'), 'all(person none(email phone))'],
    ['moves a condition down', (d) => moved(d, key(d, 'email'), 1), 'all(person any(phone email))'],
    ['moves a condition out above its group', (d) => moved(d, key(d, 'email'), -1), 'all(person email any(phone))'],
    ['moves a condition out below its group', (d) => moved(d, key(d, 'phone'), 1), 'all(person any(email) phone)'],
    ['keeps the first of the whole where it is', (d) => moved(d, key(d, 'person'), -1), 'all(person any(email phone))'],
    ['moves a group', (d) => moved(d, key(d, 'any'), -1), 'all(any(email phone) person)'],
    [
      'takes a condition into a group',
      (d) => movedInto(d, key(d, 'person'), key(d, 'any')),
      'all(any(email phone person))',
    ],
    ['makes a group of a condition', (d) => wrapped(d, key(d, 'person'), 'none'), 'all(none(person) any(email phone))'],
    ['takes a group apart', (d) => unwrapped(d, key(d, 'any')), 'all(person email phone)'],
    ['doubles a condition', (d) => doubled(d, key(d, 'email')), 'all(person any(email email phone))'],
    ['doubles a group', (d) => doubled(d, key(d, 'any')), 'all(person any(email phone) any(email phone))'],
    [
      'leaves a group without conditions out',
      (d) => added(d, d.key, emptyGroup('any')),
      'all(person any(email phone))',
    ],
  ])('%s', (_what, deed, expected) => expect(shown(deed(draft))).toBe(expected))

  test('everything that is doubled has a key of its own', () => {
    const twice = doubled(draft, key(draft, 'any'))
    const keys = (node: DraftNode): string[] => [node.key, ...(isGroup(node) ? node.of.flatMap(keys) : [])]
    expect(new Set(keys(twice)).size).toBe(keys(twice).length)
  })

  test('conditions on the other end of a link are built in the same way', () => {
    const link = draftOf({ group: 'all', of: [{ about: 'link', typeId: ID, end: 'from', other: tree }] })
    expect(shown(link)).toBe('all(link[all(person any(email phone))])')
    const node = find(link, 'link')
    const [first, second] = isGroup(node) ? [] : (node.other?.of.map(({ key: one }) => one) ?? [])
    expect(shown(removed(link, first ?? ''))).toBe('all(link[all(any(email phone))])')
    expect(groupOf(link, first ?? '')?.of.map(({ key: one }) => one)).toEqual([first, second])
    expect(shown(removed(removed(link, first ?? ''), second ?? ''))).toBe('all(link)')
  })

  test('what lacks a choice is left out and counted', () => {
    const unfinished: Condition = { about: 'label', ids: [] }
    const more = added(draft, draft.key, { key: 'x', condition: unfinished })
    expect(treeOf(more)).toMatchObject({ unfinished: 1 })
    expect(shown(more)).toBe('all(person any(email phone))')
    expect(treeOf(replaced(more, 'x', { key: 'x', condition: email })).unfinished).toBe(0)
  })
})

test.each<[string, Condition, boolean]>([
  ['an age without years', { about: 'age', from: null, to: null }, false],
  ['an age from 18', { about: 'age', from: 18, to: null }, true],
  ['a role that began, without saying when', { about: 'role', typeIds: [ID], when: 'began' }, false],
  [
    'a role that began this year',
    { about: 'role', typeIds: [ID], when: 'began', period: { in: 'calendar_year', yearsAgo: 0 } },
    true,
  ],
  ['a role, without saying which', { about: 'role', typeIds: [], when: 'now' }, false],
  ['added between nothing and nothing', { about: 'added', period: { in: 'between', from: null, until: null } }, false],
  ['added since a day', { about: 'added', period: { in: 'between', from: '2026-01-01', until: null } }, true],
  [
    'activity without an amount',
    { about: 'activity', familyId: ID, measure: 'days', atLeast: null, atMost: null },
    false,
  ],
  ['an own field without a value', { about: 'own_field', field: 'own_hond', test: 'is:' }, false],
  ['an own field that is empty', { about: 'own_field', field: 'own_hond', test: 'empty' }, true],
  ['activity that never was', { about: 'activity', familyId: ID, measure: 'days', atLeast: null, atMost: 0 }, true],
])('%s is finished: %s', (_what, condition, expected) => expect(isFinished(condition)).toBe(expected))

describe('steps', () => {
  const [one, two, three] = [emptyGroup(), emptyGroup(), emptyGroup()]
  test('are taken back and done again', () => {
    const history = stepped(stepped(historyOf(one), two, null), three, null)
    expect(undone(history).now).toBe(two)
    expect(undone(undone(history)).now).toBe(one)
    expect(redone(undone(history)).now).toBe(three)
    expect(undone(undone(undone(history))).now).toBe(one)
  })
  test('in one condition are one step', () => {
    const history = stepped(stepped(historyOf(one), two, 'k1'), three, 'k1')
    expect(undone(history).now).toBe(one)
  })
  test('that were taken back are gone after another', () => {
    const history = stepped(undone(stepped(historyOf(one), two, null)), three, null)
    expect(redone(history).now).toBe(three)
  })
})
