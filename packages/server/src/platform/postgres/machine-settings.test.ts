import { expect, test } from 'vitest'
import { renderSettings, settingsFor } from './machine-settings.ts'

const desk = { memoryMegabytes: 8192, processors: 4, freeDiskMegabytes: 200_000, sharedMemoryMegabytes: 4096 }

test.each([
  { machine: 'a small virtual machine', memoryMegabytes: 1024, buffers: '256MB', work: '32MB' },
  { machine: 'a desk computer', memoryMegabytes: 8192, buffers: '2048MB', work: '32MB' },
  { machine: 'a server', memoryMegabytes: 32_768, buffers: '8192MB', work: '64MB' },
  { machine: 'a very large server', memoryMegabytes: 262_144, buffers: '8192MB', work: '64MB' },
  { machine: 'hardly anything', memoryMegabytes: 128, buffers: '64MB', work: '32MB' },
])('$machine gets memory in proportion', ({ memoryMegabytes, buffers, work }) => {
  const settings = settingsFor({ ...desk, memoryMegabytes }, 'full')
  expect(settings.shared_buffers).toBe(buffers)
  expect(settings.work_mem).toBe(work)
})

test('the write-ahead log never takes more than a tenth of a small disk', () => {
  expect(settingsFor({ ...desk, freeDiskMegabytes: 20_000 }, 'full').max_wal_size).toBe('2000MB')
  expect(settingsFor(desk, 'full').max_wal_size).toBe('8192MB')
})

test('a container with little shared memory still runs parallel queries', () => {
  expect(settingsFor({ ...desk, sharedMemoryMegabytes: 64 }, 'full').dynamic_shared_memory_type).toBe('mmap')
  expect(settingsFor(desk, 'full').dynamic_shared_memory_type).toBe('posix')
})

test('durability is only given up when asked', () => {
  expect(settingsFor(desk, 'full')).not.toHaveProperty('fsync')
  expect(settingsFor(desk, 'none')).toMatchObject({ fsync: 'off', full_page_writes: 'off' })
})

test('a quote in a value cannot end it', () => {
  expect(renderSettings({ log_line_prefix: "it's " })).toBe("log_line_prefix = 'it''s '\n")
})
