import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import type { DatabaseConnection, DatabaseLogin } from '../connection.ts'
import { clusterProcesses, signal } from '../processes.ts'
import type { EmbeddedOptions, SupervisorEvent } from '../site.ts'
import { startEmbedded } from '../supervisor.ts'
import type { EmbeddedPostgres } from '../supervisor.ts'
import { makeThrowAwayDirectory } from './memory-directory.ts'

/** Small, so that a start takes tens of milliseconds. */
const SMALL = { shared_buffers: '32MB', max_wal_size: '256MB', autovacuum: 'off' }

/** One cluster per test file, copied for each test: a copy takes a tenth of the time of making one. */
let template: Promise<string> | undefined

async function makeTemplate(): Promise<string> {
  const dataDir = join(makeThrowAwayDirectory('klantregie-scene-'), 'data')
  const server = await startEmbedded({ dataDir, durability: 'none', settings: SMALL })
  await server.stop()
  return dataDir
}

afterAll(async () => {
  if (template) rmSync(dirname(await template), { recursive: true, force: true })
})

/** A place for one test: its own directory, where nothing keeps running when the test is over. */
export class Scene {
  /** On disk, because programs are copied here and memory may forbid running them. */
  readonly directory = makeThrowAwayDirectory('klantregie-scene-', tmpdir())
  readonly dataDir = join(makeThrowAwayDirectory('klantregie-scene-'), 'data')
  readonly fallbackRoot = join(this.directory, 'fallback')
  readonly events: SupervisorEvent[] = []
  readonly #listeners = new Set<() => void>()

  constructor() {
    onTestFinished(() => this.#clear())
  }

  get cluster(): string {
    return join(this.dataDir, 'cluster')
  }

  options(extra: Partial<EmbeddedOptions> = {}): EmbeddedOptions {
    return {
      dataDir: this.dataDir,
      fallbackRoot: this.fallbackRoot,
      durability: 'none',
      settings: SMALL,
      patienceMilliseconds: 20_000,
      onEvent: (event) => this.#hear(event),
      ...extra,
    }
  }

  async start(extra: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
    const server = await startEmbedded(this.options(extra))
    onTestFinished(() => server.stop())
    return server
  }

  /** A cluster that was made and stopped, so that a test begins where an earlier day ended. */
  async prepared(): Promise<this> {
    template ??= makeTemplate()
    spawnSync('cp', ['-a', await template, this.dataDir])
    return this
  }

  async startElsewhere(extra: Partial<EmbeddedOptions> = {}): Promise<ParentProcess> {
    return new ParentProcess(this.options(extra)).ready()
  }

  /** Begins a first start in another process and kills that process, and its initdb, halfway. */
  async killDuringInitdb(): Promise<void> {
    const parent = new ParentProcess(this.options())
    const isUnderWay = () => this.#drafts().some((draft) => existsSync(join(draft, 'postgresql.conf')))
    while (!isUnderWay()) await delay(2)
    await parent.kill()
    for (const draft of this.#drafts()) for (const found of clusterProcesses(draft)) signal(found.pid, 'SIGKILL')
  }

  #drafts(): string[] {
    const entries = existsSync(this.dataDir) ? readdirSync(this.dataDir) : []
    return entries.filter((name) => name.startsWith('cluster.draft-')).map((name) => join(this.dataDir, name))
  }

  /** Resolves when this kind of event has been heard. */
  async heard(kind: SupervisorEvent['kind']): Promise<SupervisorEvent> {
    for (;;) {
      const event = this.events.find((each) => each.kind === kind)
      if (event) return event
      await new Promise<void>((resolve) => this.#listeners.add(resolve))
    }
  }

  #hear(event: SupervisorEvent): void {
    this.events.push(event)
    for (const listener of this.#listeners) listener()
    this.#listeners.clear()
  }

  #clear(): void {
    for (const cluster of [this.cluster, ...fallbackClusters(this.fallbackRoot)]) {
      for (const found of clusterProcesses(cluster)) signal(found.pid, 'SIGKILL')
    }
    for (const directory of [this.directory, dirname(this.dataDir)]) {
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

function fallbackClusters(root: string): string[] {
  const found = spawnSync('find', [root, '-maxdepth', '2', '-name', 'cluster'], { encoding: 'utf8' })
  return found.stdout.split('\n').filter((line) => line !== '')
}

/** A parent in a process of its own. */
export class ParentProcess {
  readonly child: ChildProcess
  how = ''
  pid = 0
  connection: DatabaseConnection | undefined

  constructor(options: EmbeddedOptions) {
    const program = fileURLToPath(new URL('parent-process.ts', import.meta.url))
    this.child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => void this.child.kill('SIGKILL'))
  }

  async ready(): Promise<this> {
    if (!this.child.stdout) throw new Error('The parent process has no output.')
    for await (const line of createInterface({ input: this.child.stdout })) {
      const { how, pid, connection } = JSON.parse(line) as ParentProcess
      Object.assign(this, { how, pid, connection })
      return this
    }
    throw new Error('The parent process ended before it had a server.')
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await once(this.child, 'exit')
  }

  async stop(): Promise<void> {
    this.child.stdin?.write('stop\n')
    await once(this.child, 'exit')
  }
}

/** Signs in; the session ends with the test, and may be broken by it. */
export async function signIn(connection: DatabaseConnection, login: DatabaseLogin): Promise<Client> {
  const { host, port, database } = connection
  const client = new Client({ host, port, database, ...login })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end().catch(() => undefined))
  return client
}

/** Resolves when another session is executing a statement. */
export async function untilBusy(connection: DatabaseConnection): Promise<void> {
  const watcher = await signIn(connection, connection.owner)
  const question = `SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%generate_series%' AND pid <> pg_backend_pid()`
  while ((await watcher.query(question)).rowCount === 0) await delay(5)
  await watcher.end()
}
