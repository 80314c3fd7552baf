import { describe, expect, test } from 'vitest'
import type { Task } from '@klantregie/contract'
import { bodyOf, changesOf, conflictsOf, sayDay, valuesOf } from './tasks.view.ts'

const task = {
  title: 'Bel',
  text: 'Over de rondleiding',
  owner: { kind: 'team', id: 't', name: 'Educatie', isMine: false },
  relation: { id: 'r', name: 'De Ark', kind: 'organisation', isProtected: false },
  dueOn: '2026-03-04',
  dueTime: '10:00',
  reminder: 'hour',
  recurrence: { every: 2, unit: 'week', from: 'done', until: '2026-12-31' },
} satisfies Partial<Task> & { title: string }

test('what is shown and not touched says the same again', () => {
  const values = valuesOf(task, 'me')
  expect(bodyOf(values)).toEqual({
    title: 'Bel',
    text: 'Over de rondleiding',
    owner: { kind: 'team', id: 't' },
    relationId: 'r',
    dueOn: '2026-03-04',
    dueTime: '10:00',
    reminder: 'hour',
    recurrence: { every: 2, unit: 'week', from: 'done', until: '2026-12-31' },
  })
  expect(changesOf(bodyOf(values), bodyOf(values))).toEqual({})
})

test('a new task is with oneself and has nothing', () => {
  expect(bodyOf(valuesOf({ title: 'Bel' }, 'me'))).toMatchObject({
    owner: { kind: 'user', id: 'me' },
    relationId: null,
    dueOn: null,
    reminder: null,
    recurrence: null,
  })
})

describe('two colleagues at once', () => {
  const opened = bodyOf(valuesOf(task, 'me'))
  test('only what was changed is sent', () => {
    expect(changesOf(opened, { ...opened, dueOn: '2026-03-05' })).toEqual({ dueOn: '2026-03-05' })
  })
  test('a conflict is a field that both changed', () => {
    const theirs = { ...opened, title: 'Mail', dueTime: '11:00' }
    expect(conflictsOf(opened, { ...opened, title: 'Bezoek' }, theirs)).toEqual(['title'])
    expect(conflictsOf(opened, { ...opened, text: 'x' }, theirs)).toEqual([])
  })
})

test.each([
  ['2026-03-02', { name: 'today' }],
  ['2026-03-03', { name: 'tomorrow' }],
  ['2026-03-01', { name: 'yesterday' }],
  ['2026-03-04', { date: '2026-03-04' }],
])('%s, said on 2 March', (day, said) => {
  expect(sayDay(day, '2026-03-02')).toEqual(said)
})
