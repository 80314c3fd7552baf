import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { addInteraction } from '../../activity/index.ts'
import { others, stateOf } from '../testing/grouping.ts'
import { peopleOf } from '../testing/people.ts'
import { applyMerges, undoRun } from './merge-run.service.ts'

const app = await testApp()
const people = peopleOf(app)
const manager = app.as('relation_manager')
const page = async (id: string) => (await manager('GET', `/relations/${id}`)).json()

const matched = (winner: string, loser: string) => ({ winner, loser, score: 0.998, reasons: ['birth_date', 'mobile'] })
const apply = (runId: string, ...pairs: readonly [string, string][]) =>
  app.inTransaction((ctx) =>
    applyMerges(ctx, { runId, merges: pairs.map(([winner, loser]) => matched(winner, loser)) }, others),
  )
const undoWhole = async (runId: string) => {
  while ((await app.inTransaction((ctx) => undoRun(ctx, { runId, limit: 2 }, others))).undone > 0);
}

test('a matching run is undone whole and exactly, also when people merged, noted and undid since', async () => {
  const ids = []
  for (let count = 0; count < 6; count += 1) ids.push(await people.add())
  const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string]
  const before = await stateOf(app)
  const runId = newId()
  expect(await apply(runId, [a, b], [b, c], [d, e], [c, a])).toEqual({ merged: 3, refused: 0, redundant: 1 })
  expect((await page(c)).relation.id).toBe(a)
  const { mergeId } = (await manager('POST', '/merges', { winnerId: f, loserId: a })).json()
  expect((await page(b)).relation.id).toBe(f)
  await undoWhole(runId)
  expect((await page(a)).relation.id).toBe(f)
  expect((await page(b)).relation.id).toBe(b)
  await manager('POST', `/merges/${mergeId}/undo`, {})
  expect(await stateOf(app)).toEqual(before)
  const actions = (await app.audit()).map((entry) => entry.action)
  expect(actions).toEqual(
    expect.arrayContaining(['merge.run_applied', 'merge.run_undone', 'merge.made', 'merge.undone']),
  )
})

test('a merge by matching that somebody undoes is never made again, also not through others', async () => {
  const [a, b, c] = [await people.add(), await people.add(), await people.add()]
  await apply(newId(), [a, b])
  const [{ id: mergeId, score, reasons }] = (await manager('GET', `/relations/${a}/merges`)).json().items
  expect(score).toBeCloseTo(0.998)
  expect(reasons).toEqual(['birth_date', 'mobile'])
  await manager('POST', `/merges/${mergeId}/undo`, {})
  expect((await manager('GET', `/decisions?relationId=${a}&kind=not_same`)).json().items).toHaveLength(1)
  expect(await apply(newId(), [a, b])).toEqual({ merged: 0, refused: 1, redundant: 0 })
  expect(await apply(newId(), [a, c], [c, b])).toEqual({ merged: 1, refused: 1, redundant: 0 })
  expect((await page(b)).relation.id).toBe(b)
})

test('a note on what a run merged stays with the one that it was added to', async () => {
  const [a, b] = [await people.add(), await people.add()]
  const runId = newId()
  await apply(runId, [a, b])
  await app.inTransaction((ctx) => addInteraction(ctx, { id: b, kind: 'note', text: 'Na het koppelen' }))
  await undoWhole(runId)
  const notes = (await manager('GET', `/relations/${a}/timeline?kind=interaction`)).json().items
  expect(notes.map((entry: any) => entry.text)).toEqual(['Na het koppelen'])
})

test('nobody undoes a run of another organisation', async () => {
  const [a, b] = [await people.add(), await people.add()]
  const runId = newId()
  await apply(runId, [a, b])
  const elsewhere = await app.otherTenant()
  const { undone } = await app.inTransaction((ctx) => undoRun(ctx, { runId, limit: 10 }, others), elsewhere.who)
  expect(undone).toBe(0)
  expect((await page(b)).relation.id).toBe(a)
})
