import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { codeOf } from './failure.ts'
import { clusterProcesses, signal } from './processes.ts'
import { Scene, signIn, untilBusy } from './testing/scene.ts'

const killEverything = (scene: Scene) => {
  for (const found of clusterProcesses(scene.cluster)) signal(found.pid, 'SIGKILL')
}

test('a parent that is killed leaves the server running, and the next parent takes it over', async () => {
  const scene = await new Scene().prepared()
  const killed = await scene.startElsewhere()
  await killed.kill()
  const next = await scene.start()
  expect(next.how).toBe('attached')
  expect(next.pid()).toBe(killed.pid)
  await next.stop()
  expect(clusterProcesses(scene.cluster)).toEqual([])
})

test('two parents that begin at the same moment share one server, and the last one out stops it', async () => {
  const scene = new Scene()
  const [one, other] = await Promise.all([scene.startElsewhere(), scene.startElsewhere()])
  expect([one.how, other.how].sort()).toEqual(['attached', 'created'])
  expect(one.pid).toBe(other.pid)
  await one.stop()
  const app = await signIn(other.connection!, other.connection!.app)
  expect((await app.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await other.stop()
  expect(clusterProcesses(scene.cluster)).toEqual([])
})

test('of two parents that leave at the same moment exactly one stops the server', async () => {
  const scene = await new Scene().prepared()
  const [one, other] = await Promise.all([scene.start(), scene.start()])
  await Promise.all([one.stop(), other.stop()])
  expect(scene.events.map((event) => event.kind).sort()).toEqual(['attached', 'left', 'started', 'stopped'])
  expect(clusterProcesses(scene.cluster)).toEqual([])
})

test('a parent that begins while the last one stops gets a server of its own', async () => {
  const scene = await new Scene().prepared()
  const leaving = await scene.start()
  const [arriving] = await Promise.all([scene.start(), leaving.stop()])
  const app = await signIn(arriving.connection, arriving.connection.app)
  expect((await app.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('what was committed before the server was killed in the middle of writing is there afterwards', async () => {
  const scene = await new Scene().prepared()
  const server = await scene.start({ durability: 'full' })
  const { connection } = server
  const owner = await signIn(connection, connection.owner)
  await owner.query('CREATE TABLE written (number integer PRIMARY KEY, filler text)')
  let confirmed = 0
  const writing = (async () => {
    for (;;) {
      await owner.query(`INSERT INTO written VALUES ($1, repeat('x', 2000))`, [confirmed + 1])
      confirmed += 1
      if (confirmed === 200) killEverything(scene)
    }
  })()
  await expect(writing).rejects.toThrow()
  await scene.heard('recovered')
  const again = await signIn(connection, connection.owner)
  const reply = await again.query<{ count: number; last: number }>(
    'SELECT count(*)::int AS count, max(number) AS last FROM written',
  )
  const found = reply.rows[0]!
  expect(found.count).toBe(found.last)
  // One more may have been committed without us hearing of it.
  expect([confirmed, confirmed + 1]).toContain(found.count)
})

test('a killed postmaster is replaced, and the backends it left behind are ended', async () => {
  const scene = await new Scene().prepared()
  const server = await scene.start()
  const before = server.pid()
  const busy = await signIn(server.connection, server.connection.app)
  const counting = busy.query('SELECT count(*) FROM generate_series(1, 100000000000)')
  // The settling handler is attached at once: the session may break before the kill returns.
  const broken = expect(counting).rejects.toThrow()
  await untilBusy(server.connection)
  process.kill(before, 'SIGKILL')
  await scene.heard('recovered')
  await broken
  expect(scene.events.find((event) => event.kind === 'orphans-killed')).toBeDefined()
  expect(server.pid()).not.toBe(before)
  const app = await signIn(server.connection, server.connection.app)
  expect((await app.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('a process number in postmaster.pid that now belongs to another program does not stop the start', async () => {
  const scene = await new Scene().prepared()
  const { uid, gid } = statSync(scene.cluster)
  const stranger = spawn('sleep', ['600'], { uid, gid })
  onTestFinished(() => void stranger.kill('SIGKILL'))
  await once(stranger, 'spawn')
  const text = [stranger.pid, scene.cluster, 1700000000, 5432, join(scene.dataDir, 'socket'), '', '', 'ready', '']
  writeFileSync(join(scene.cluster, 'postmaster.pid'), text.join('\n'))
  const server = await scene.start()
  expect(server.how).toBe('started')
  expect(server.pid()).not.toBe(stranger.pid)
  expect(stranger.exitCode).toBeNull()
})

test('a socket, a lock and a pid file of a server that was killed are no obstacle', async () => {
  const scene = await new Scene().prepared()
  const parent = await scene.startElsewhere()
  await parent.kill()
  killEverything(scene)
  expect(existsSync(join(scene.dataDir, 'socket/.s.PGSQL.5432'))).toBe(true)
  expect(readFileSync(join(scene.cluster, 'postmaster.pid'), 'utf8')).toContain(String(parent.pid))
  const server = await scene.start()
  expect(server.how).toBe('started')
})

test('a running server whose socket was cleaned away is restarted where it can be reached', async () => {
  const scene = await new Scene().prepared()
  const parent = await scene.startElsewhere()
  await parent.kill()
  rmSync(join(scene.dataDir, 'socket'), { recursive: true })
  const server = await scene.start()
  expect(scene.events.map((event) => event.kind)).toContain('unreachable')
  const app = await signIn(server.connection, server.connection.app)
  expect((await app.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('a server that hangs is reported, not killed', async () => {
  const scene = await new Scene().prepared()
  const parent = await scene.startElsewhere()
  await parent.kill()
  process.kill(parent.pid, 'SIGSTOP')
  await expect(scene.start({ patienceMilliseconds: 700 })).rejects.toMatchObject({ code: 'postgres.not_answering' })
  process.kill(parent.pid, 'SIGCONT')
  const server = await scene.start()
  expect(server.pid()).toBe(parent.pid)
})

test('a server that cannot start says why, in words of its own', async () => {
  const scene = await new Scene().prepared()
  writeFileSync(join(scene.cluster, 'custom.conf'), "shared_buffers = 'veel'\n")
  const refusal = await scene.start().catch((error: unknown) => error)
  expect(codeOf(refusal)).toBe('postgres.start_failed')
  expect(String(refusal)).toContain('shared_buffers')
})

test('files that are not a database are never overwritten', async () => {
  const scene = new Scene()
  mkdirSync(scene.cluster, { recursive: true })
  writeFileSync(join(scene.cluster, 'vakantie.jpg'), 'photo')
  await expect(scene.start()).rejects.toMatchObject({ code: 'postgres.data_foreign' })
  expect(readFileSync(join(scene.cluster, 'vakantie.jpg'), 'utf8')).toBe('photo')
})
