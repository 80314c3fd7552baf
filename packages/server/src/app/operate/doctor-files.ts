import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../../platform/db/pool.ts'
import { good, type Finding } from './finding.ts'
import { readOfEveryTenant } from './tenant-rows.ts'

type Known = { readonly id: string; readonly bytes: number }

/** Uploaded files: every one that is known is on the disk in full, and the disk has no others. */
export async function checkFiles(connection: Connection, dataDir: string): Promise<Finding[]> {
  const folder = join(dataDir, 'files')
  const known = await readOfEveryTenant<Known>(connection, {
    text: 'select id, bytes from platform.file where removed_at is null order by id',
    values: [],
  })
  const onDisk = await listFiles(folder)
  const broken = known.filter(({ tenantId, id, bytes }) => onDisk.get(`${tenantId}/${id}`) !== bytes)
  const expected = new Set(known.map(({ tenantId, id }) => `${tenantId}/${id}`))
  const orphans = [...onDisk.keys()].filter((name) => !expected.has(name))
  const findings: Finding[] = []
  if (broken.length > 0) findings.push(missing(broken.map(({ tenantId, id }) => join(folder, tenantId, id))))
  if (orphans.length > 0) findings.push(unknown(orphans.map((name) => join(folder, name))))
  if (findings.length === 0) findings.push(good(`Bestanden: ${known.length}`, `Files: ${known.length}`))
  return findings
}

/** `tenant/file` and its size. */
async function listFiles(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  for (const tenantId of await readdir(folder).catch(() => [])) {
    for (const name of await readdir(join(folder, tenantId)).catch(() => [])) {
      // Being uploaded at this moment; a rename away from being a file.
      if (name.endsWith('.unfinished')) continue
      sizes.set(`${tenantId}/${name}`, (await stat(join(folder, tenantId, name))).size)
    }
  }
  return sizes
}

const few = (paths: readonly string[]): string => `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ' …' : ''}`

const missing = (paths: readonly string[]): Finding => ({
  state: 'wrong',
  what: {
    nl: `${paths.length} bestand(en) ontbreken of zijn niet compleet: ${few(paths)}`,
    en: `${paths.length} file(s) are missing or incomplete: ${few(paths)}`,
  },
  advice: {
    nl: 'Zet ze terug uit een back-up (tar --zstd -xf BACK-UP files), of gooi de import weg waar ze bij horen.',
    en: 'Put them back from a backup (tar --zstd -xf BACKUP files), or discard the import they belong to.',
  },
})

const unknown = (paths: readonly string[]): Finding => ({
  state: 'remark',
  what: {
    nl: `${paths.length} bestand(en) horen nergens bij: ${few(paths)}`,
    en: `${paths.length} file(s) belong to nothing: ${few(paths)}`,
  },
  advice: {
    nl: 'Ze zijn overgebleven van een afgebroken upload en kunnen weg.',
    en: 'They were left by an interrupted upload and can be removed.',
  },
})
