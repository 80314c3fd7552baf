import { expect, test } from 'vitest'
import type { Job } from '@klantregie/contract'
import { pageOfJob, sortJobs, toneOfJob } from './jobs.view.ts'

const job = (id: string, state: Job['state'], createdAt: string): Job => ({
  id,
  name: 'identity.run-import',
  state,
  progress: null,
  step: null,
  secondsLeft: null,
  subjectId: null,
  startedBy: 'Anouk',
  createdAt,
  finishedAt: null,
  errorCode: null,
  canCancel: false,
})

test('running work comes first, then waiting work, then what is over with the newest on top', () => {
  const jobs = [
    job('old', 'done', '2026-03-01'),
    job('new', 'failed', '2026-03-04'),
    job('waits', 'waiting', '2026-03-02'),
    job('runs', 'running', '2026-03-01'),
  ]
  expect(sortJobs(jobs).map(({ id }) => id)).toEqual(['runs', 'waits', 'new', 'old'])
})

test('only failed work looks like danger', () => {
  expect(
    (['waiting', 'running', 'done', 'failed', 'cancelled'] as const).filter((state) => toneOfJob(state) === 'danger'),
  ).toEqual(['failed'])
})

test.each([
  { what: 'a bulk deed', name: 'relations.do-bulk-deed', subjectId: 'd', may: true, page: '/relaties/bewerkingen/d' },
  {
    what: 'taking one back',
    name: 'relations.undo-bulk-deed',
    subjectId: 'd',
    may: true,
    page: '/relaties/bewerkingen/d',
  },
  { what: 'a bulk deed, for who may not', name: 'relations.do-bulk-deed', subjectId: 'd', may: false, page: null },
  { what: 'other work', name: 'identity.run-import', subjectId: 'i', may: true, page: null },
])('the page of $what is $page', ({ name, subjectId, may, page }) => {
  expect(pageOfJob({ name, subjectId }, () => may)).toBe(page)
})
