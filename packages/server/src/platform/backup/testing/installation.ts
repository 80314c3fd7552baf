import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { fileStore } from '../../files/file-store.ts'
import { cloneDatabase, ownerOf } from '../../testing/test-database.ts'
import { enterTenant, fixTextForms, readTables, readTenants } from '../catalogue.ts'

/** An installation that was never used; `isStarted` false: its database has no table yet. */
export async function emptyInstallation({ isStarted = true } = {}) {
  const server = inject('connection')
  const { name, drop } = await cloneDatabase(server)
  const dataDir = mkdtempSync(join(tmpdir(), 'klantregie-data-'))
  if (!isStarted) await recreate(name)
  afterAll(async () => {
    await drop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  const connection = ownerOf(server, name)
  return { connection, files: fileStore(dataDir), dataDir }
}

async function recreate(name: string): Promise<void> {
  const server = inject('connection')
  const client = new pg.Client(ownerOf(server, server.database))
  await client.connect()
  await client.query(`drop database ${name}`)
  await client.query(`create database ${name}`)
  await client.end()
}

/** Every row of every table of every organisation, as text. */
export async function everything(connection: ReturnType<typeof ownerOf>): Promise<Record<string, string[]>> {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('begin')
  await fixTextForms(client)
  const all: Record<string, string[]> = {}
  for (const tenantId of [null, ...((await readTenants(client)) ?? [])]) {
    await enterTenant(client, tenantId)
    for (const { name, isFenced } of await readTables(client)) {
      if (isFenced !== (tenantId !== null)) continue
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t order by 1`)
      all[`${name} ${tenantId ?? ''}`] = rows.map(({ text }) => text)
    }
  }
  await client.end()
  return all
}
