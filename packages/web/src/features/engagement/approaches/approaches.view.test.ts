import { describe, expect, test } from 'vitest'
import type { ApproachCollision } from '@klantregie/contract'
import { channelFor, choiceOf, joinable, listFrom, movedTo, roundChoicesFor, toneOf } from './approaches.view.ts'

const hidden: ApproachCollision = { owner: 'Anouk', approach: null }
const seen: ApproachCollision = {
  owner: 'Bram',
  approach: {
    id: '019a0000-0000-7000-8000-000000000001',
    relation: { id: '019a0000-0000-7000-8000-000000000002', name: 'De Regenboog', kind: 'organisation' },
    purpose: { id: '019a0000-0000-7000-8000-000000000003', name: 'Lessen' },
    isSamePurpose: true,
    kind: 'visit',
    state: 'planned',
    startsOn: '2026-03-10',
    endsOn: '2026-03-12',
    isMine: false,
    by: 'relation',
    at: null,
    clearOn: '2026-04-11',
  },
}

test('what moves to another day stays as long as it was', () => {
  expect(movedTo('2026-04-11', { startsOn: '2026-03-10', endsOn: '2026-03-12' })).toEqual({
    startsOn: '2026-04-11',
    endsOn: '2026-04-13',
  })
})

test.each([
  ['call', {}],
  ['letter', {}],
  ['mailing', { channel: 'post' }],
  ['invitation', { channel: 'post' }],
] as const)('a %s is sent with %o', (kind, sent) => {
  expect(channelFor(kind, 'post')).toEqual(sent)
})

describe('what was chosen', () => {
  test.each([
    ['nothing', '', {}],
    ['to go along', 'join:x', { choice: { kind: 'join', approachId: 'x' } }],
    ['to go on', 'go_on', { choice: { kind: 'go_on', reason: 'Omdat' } }],
  ])('%s', (_what, chosen, sent) => {
    expect(choiceOf(chosen, 'Omdat')).toEqual(sent)
  })
})

test('one goes along only with what one may know of', () => {
  expect(joinable([hidden, seen]).map(({ owner }) => owner)).toEqual(['Bram'])
})

test.each([
  ['who collides with what one sees', seen, 'collides', ['skip', 'join', 'wait', 'go_on']],
  ['who collides with what one does not see', hidden, 'collides', ['skip', 'go_on']],
  ['who stands back for somebody in the list', null, 'same_round', ['skip', 'join', 'wait', 'go_on']],
  ['who collides with what is gone meanwhile', null, 'collides', ['skip', 'go_on']],
])('choices for %s', (_who, collision, outcome, choices) => {
  expect(roundChoicesFor(collision, outcome)).toEqual(choices)
})

test.each([
  ['planned', false, 'information'],
  ['planned', true, 'attention'],
  ['made', false, 'success'],
  ['cancelled', false, 'neutral'],
])('%s, late %s: %s', (state, isLate, tone) => {
  expect(toneOf({ state, isLate })).toBe(tone)
})

test.each([
  { what: 'people who were picked', search: { ids: ['a'], lijst: {} }, list: { relationIds: ['a'] } },
  { what: 'everybody', search: { lijst: {} }, list: { filter: {} } },
  { what: 'what a filter shows', search: { lijst: { kind: 'person' } }, list: { filter: { kind: 'person' } } },
  { what: 'no list at all', search: {}, list: null },
  { what: 'a filter that cannot be meant', search: { lijst: { kind: 'ship' } }, list: null },
])('the list one came from: $what', ({ search, list }) => {
  expect(listFrom(search)).toEqual(list)
})
