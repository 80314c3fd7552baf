import { chmodSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const IN_MEMORY = '/dev/shm'
/** A whole run clones a few hundred small databases; containers with their usual 64 MB fall back to the disk. */
const ENOUGH_BYTES = 4 * 1024 ** 3

/** Where throw-away data goes: in memory when there is room, which makes a cluster in half and copies it in a tenth of the time. */
export function throwAwayBase(): string {
  try {
    const memory = statfsSync(IN_MEMORY)
    return memory.bavail * memory.bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir()
  } catch {
    // No such file system, as on macOS.
    return tmpdir()
  }
}

/** A new directory that every account may enter, because the server may run as another account than the test. */
export function makeThrowAwayDirectory(prefix: string, base = throwAwayBase()): string {
  const directory = mkdtempSync(join(base, prefix))
  chmodSync(directory, 0o755)
  return directory
}
