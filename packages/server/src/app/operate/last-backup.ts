import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const LastBackup = z.object({ at: z.iso.datetime(), path: z.string(), bytes: z.number() })
export type LastBackup = z.infer<typeof LastBackup>

const noteIn = (dataDir: string): string => join(dataDir, 'last-backup.json')

/** Remembers in the data folder that a backup was made, so that `doctor` can tell how old the newest is. */
export async function noteBackup(dataDir: string, backup: LastBackup): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await writeFile(noteIn(dataDir), `${JSON.stringify(backup)}\n`, { mode: 0o600 })
}

/** Null when none was made from this data folder. */
export async function findLastBackup(dataDir: string): Promise<LastBackup | null> {
  const text = await readFile(noteIn(dataDir), 'utf8').catch(() => null)
  if (text === null) return null
  const parsed = LastBackup.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
