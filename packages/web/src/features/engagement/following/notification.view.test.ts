import { describe, expect, test } from 'vitest'
import type { Notification } from '@klantregie/contract'
import { hrefOf, sayNotification } from './notification.view.ts'

const line: Notification = {
  key: 'k',
  kind: 'relation_changed',
  at: '2026-03-02T09:00:00.000Z',
  isRead: false,
  by: 'Sanne',
  times: 2,
  relation: { id: 'r', name: 'De Ark', kind: 'organisation' },
  relationCount: 1,
  task: null,
  subject: null,
  values: {},
}
const otherwise = { somebody: 'Een collega', aRelation: 'een relatie' }

test('one relation is named, many are counted', () => {
  expect(sayNotification(line, otherwise)).toMatchObject({
    key: 'notification.relation_changed',
    values: { by: 'Sanne', relation: 'De Ark', times: 2 },
  })
  const many = { ...line, relationCount: 40, subject: { kind: 'import', id: 'i' } }
  expect(sayNotification(many, otherwise)).toMatchObject({
    key: 'notification.relations_changed',
    values: { count: 40 },
  })
})

test('what may not be named has a word of its own', () => {
  expect(sayNotification({ ...line, by: null, relation: null }, otherwise).values).toMatchObject({
    by: 'Een collega',
    relation: 'een relatie',
  })
})

describe('it leads to', () => {
  const task = { id: 't', title: 'Bel' }
  test.each<{ what: string; change: Partial<Notification>; href: string | null }>([
    { what: 'the relation', change: {}, href: '/relaties/r' },
    { what: 'the task', change: { kind: 'task_due', task }, href: '/taken?taak=t' },
    { what: 'the task of a mention', change: { kind: 'mention', task }, href: '/taken?taak=t' },
    {
      what: 'the round',
      change: { kind: 'review_asked', subject: { kind: 'review_round', id: 'x' } },
      href: '/nakijken/x',
    },
    {
      what: 'the relations of an import',
      change: { relationCount: 3, subject: { kind: 'import', id: 'i' } },
      href: '/relaties?importId=i',
    },
    { what: 'nothing, when nothing may be seen', change: { relation: null }, href: null },
  ])('$what', ({ change, href }) => {
    expect(hrefOf({ ...line, ...change })).toBe(href)
  })
})
