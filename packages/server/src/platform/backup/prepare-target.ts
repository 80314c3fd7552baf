import type { Client } from 'pg'
import { migrate, type readMigrations } from '../db/migrate.ts'
import type { Connection } from '../db/pool.ts'
import type { Manifest } from './archive-format.ts'
import { BackupFailure } from './backup-failure.ts'
import { readApplied, readTables, readTenants } from './catalogue.ts'

type Migrations = Awaited<ReturnType<typeof readMigrations>>

/**
 * The migrations on which the backup's tables stand: the first of ours.
 * @throws BackupFailure when they have other contents, or one of ours is left out
 */
export function migrationsOf(manifest: Manifest, ours: Migrations): Migrations {
  const known = ours.slice(0, manifest.migrations.length)
  const isOurs = manifest.migrations.every(
    ({ name, hash }, index) => known[index]?.name === name && known[index].hash === hash,
  )
  if (isOurs && known.length > 0) return known
  throw new BackupFailure({
    nl: 'De tabellen in deze back-up zijn anders gemaakt dan die van deze versie. Er is niets teruggezet.',
    en: 'The tables in this backup were made differently from those of this version. Nothing was restored.',
  })
}

/** @throws BackupFailure when anything at all is kept here: a restore never mixes and never overwrites. */
export async function refuseUnlessEmpty(client: Client): Promise<void> {
  const tenants = (await readTenants(client)) ?? []
  if (tenants.length === 0) return
  throw new BackupFailure({
    nl: `Deze installatie is niet leeg: er staan ${tenants.length} organisatie(s) op. Terugzetten kan alleen in een lege installatie. Kies met KLANTREGIE_DATA een lege map, of een nieuwe database. Er is niets veranderd.`,
    en: `This installation is not empty: it holds ${tenants.length} organisation(s). A restore needs an empty installation. Choose an empty folder with KLANTREGIE_DATA, or a new database. Nothing was changed.`,
  })
}

/** Gives the empty database the tables that the backup was made from; later migrations come after the rows. */
export async function prepareTables(client: Client, connection: Connection, wanted: Migrations): Promise<void> {
  const applied = await readApplied(client)
  if (applied.length > wanted.length) {
    throw new BackupFailure({
      nl: 'Deze back-up is van een oudere versie, en deze (lege) database is al bijgewerkt. Zet terug in een database die nog nooit is gestart: kies met KLANTREGIE_DATA een lege map, of maak een nieuwe database. De gegevens worden daarna vanzelf bijgewerkt.',
      en: 'This backup is from an older version, and this (empty) database has been upgraded already. Restore into a database that was never started: choose an empty folder with KLANTREGIE_DATA, or make a new database. The data are upgraded after that.',
    })
  }
  await migrate(connection, wanted)
}

/** The tables and columns here must be exactly those that were written down. */
export async function refuseOtherTables(client: Client, manifest: Manifest): Promise<void> {
  const tables = new Map((await readTables(client)).map((table) => [table.name, table]))
  const tenants = new Set(manifest.tenants)
  const wrong = manifest.tables.find(({ table, columns, tenantId }) => {
    const here = tables.get(table)
    const isSame = here?.columns.join() === columns.join() && here.isFenced === (tenantId !== null)
    return !isSame || (tenantId !== null && !tenants.has(tenantId))
  })
  if (!wrong) return
  throw new BackupFailure({
    nl: `Tabel ${wrong.table} van deze back-up past niet bij deze installatie. Er is niets teruggezet.`,
    en: `Table ${wrong.table} of this backup does not fit this installation. Nothing was restored.`,
  })
}
