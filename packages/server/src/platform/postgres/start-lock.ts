import { chownSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { PostgresFailure } from './failure.ts'
import type { Home } from './home.ts'

/** SQLite's own number for "somebody else holds the lock". */
const SQLITE_BUSY = 5
const RETRY_MILLISECONDS = 15

/**
 * Runs `work` while no other process starts or stops the same PostgreSQL.
 *
 * Node offers no file lock of its own, and a file with a process number survives kill -9 and then has to be guessed
 * about. SQLite, which is part of Node, takes a real lock that the operating system releases when the process ends,
 * however it ends. Nothing is ever stored in that file.
 */
export async function withStartLock<T>(home: Home, patienceMilliseconds: number, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(home, patienceMilliseconds)
  try {
    return await work()
  } finally {
    lock.close()
  }
}

async function takeLock(home: Home, patienceMilliseconds: number): Promise<DatabaseSync> {
  const path = join(home.directory, 'start.lock')
  const isNew = !existsSync(path)
  const lock = new DatabaseSync(path, { timeout: 0 })
  if (isNew && home.account) chownSync(path, home.account.uid, home.account.gid)
  const giveUpAt = performance.now() + patienceMilliseconds
  while (!tryLock(lock)) {
    if (performance.now() > giveUpAt) {
      lock.close()
      throw new PostgresFailure('postgres.start_locked', {
        nl: `Een ander proces is al te lang bezig PostgreSQL te starten of te stoppen in ${home.directory}.`,
        en: `Another process has been starting or stopping PostgreSQL in ${home.directory} for too long.`,
      })
    }
    await delay(RETRY_MILLISECONDS)
  }
  return lock
}

function tryLock(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false
    throw error
  }
}
