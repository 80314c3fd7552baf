import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import pg from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'
import type { Connection } from '../db/pool.ts'
import type { FileStore } from '../files/file-store.ts'
import { kindOfMember, type Manifest, type Member, type TableContent } from './archive-format.ts'
import { readArchive, type ArchiveEntry } from './archive-reader.ts'
import { damaged } from './backup-failure.ts'
import { fixTextForms, switchTriggers } from './catalogue.ts'
import { checkArchive } from './check-archive.ts'
import { migrationsOf, prepareTables, refuseOtherTables, refuseUnlessEmpty } from './prepare-target.ts'
import { requeueJobs } from './requeue.ts'
import { compareRows, loadTable, type TableLoader } from './table-loader.ts'

export type RestoreStep = 'checking' | 'restoring' | 'counting' | 'upgrading'

export type RestoreRequest = {
  /** The owner of the tables. */
  readonly connection: Connection
  readonly files: FileStore
  readonly path: string
  readonly passphrase?: string | undefined
  readonly onProgress?: (step: RestoreStep, fraction: number) => void
}

export type RestoreReport = {
  readonly rows: number
  readonly files: number
  readonly jobs: number
  readonly manifest: Manifest
}

/**
 * Puts a backup back into an empty installation. States: checking (the whole file is read, nothing is written) →
 * restoring (one transaction) → counting → committed → upgrading to this version's tables. Guarantees: whatever happens
 * before the commit, the installation is as empty as it was and the restore can be started again; a restore that is
 * killed after it only has its upgrade left, which the next start does.
 * @throws BackupFailure
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreReport> {
  const tell = request.onProgress ?? (() => undefined)
  const client = new pg.Client(
    typeof request.connection === 'string' ? { connectionString: request.connection } : request.connection,
  )
  await client.connect()
  // A connection that breaks while the archive is read makes the next query fail; the event itself may not end us.
  client.on('error', () => undefined)
  try {
    await refuseUnlessEmpty(client)
    const ours = await readMigrations()
    const manifest = await checkArchive({
      path: request.path,
      passphrase: request.passphrase,
      knownMigrations: ours.map(({ name }) => name),
      onRead: (fraction) => tell('checking', fraction),
    })
    await prepareTables(client, request.connection, migrationsOf(manifest, ours))
    await refuseOtherTables(client, manifest)
    const report = await restoreAll(client, manifest, request)
    tell('upgrading', 0)
    await migrate(request.connection)
    await refreshStatistics(client, manifest)
    tell('upgrading', 1)
    return report
  } finally {
    await client.end()
  }
}

async function restoreAll(client: pg.Client, manifest: Manifest, request: RestoreRequest): Promise<RestoreReport> {
  const tell = request.onProgress ?? (() => undefined)
  await client.query('begin')
  try {
    // Whoever is setting up an organisation at this moment goes first and makes us refuse; who comes later waits.
    await client.query('lock table platform.tenant in access exclusive mode')
    await refuseUnlessEmpty(client)
    await fixTextForms(client)
    await switchTriggers(client, 'disable')
    const files = await restoreMembers(client, manifest, request)
    tell('counting', 0)
    const rows = await compareRows(client, manifest.tables)
    await switchTriggers(client, 'enable')
    const jobs = await requeueJobs(client, manifest.tenants)
    await client.query('commit')
    return { rows, files, jobs, manifest }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    // Nobody refers to them: these organisations do not exist here.
    for (const tenantId of manifest.tenants) await request.files.removeTenant(tenantId)
    throw error
  }
}

/** Answers how many files were written. Rows first: a broken rule shows before a gigabyte of files is copied. */
async function restoreMembers(client: pg.Client, manifest: Manifest, request: RestoreRequest): Promise<number> {
  const { path, passphrase, files } = request
  const onRead = (fraction: number) => request.onProgress?.('restoring', fraction)
  const tables = tableSwitch(client, manifest)
  let position = 0
  let fileCount = 0
  for await (const entry of readArchive(path, passphrase, onRead)) {
    const hash = createHash('sha256')
    const kind = kindOfMember(entry.name)
    const content = hashed(entry, hash)
    if (kind?.kind === 'rows') await tables.add(kind, content)
    else await tables.finish()
    if (kind?.kind === 'file') fileCount += await saveFile(files, kind, content)
    await drain(content)
    if (kind?.kind !== 'manifest') refuseReplaced(manifest.members[position++], entry.name, hash.digest('hex'))
  }
  return fileCount
}

/** The file was checked a moment ago; somebody may have put another in its place since. */
function refuseReplaced(promised: Member | undefined, name: string, sha256: string): void {
  if (promised?.name === name && promised.sha256 === sha256) return
  throw damaged({ nl: `onderdeel ${name}`, en: `member ${name}` })
}

/** Reads what nobody has read; the next member comes only after the end of this one. */
async function drain(content: AsyncGenerator<Buffer>): Promise<void> {
  while ((await content.next()).done !== true);
}

async function saveFile(
  files: FileStore,
  { tenantId, id }: { tenantId: string; id: string },
  content: AsyncIterable<Buffer>,
): Promise<number> {
  await files.save(tenantId, id, Readable.from(content), Number.MAX_SAFE_INTEGER)
  return 1
}

type Hash = ReturnType<typeof createHash>

async function* hashed(entry: ArchiveEntry, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of entry.content) {
    hash.update(chunk)
    yield chunk
  }
}

/** Sends the parts of a table to one loader, and begins the next when another table comes. */
function tableSwitch(client: pg.Client, manifest: Manifest) {
  const contents = new Map(manifest.tables.map((content) => [keyOf(content), content]))
  let current: { readonly content: TableContent; readonly loader: TableLoader } | null = null

  const finish = async () => {
    if (!current) return
    const { content, loader } = current
    current = null
    const rows = await loader.finish()
    if (rows !== content.rows) {
      const detail = `${content.table}: ${rows} ≠ ${content.rows}`
      throw damaged({ nl: detail, en: detail })
    }
  }
  const loaderFor = async (kind: Pick<TableContent, 'table' | 'tenantId'>) => {
    if (current && keyOf(current.content) === keyOf(kind)) return current.loader
    await finish()
    const content = contents.get(keyOf(kind))
    if (!content) throw damaged({ nl: `tabel ${kind.table}`, en: `table ${kind.table}` })
    const loader = await loadTable(client, content)
    current = { content, loader }
    return loader
  }
  const add = async (kind: Pick<TableContent, 'table' | 'tenantId'>, content: AsyncIterable<Buffer>) => {
    const loader = await loaderFor(kind)
    for await (const chunk of content) await loader.write(chunk)
  }
  return { add, finish }
}

const keyOf = ({ table, tenantId }: Pick<TableContent, 'table' | 'tenantId'>) => `${table} ${tenantId ?? ''}`

/** Without it the database plans its first queries as if the tables were empty. */
async function refreshStatistics(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const table of new Set(manifest.tables.map(({ table }) => table))) await client.query(`analyze ${table}`)
}
