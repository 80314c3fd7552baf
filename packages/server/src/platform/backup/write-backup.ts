import { open } from 'node:fs/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Connection } from '../db/pool.ts'
import type { FileStore } from '../files/file-store.ts'
import { ABOUT_NAME, fileName, FORMAT, MANIFEST_NAME, partName } from './archive-format.ts'
import type { About, Manifest, TableContent } from './archive-format.ts'
import { writeArchive, type ArchiveWriter } from './archive-writer.ts'
import { BackupFailure } from './backup-failure.ts'
import { enterTenant, fixTextForms, readApplied, readTables, readTenants, type Table } from './catalogue.ts'

/** Rows are gathered to members of this size: memory stays small, and a member's size is known when it is written. */
const PART_BYTES = 4 * 1024 * 1024

export type BackupRequest = {
  /** The owner of the tables. */
  readonly connection: Connection
  readonly files: FileStore
  readonly path: string
  readonly passphrase?: string | undefined
  readonly version: string
  readonly now: Date
  readonly onTable?: (table: string, rows: number) => void
}

export type BackupReport = {
  readonly rows: number
  readonly files: number
  readonly bytes: number
  readonly tenants: number
  readonly missingFiles: Manifest['missingFiles']
}

/**
 * Writes everything to one file, as it was at one moment, while people go on working: one transaction that sees one state
 * (repeatable read) and can write nothing. COPY of a table is refused where row-level security holds, also to the owner;
 * COPY of a query is not, so each organisation's rows are copied from within that organisation and the fence stays up.
 * @throws BackupFailure
 */
export async function writeBackup(request: BackupRequest): Promise<BackupReport> {
  const client = new pg.Client(clientSettings(request.connection))
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const tenants = await readTenants(client)
    if (tenants === null) throw nothingHere()
    const archive = await writeArchive(request.path, request.passphrase)
    try {
      return await fill(archive, { client, tenants, request })
    } catch (error) {
      await archive.abandon()
      throw error
    }
  } finally {
    await client.end()
  }
}

function clientSettings(connection: Connection) {
  const where = typeof connection === 'string' ? { connectionString: connection } : connection
  return { ...where, application_name: 'klantregie backup' }
}

const nothingHere = () =>
  new BackupFailure({
    nl: 'Deze installatie is nog leeg: er is niets om een back-up van te maken.',
    en: 'This installation is still empty: there is nothing to back up.',
  })

type Source = { readonly client: pg.Client; readonly tenants: readonly string[]; readonly request: BackupRequest }

async function fill(archive: ArchiveWriter, source: Source): Promise<BackupReport> {
  const { client, tenants, request } = source
  await fixTextForms(client)
  const about: About = {
    product: 'klantregie',
    format: FORMAT,
    version: request.version,
    createdAt: request.now.toISOString(),
    migrations: await readApplied(client),
  }
  await archive.add(ABOUT_NAME, Buffer.from(JSON.stringify(about, null, 2)))
  const all = await readTables(client)
  const tables: TableContent[] = []
  for (const tenantId of [null, ...tenants]) {
    await enterTenant(client, tenantId)
    for (const table of all.filter(({ isFenced }) => isFenced === (tenantId !== null))) {
      const content = await addRows(archive, client, table, tenantId)
      tables.push(content)
      request.onTable?.(content.table, content.rows)
    }
  }
  const missingFiles = await addFiles(archive, source, all)
  const files = archive.members.filter(({ name }) => name.startsWith('files/')).length
  const manifest: Manifest = { ...about, tenants: [...tenants], tables, members: [...archive.members], missingFiles }
  await archive.add(MANIFEST_NAME, Buffer.from(JSON.stringify(manifest)))
  const bytes = await archive.finish()
  return { rows: tables.reduce((sum, { rows }) => sum + rows, 0), files, bytes, tenants: tenants.length, missingFiles }
}

async function addRows(
  archive: ArchiveWriter,
  client: pg.Client,
  { name, columns }: Table,
  tenantId: string | null,
): Promise<TableContent> {
  // The condition repeats the fence, for a database whose owner is a superuser: to that one there is none.
  const own = tenantId === null ? '' : ' where tenant_id = platform.current_tenant()'
  const rows = client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}${own}) to stdout`))
  const content = { table: name, tenantId, columns: [...columns] }
  let held: Buffer[] = []
  let bytes = 0
  let number = 0
  const addPart = async () => {
    if (bytes === 0) return
    number += 1
    await archive.add(partName(content, number), Buffer.concat(held))
    held = []
    bytes = 0
  }
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    held.push(chunk)
    bytes += chunk.length
    if (bytes >= PART_BYTES) await addPart()
  }
  await addPart()
  return { ...content, rows: rows.rowCount }
}

type FileRow = { readonly id: string; readonly name: string; readonly sha256: string }

/** Uploads never change once they are there; one that was thrown away since the snapshot is told, not a failure. */
async function addFiles(
  archive: ArchiveWriter,
  source: Source,
  all: readonly Table[],
): Promise<Manifest['missingFiles']> {
  const missing: Manifest['missingFiles'] = []
  // A database of an older version, backed up just before it is brought up to date, does not know of files that were removed.
  const isMarked = all.some(({ name, columns }) => name === 'platform.file' && columns.includes('removed_at'))
  const kept = isMarked ? ' and removed_at is null' : ''
  for (const tenantId of source.tenants) {
    await enterTenant(source.client, tenantId)
    const { rows } = await source.client.query<FileRow>(
      `select id, name, sha256 from platform.file where tenant_id = platform.current_tenant()${kept} order by id`,
    )
    for (const { id, name, sha256 } of rows) {
      const found = await addFile(archive, source.request.files.pathOf(tenantId, id), fileName(tenantId, id))
      if (found !== sha256) missing.push({ tenantId, id, name })
    }
  }
  return missing
}

/** Answers the SHA-256 of what is on the disk; null when there is nothing. */
async function addFile(archive: ArchiveWriter, path: string, name: string): Promise<string | null> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  })
  if (file === null) return null
  // Opened first and measured after: what is removed meanwhile stays readable to the end.
  const { size } = await file.stat()
  if (size > 0) return archive.addStream(name, size, file.createReadStream({ end: size - 1 }))
  await file.close()
  await archive.add(name, Buffer.alloc(0))
  return archive.members.at(-1)?.sha256 ?? null
}
