import type { Import, ImportOptions } from '@klantregie/contract'
import { ImportState } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { mayContinue, mayDiscard, openSteps, stepOf, stepToShow } from './steps.view.ts'

const chosen: ImportOptions = {
  sheet: 0,
  headerRow: 1,
  columns: [],
  sourceId: null,
  sourceName: 'Leden',
  kind: 'person',
  typeIds: [],
  domainId: '01980000-0000-7000-8000-000000000001',
  branchId: null,
  isComplete: false,
  compareAfterwards: true,
}
const at = (state: Import['state'], options: ImportOptions | null = null) => ({ state, options })

describe('coming back to an import continues where it was', () => {
  test.each([
    ['while the file is looked at', at('inspecting'), 'recognised'],
    ['after the file was recognised', at('ready'), 'recognised'],
    ['after a dry run that was stopped: the choices are kept', at('ready', chosen), 'columns'],
    ['during the dry run', at('checking', chosen), 'trial'],
    ['after the dry run', at('checked', chosen), 'trial'],
    ['while it is being read in', at('running', chosen), 'run'],
    ['when it is done', at('done', chosen), 'done'],
    ['while it is undone', at('undoing', chosen), 'done'],
    ['when the file could not be read', at('failed'), 'recognised'],
    ['when it failed while running', at('failed', chosen), 'run'],
    ['when it was cancelled while running', at('cancelled', chosen), 'run'],
  ] as const)('%s', (_, progressed, step) => {
    expect(stepOf(progressed)).toBe(step)
  })
})

test('an address of a step that is not open leads to where the import is', () => {
  expect(stepToShow('columns', at('checked', chosen))).toBe('columns')
  expect(stepToShow('columns', at('running', chosen))).toBe('run')
  expect(stepToShow('nonsense', at('ready'))).toBe('recognised')
  expect(stepToShow(undefined, at('done', chosen))).toBe('done')
})

test('every state has a step', () => {
  for (const state of ImportState.options) expect(openSteps(at(state)).length).toBeGreaterThan(0)
})

test('what was carried out can no longer be thrown away or continued', () => {
  for (const state of ['done', 'undone', 'undoing'] as const) {
    expect(mayDiscard(state)).toBe(false)
    expect(mayContinue(state)).toBe(false)
  }
})
