import { expect, test } from 'vitest'
import { goOnWith, nextToUpload, queueAfter } from './upload-queue.view.ts'
import type { QueuedFile } from './upload-queue.view.ts'

const add = (queue: readonly QueuedFile[], ...names: string[]) =>
  queueAfter(queue, { type: 'added', files: names.map((name) => new File(['x'], name)) })

test('files go one after another', () => {
  let queue = add([], 'a.csv', 'b.csv')
  expect(nextToUpload(queue)?.file.name).toBe('a.csv')
  queue = queueAfter(queue, { type: 'started', key: 1 })
  expect(nextToUpload(queue)).toBeNull()
  queue = queueAfter(queue, { type: 'arrived', key: 1, importId: 'one' })
  expect(nextToUpload(queue)?.file.name).toBe('b.csv')
})

test('a file that failed or was stopped does not hold up the next, and can be tried again', () => {
  let queue = add([], 'a.csv', 'b.csv')
  queue = queueAfter(queue, { type: 'failed', key: 1, error: new Error('offline') })
  expect(nextToUpload(queue)?.key).toBe(2)
  queue = queueAfter(queueAfter(queue, { type: 'stopped', key: 2 }), { type: 'again', key: 1 })
  expect(nextToUpload(queue)?.key).toBe(1)
})

test('with one file the wizard goes on by itself, with several one chooses', () => {
  const one = queueAfter(add([], 'a.csv'), { type: 'arrived', key: 1, importId: 'one' })
  expect(goOnWith(one)).toBe('one')
  expect(goOnWith(add(one, 'b.csv'))).toBeNull()
})

test('a file added later never gets the key of another', () => {
  const queue = add(queueAfter(add([], 'a.csv', 'b.csv'), { type: 'removed', key: 1 }), 'c.csv')
  expect(queue.map(({ key }) => key)).toEqual([2, 3])
})
