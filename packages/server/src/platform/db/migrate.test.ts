import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { cloneDatabase, ownerOf } from '../testing/test-database.ts'
import { migrate, readMigrations, SchemaTooNew } from './migrate.ts'

type Migrations = Awaited<ReturnType<typeof readMigrations>>

let ours: Migrations
beforeAll(async () => {
  ours = await readMigrations()
})

const migration = (name: string, sql: string) => ({ name, sql, hash: randomBytes(8).toString('hex') })

describe('a database that is up to date', () => {
  let owner: ReturnType<typeof ownerOf>
  let drop: () => Promise<void>
  beforeEach(async () => {
    const connection = inject('connection')
    const database = await cloneDatabase(connection)
    owner = ownerOf(connection, database.name)
    drop = database.drop
  })
  afterEach(() => drop())

  async function query(text: string): Promise<unknown[]> {
    const client = new pg.Client(owner)
    client.on('error', () => undefined)
    await client.connect()
    return client
      .query(text)
      .then(({ rows }) => rows as unknown[])
      .finally(() => client.end())
  }

  test('is left as it is by a second start', async () => {
    expect(await migrate(owner)).toEqual({ applied: [] })
  })

  test('gets what a new version adds, once', async () => {
    const newer = [...ours, migration('9999_platform_extra.sql', 'create table public.extra (a int)')]
    expect(await migrate(owner, newer)).toEqual({ applied: ['9999_platform_extra.sql'] })
    expect(await migrate(owner, newer)).toEqual({ applied: [] })
  })

  test('refuses an older version, with a sentence that says what to do', async () => {
    const older = migrate(owner, ours.slice(0, -1))
    await expect(older).rejects.toThrow(SchemaTooNew)
    await expect(older).rejects.toThrow(
      /bijgewerkt door een nieuwere versie \(.+\.sql\)\. Start die versie, of zet een back-up van vóór de update terug\. \/ This database was upgraded by a newer version/,
    )
  })

  test('refuses a migration that was changed after it was applied', async () => {
    const changed = ours.map((one, index) => (index === 1 ? { ...one, hash: 'anders' } : one))
    await expect(migrate(owner, changed)).rejects.toThrow(
      `Migration ${ours[1]?.name ?? ''} was changed after it was applied; add a new one instead.`,
    )
  })

  test('keeps nothing of a migration that fails, and everything of the one before it', async () => {
    const failing = [
      ...ours,
      migration('9998_platform_good.sql', 'create table public.good (a int)'),
      migration('9999_platform_bad.sql', 'create table public.half (a int); select 1/0'),
    ]
    await expect(migrate(owner, failing)).rejects.toThrow('division by zero')
    expect(
      await query(`select to_regclass('public.good')::text as good, to_regclass('public.half')::text as half`),
    ).toEqual([{ good: 'good', half: null }])
    const mended = [...failing.slice(0, -1), migration('9999_platform_bad.sql', 'create table public.half (a int)')]
    expect(await migrate(owner, mended)).toEqual({ applied: ['9999_platform_bad.sql'] })
  })
})

test('two starts at once on an empty database take turns', async () => {
  const connection = inject('connection')
  const name = `test_${randomBytes(6).toString('hex')}`
  const root = new pg.Client(ownerOf(connection, connection.database))
  await root.connect()
  try {
    await root.query(`create database ${name}`)
    const owner = ownerOf(connection, name)
    const results = await Promise.all([migrate(owner), migrate(owner)])
    const applied = results.map((result) => result.applied.length).toSorted((a, b) => a - b)
    expect(applied).toEqual([0, ours.length])
  } finally {
    await root.query(`drop database if exists ${name} with (force)`)
    await root.end()
  }
})

test('two migrations with one number are refused, because order matters', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-migrations-'))
  try {
    for (const name of ['0001_a.sql', '0002_b.sql', '0002_c.sql']) writeFileSync(join(folder, name), 'select 1')
    await expect(readMigrations(folder)).rejects.toThrow('Two migrations carry the number 0002.')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
