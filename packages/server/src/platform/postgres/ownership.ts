import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Account } from './account.ts'

const READ = 4
const EXECUTE = 1

/**
 * Whether `account` may read (and for `executable` run) this path, judged from the mode bits of the path and every
 * directory above it. `undefined` (ourselves) is always true: the operating system answers that when we try.
 */
export function canReach(path: string, account: Account | undefined, executable = false): boolean {
  if (!account) return true
  const needed = executable ? READ | EXECUTE : READ
  if (!permits(path, account, needed)) return false
  return canTraverse(dirname(resolve(path)), account)
}

/** Whether `account` may pass through this directory and every directory above it. */
export function canTraverse(directory: string, account: Account | undefined): boolean {
  if (!account) return true
  for (let current = resolve(directory); ; current = dirname(current)) {
    if (!permits(current, account, EXECUTE)) return false
    if (current === dirname(current)) return true
  }
}

function permits(path: string, account: Account, needed: number): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return false
  const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0
  return ((stat.mode >> shift) & needed) === needed
}

/** Makes a directory that only the account (and root) can enter, or corrects one that is too open. */
export function makePrivateDirectory(path: string, account: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (account) chownSync(path, account.uid, account.gid)
  chmodSync(path, 0o700)
}

/** Writes a file readable by the account alone: whole or not at all, also when the power fails. */
export function writePrivately(path: string, text: string, account: Account | undefined): void {
  const draft = `${path}.draft-${process.pid}`
  const file = openSync(draft, 'w', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  if (account) chownSync(draft, account.uid, account.gid)
  renameSync(draft, path)
  syncDirectory(dirname(path))
}

/** A rename survives a power failure only after its directory was flushed. */
export function syncDirectory(path: string): void {
  const directory = openSync(path, 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}
