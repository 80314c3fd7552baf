import { ImportState } from '@klantregie/contract'
import { expect, test } from 'vitest'
import { accountParts, actionsOf, openLabel, toneOfImport } from './imports.view.ts'
import type { ImportEntry } from './imports.view.ts'

const entry = (extra: Partial<ImportEntry>): ImportEntry => ({
  id: '01980000-0000-7000-8000-000000000001',
  state: 'done',
  fileName: 'leden.csv',
  sourceName: 'Leden',
  profileName: null,
  counts: null,
  jobId: null,
  problem: null,
  startedBy: 'Anouk',
  createdAt: '2026-03-05T10:00:00Z',
  finishedAt: null,
  canUndo: false,
  isErrorFileReady: false,
  folderName: null,
  goesOn: false,
  heldFor: null,
  ...extra,
})

test.each([
  ['the latest of a source can be undone', { canUndo: true }, ['open', 'undo']],
  ['rejected rows can be fetched', { canUndo: true, isErrorFileReady: true }, ['open', 'errors', 'undo']],
  ['a running one can be stopped', { state: 'running' }, ['open', 'cancel']],
  ['what was never carried out can be thrown away', { state: 'checked' }, ['open', 'discard']],
  ['what was undone is history', { state: 'undone' }, ['open']],
] as const)('%s', (_, extra, actions) => {
  expect(actionsOf(entry(extra), true)).toEqual(actions)
})

test('who may only read can look and fetch, not change', () => {
  expect(actionsOf(entry({ canUndo: true, isErrorFileReady: true }), false)).toEqual(['open', 'errors'])
})

test('what waits for somebody is continued, what is over is viewed', () => {
  expect(openLabel('checked')).toBe('continue')
  expect(openLabel('undone')).toBe('view')
})

test('the account in a list leaves out what is zero', () => {
  const counts = {
    rows: 3,
    new: 2,
    changed: 0,
    same: 1,
    duplicate: 0,
    rejected: 0,
    joined: 0,
    gone: 0,
    satellites: 0,
    withProblems: 0,
  }
  expect(accountParts(counts).map(({ outcome }) => outcome)).toEqual(['new', 'same'])
  expect(accountParts(null)).toEqual([])
})

test('every state has a tone', () => {
  for (const state of ImportState.options) expect(toneOfImport(state)).toBeDefined()
})
