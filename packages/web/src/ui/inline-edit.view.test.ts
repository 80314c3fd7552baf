import { expect, test } from 'vitest'
import { nextEditState } from './inline-edit.view.ts'
import type { EditEvent, EditState } from './inline-edit.view.ts'

function run(...events: readonly EditEvent[]): EditState {
  return events.reduce<EditState>((state, event) => nextEditState(state, event), { state: 'idle' })
}
const start: EditEvent = { event: 'start', value: 'Jansen' }
const type: EditEvent = { event: 'type', draft: 'Janssen' }
const submit: EditEvent = { event: 'submit' }

test('an edit that is saved shows its new value until it settles', () => {
  expect(run(start, type, submit, { event: 'result', result: { state: 'saved' } })).toEqual({
    state: 'saved',
    value: 'Janssen',
  })
  expect(run(start, type, submit, { event: 'result', result: { state: 'saved' } }, { event: 'settle' }).state).toBe(
    'idle',
  )
})

test('a conflict keeps both values', () => {
  expect(run(start, type, submit, { event: 'result', result: { state: 'conflict', theirs: 'Jansens' } })).toEqual({
    state: 'conflict',
    draft: 'Janssen',
    theirs: 'Jansens',
  })
})

test('what was typed survives an error, and typing on goes back to editing', () => {
  const failed: EditEvent = { event: 'result', result: { state: 'error', message: 'offline' } }
  expect(run(start, type, submit, failed)).toMatchObject({ state: 'error', draft: 'Janssen' })
  expect(run(start, type, submit, failed, { event: 'type', draft: 'Janssens' })).toEqual({
    state: 'editing',
    draft: 'Janssens',
  })
})

test('while saving, nothing else happens until the answer is there', () => {
  expect(run(start, type, submit, { event: 'cancel' }).state).toBe('saving')
  expect(run(start, type, submit, start).state).toBe('saving')
})

test('an answer that comes after cancelling changes nothing', () => {
  expect(run(start, { event: 'cancel' }, { event: 'result', result: { state: 'saved' } })).toEqual({ state: 'idle' })
})
