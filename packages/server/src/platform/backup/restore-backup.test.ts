import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { migrate, readMigrations } from '../db/migrate.ts'
import { fileStore } from '../files/file-store.ts'
import { enterTenant } from './catalogue.ts'
import { restoreBackup, writeBackup } from './index.ts'
import { emptyInstallation, everything } from './testing/installation.ts'
import { NOW, PASSPHRASE, twoOrganisations, type TwoOrganisations } from './testing/two-organisations.ts'

let house: TwoOrganisations
beforeAll(async () => {
  house = await twoOrganisations()
})

describe('a backup that is restored into an empty installation', () => {
  test.each([
    { words: 'that was started once', isStarted: true, archive: () => house.plain, passphrase: undefined },
    { words: 'whose database has no table yet', isStarted: false, archive: () => house.plain, passphrase: undefined },
    { words: 'from an encrypted file', isStarted: true, archive: () => house.sealed, passphrase: PASSPHRASE },
  ])('$words gives back every row of every table', async ({ isStarted, archive, passphrase }) => {
    const target = await emptyInstallation({ isStarted })
    const report = await restoreBackup({ ...target, path: archive(), passphrase })
    const before = await everything(house.app.ownerUrl)
    expect(await everything(target.connection)).toEqual(before)
    expect(report.rows).toBe(Object.values(before).flat().length)
    expect(Object.entries(before).filter(([, rows]) => rows.length > 0).length).toBeGreaterThan(25)
  })

  test('gives back every file, byte for byte', async () => {
    const target = await emptyInstallation()
    const { files } = await restoreBackup({ ...target, path: house.plain })
    expect(files).toBe(2)
    for (const tenantId of house.tenants) {
      const names = readdirSync(join(house.app.dataDir, 'files', tenantId))
      expect(readdirSync(join(target.dataDir, 'files', tenantId))).toEqual(names)
      for (const name of names) {
        const read = (dataDir: string) => readFileSync(join(dataDir, 'files', tenantId, name))
        expect(read(target.dataDir).equals(read(house.app.dataDir))).toBe(true)
      }
    }
  })

  test('puts the work that was still waiting on the queue again', async () => {
    const target = await emptyInstallation()
    const { jobs } = await restoreBackup({ ...target, path: house.plain })
    const waiting = await house.app.query(`select id from platform.job where state in ('waiting', 'running')`)
    const client = new pg.Client(target.connection)
    await client.connect()
    const queued = await client.query<{ jobId: string }>(
      `select data->>'jobId' as "jobId" from pgboss.job where state = 'created'`,
    )
    await client.end()
    expect(jobs).toBe(queued.rows.length)
    expect(jobs).toBeGreaterThan(0)
    expect(queued.rows.map(({ jobId }) => jobId)).toEqual(expect.arrayContaining(waiting.map(({ id }) => id as string)))
  })

  test('leaves the fence up: the owner of the tables sees nothing outside an organisation', async () => {
    const target = await emptyInstallation()
    await restoreBackup({ ...target, path: house.plain })
    const client = new pg.Client(target.connection)
    await client.connect()
    const { rows } = await client.query('select 1 from relations.relation')
    const open = await client.query(`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('platform', 'admin', 'governance', 'privacy', 'relations', 'identity', 'activity')
        and c.relname <> 'tenant' and not (c.relrowsecurity and c.relforcerowsecurity)`)
    await client.end()
    expect(rows).toEqual([])
    expect(open.rows).toEqual([])
  })
})

test('a backup of an older version is restored and then brought up to date', async () => {
  const all = await readMigrations()
  const older = await emptyInstallation({ isStarted: false })
  await migrate(older.connection, all.slice(0, 2))
  const client = new pg.Client(older.connection)
  await client.connect()
  const tenantId = randomUUID()
  await client.query('begin')
  await client.query('insert into platform.tenant (tenant_id, slug) values ($1, $2)', [tenantId, 'oud'])
  await enterTenant(client, tenantId)
  await client.query(`insert into admin.branch (id, name) values (gen_random_uuid(), 'Oude vestiging')`)
  await client.query('commit')
  await client.end()
  const path = house.newPath()
  await writeBackup({ ...older, path, version: '0.0.9', now: NOW })
  const target = await emptyInstallation({ isStarted: false })
  await restoreBackup({ ...target, path })
  const after = await everything(target.connection)
  expect(after[`admin.branch ${tenantId}`]?.[0]).toContain('Oude vestiging')
  expect(after[`relations.relation ${tenantId}`]).toEqual([])
  await expect(restoreBackup({ ...(await emptyInstallation()), path })).rejects.toThrow('van een oudere versie')
})

test('a restore that fails on its last table leaves neither rows nor files, and can be done again', async () => {
  const target = await emptyInstallation()
  const client = new pg.Client(target.connection)
  await client.connect()
  await client.query(`create function refuse() returns trigger language plpgsql as $$ begin raise 'full'; end $$;
    create trigger refuse before insert on activity.interaction for each row execute function refuse()`)
  await expect(restoreBackup({ ...target, path: house.plain })).rejects.toThrow('full')
  await client.query('drop trigger refuse on activity.interaction; drop function refuse()')
  await client.end()
  expect(Object.values(await everything(target.connection)).flat()).toEqual([])
  const { rows } = await restoreBackup({ ...target, path: house.plain })
  expect(rows).toBeGreaterThan(0)
})

test('a backup sees one moment: what is written while it runs is not half in it', async () => {
  const path = house.newPath()
  let written = false
  await writeBackup({
    connection: house.app.ownerUrl,
    files: fileStore(house.app.dataDir),
    path,
    version: '0.1.0',
    now: NOW,
    onTable: () => {
      if (written) return
      written = true
      void house.app.as('administrator')('POST', '/relations', { kind: 'organisation', organisationName: 'Na de foto' })
    },
  })
  const target = await emptyInstallation()
  await restoreBackup({ ...target, path })
  const after = await everything(target.connection)
  expect(JSON.stringify(after)).not.toContain('Na de foto')
})

test('a file that is gone from the disk is told, and does not stop the backup of all the rest', async () => {
  const id = randomUUID()
  const { bytes, sha256 } = await fileStore(house.app.dataDir).save(
    house.app.tenantId,
    id,
    Readable.from([Buffer.from('x')]),
    10,
  )
  await house.app.query(
    `insert into platform.file (id, name, bytes, sha256, created_at) values ($1, 'kwijt.csv', $2, $3, now())`,
    [id, bytes, sha256],
  )
  await fileStore(house.app.dataDir).remove(house.app.tenantId, id)
  const report = await house.backup(house.newPath())
  expect(report.missingFiles).toEqual([{ tenantId: house.app.tenantId, id, name: 'kwijt.csv' }])
})
