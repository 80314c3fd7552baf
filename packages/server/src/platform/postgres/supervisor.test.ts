import { appendFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clusterProcesses } from './processes.ts'
import { Scene, signIn } from './testing/scene.ts'

const rightsOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('the first start makes a database, the second one finds what was stored', async () => {
  const scene = new Scene()
  const first = await scene.start()
  expect(first.how).toBe('created')
  const owner = await signIn(first.connection, first.connection.owner)
  await owner.query(`CREATE TABLE kept AS SELECT 'Bibliotheek' AS name`)
  await owner.end()
  await first.stop()
  expect(clusterProcesses(scene.cluster)).toEqual([])

  const second = await scene.start()
  expect(second.how).toBe('started')
  const again = await signIn(second.connection, second.connection.owner)
  expect((await again.query('SELECT name FROM kept')).rows).toEqual([{ name: 'Bibliotheek' }])
})

test('nobody but the account can reach the server, and never over the network', async () => {
  const scene = await new Scene().prepared()
  const { connection } = await scene.start()
  expect(rightsOf(connection.host)).toBe('700')
  expect(rightsOf(scene.dataDir)).toBe('700')
  expect(rightsOf(join(scene.cluster, 'klantregie-secrets.json'))).toBe('600')
  const owner = await signIn(connection, connection.owner)
  const settings = await owner.query(
    `SELECT current_setting('listen_addresses') AS addresses, current_setting('data_checksums') AS checksums`,
  )
  expect(settings.rows).toEqual([{ addresses: '', checksums: 'on' }])
  await expect(signIn(connection, { ...connection.app, password: 'geraden' })).rejects.toThrow(/password/)
})

test('the owner manages its database without being superuser; the application owns nothing', async () => {
  const { connection } = await (await new Scene().prepared()).start()
  const owner = await signIn(connection, connection.owner)
  await owner.query('CREATE SCHEMA relations; CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent')
  await expect(owner.query('CREATE ROLE intruder')).rejects.toThrow(/permission denied/)
  await expect(owner.query('CREATE DATABASE another')).rejects.toThrow(/permission denied/)
  const roles = await owner.query(
    `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS mighty
       FROM pg_roles WHERE rolname IN ('klantregie_app', 'klantregie_owner') ORDER BY 1`,
  )
  expect(roles.rows).toEqual([
    { rolname: 'klantregie_app', mighty: false },
    { rolname: 'klantregie_owner', mighty: false },
  ])
  const app = await signIn(connection, connection.app)
  await expect(app.query('CREATE TABLE mine ()')).rejects.toThrow(/permission denied/)
  await expect(signIn({ ...connection, database: 'postgres' }, connection.app)).rejects.toThrow(/permission denied/)
})

test('text is ordered the same on every machine, and Dutch order is at hand', async () => {
  const { connection } = await (await new Scene().prepared()).start()
  const owner = await signIn(connection, connection.owner)
  const locale = await owner.query(
    'SELECT datlocprovider, datlocale FROM pg_database WHERE datname = current_database()',
  )
  expect(locale.rows).toEqual([{ datlocprovider: 'b', datlocale: 'C.UTF-8' }])
  const names = await owner.query(
    `SELECT string_agg(name, ' ' ORDER BY name COLLATE "nl-x-icu") AS sorted FROM (VALUES ('Zee'), ('één'), ('Els')) v(name)`,
  )
  expect(names.rows).toEqual([{ sorted: 'één Els Zee' }])
})

test('settings come from the machine, and an operator may overrule them', async () => {
  const scene = await new Scene().prepared()
  appendFileSync(join(scene.cluster, 'custom.conf'), "work_mem = '48MB'\n")
  const { connection } = await scene.start()
  const owner = await signIn(connection, connection.owner)
  const settings = await owner.query(
    `SELECT current_setting('jit') AS jit, current_setting('random_page_cost') AS page, current_setting('work_mem') AS work`,
  )
  expect(settings.rows).toEqual([{ jit: 'off', page: '1.1', work: '48MB' }])
})

test('what a person typed does not end up in the log', async () => {
  const scene = await new Scene().prepared()
  const server = await scene.start()
  const { connection } = server
  const owner = await signIn(connection, connection.owner)
  await owner.query('CREATE TABLE person (email text PRIMARY KEY)')
  await owner.query('INSERT INTO person VALUES ($1)', ['jansen@example.nl'])
  await expect(owner.query('INSERT INTO person VALUES ($1)', ['jansen@example.nl'])).rejects.toThrow(/duplicate/)
  await expect(owner.query(`SELECT 'jansen@example.nl' FROM nowhere`)).rejects.toThrow(/does not exist/)
  await server.stop()
  const log = join(scene.cluster, 'log')
  const text = readdirSync(log).map((name) => readFileSync(join(log, name), 'utf8'))
  expect(text.join('')).toContain('duplicate key')
  expect(text.join('')).not.toContain('jansen')
})

test('a first start that was interrupted before the roles were made is completed by the next', async () => {
  const scene = new Scene()
  const first = await scene.start({ ownerMayCreateDatabases: true })
  const owner = await signIn({ ...first.connection, database: 'postgres' }, first.connection.owner)
  await owner.query('DROP DATABASE klantregie')
  await owner.end()
  await first.stop()
  const second = await scene.start()
  const app = await signIn(second.connection, second.connection.app)
  expect((await app.query('SELECT current_user AS name')).rows).toEqual([{ name: 'klantregie_app' }])
})

test('an interrupted initdb leaves nothing that stands in the way', async () => {
  const scene = new Scene()
  await scene.killDuringInitdb()
  expect(readdirSync(scene.dataDir).some((name) => name.startsWith('cluster.draft-'))).toBe(true)
  const server = await scene.start()
  expect(server.how).toBe('created')
  expect(readdirSync(scene.dataDir).filter((name) => name.startsWith('cluster.draft-'))).toEqual([])
  const app = await signIn(server.connection, server.connection.app)
  expect((await app.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('stopping twice is stopping once', async () => {
  const server = await (await new Scene().prepared()).start()
  await Promise.all([server.stop(), server.stop()])
  await server.stop()
})

test('secrets that are gone are named, not replaced', async () => {
  const scene = await new Scene().prepared()
  rmSync(join(scene.cluster, 'klantregie-secrets.json'))
  await expect(scene.start()).rejects.toMatchObject({ code: 'postgres.secrets_missing' })
})
