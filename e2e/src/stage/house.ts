import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inject } from 'vitest'
import { openPool } from '../../../packages/server/src/platform/db/pool.ts'
import { appOf, cloneDatabase, ownerOf } from '../../../packages/server/src/platform/testing/test-database.ts'

/** One installation of the product: a process of its own, started as an operator would, with its own database and files. */
export interface House {
  /** What one types in the address bar. `localhost`, because a browser accepts a `__Host-` cookie there without https. */
  readonly address: string
  /** Lines the product wrote about errors of its own: a journey that ends well leaves none. */
  readonly errors: () => readonly string[]
  /** Everything it wrote, for the evidence of a failed journey. */
  readonly output: () => string
  /** Somebody with all rights in the database, outside the product: in every organisation there is. */
  readonly tampers: (statement: string) => Promise<void>
  readonly close: () => Promise<void>
}

const PROGRAM = resolve(import.meta.dirname, '../../../packages/server/bin/klantregie.ts')
/** Starting takes a second; a machine that is busy with something else may need more, in milliseconds. */
const PATIENCE_MS = 30_000
const PARTING_MS = 3_000
/** The level of pino from which a line is about something that went wrong on our side. */
const ERROR_LEVEL = 50

/** `environment`: settings of this installation besides those every journey has. */
export async function openHouse(environment: Readonly<Record<string, string>> = {}): Promise<House> {
  const server = inject('database')
  const database = await cloneDatabase(server)
  const directory = mkdtempSync(join(tmpdir(), 'klantregie-journey-'))
  const port = await freePort()
  const product = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      KLANTREGIE_DATA: directory,
      KLANTREGIE_PORT: String(port),
      DATABASE_URL: urlOf(appOf(server, database.name)),
      DATABASE_OWNER_URL: urlOf(ownerOf(server, database.name)),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A run that is broken off must not leave a product behind.
  process.once('exit', () => product.kill('SIGKILL'))
  const lines = listen(product)
  await ready(product, lines)
  return {
    address: `http://localhost:${port}`,
    errors: () => lines().filter(isError),
    output: () => lines().join('\n'),
    tampers: async (statement) => {
      const owner = openPool(ownerOf(server, database.name), { max: 1, name: 'journey' })
      const { rows } = await owner.query<{ tenant_id: string }>('select tenant_id from platform.tenant')
      for (const { tenant_id: tenantId } of rows) {
        await owner.query(`select set_config('klantregie.tenant', $1, false)`, [tenantId])
        await owner.query(statement)
      }
      await owner.end()
    },
    close: async () => {
      await stop(product)
      await database.drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Stopping in order has tests of its own; here it may not hold up the run for a connection the browser still holds. */
async function stop(product: ChildProcess): Promise<void> {
  if (product.exitCode !== null) return
  const gone = once(product, 'exit')
  product.kill('SIGTERM')
  const timer = setTimeout(() => product.kill('SIGKILL'), PARTING_MS)
  await gone
  clearTimeout(timer)
}

type Reached = ReturnType<typeof appOf>

function urlOf({ host, port, user, password, database }: Reached): string {
  const signIn = `${user}:${encodeURIComponent(password)}`
  return `postgresql://${signIn}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

function listen(product: ChildProcess): () => readonly string[] {
  let text = ''
  for (const stream of [product.stdout, product.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (part: string) => (text += part))
  }
  return () => text.split('\n').filter((line) => line !== '')
}

/** The product says when it can be reached; until then there is nothing to open. */
async function ready(product: ChildProcess, lines: () => readonly string[]): Promise<void> {
  await new Promise<void>((done, fail) => {
    const end = (outcome: () => void) => {
      clearTimeout(timer)
      product.off('exit', onExit)
      product.stdout?.off('data', onOutput)
      outcome()
    }
    const refuse = (why: string) => end(() => fail(new Error(`The product ${why}:\n${lines().join('\n')}`)))
    const onExit = () => refuse('stopped while starting')
    const onOutput = () => {
      if (lines().some((line) => line.startsWith('Klantregie draait op'))) end(done)
    }
    const timer = setTimeout(() => refuse('did not start in time'), PATIENCE_MS)
    product.once('exit', onExit)
    product.stdout?.on('data', onOutput)
  })
}

function isError(line: string): boolean {
  if (!line.startsWith('{')) return false
  const { level } = JSON.parse(line) as { level?: number }
  return (level ?? 0) >= ERROR_LEVEL
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The probe did not get a port.')
  return address.port
}
