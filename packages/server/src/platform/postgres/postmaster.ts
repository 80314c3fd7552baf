import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { codeOf } from './failure.ts'
import type { Home } from './home.ts'
import { clusterProcess, clusterProcesses, signal } from './processes.ts'

const POLL_MILLISECONDS = 10
/** An orphan that is gone from memory within a kill's time is normal; more than this means an unkillable disk wait. */
const ORPHAN_PATIENCE_MILLISECONDS = 10_000
const LOG_TAIL_CHARACTERS = 2000

/** The live postmaster of a cluster, as it describes itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly socketDirectory: string
  readonly isReady: boolean
}

/** Line numbers in `postmaster.pid`, as PostgreSQL's `pidfile.h` defines them, counted from nought. */
const LINE = { pid: 0, port: 3, socketDirectory: 4, status: 7 } as const

/**
 * What is running in this cluster: a postmaster, one that has not yet described itself (`fledgling`), or nothing.
 * A number that now belongs to another program counts as nothing.
 */
export function findPostmaster(home: Home): Postmaster | 'fledgling' | undefined {
  const described = readPidFile(home)
  if (described && clusterProcess(described.pid, home.cluster)?.isBackend === false) return described
  return clusterProcesses(home.cluster).some((found) => !found.isBackend) ? 'fledgling' : undefined
}

function readPidFile(home: Home): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(home.cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
  const line = (number: number) => lines[number]?.trim() ?? ''
  return {
    pid: Number(line(LINE.pid)),
    port: Number(line(LINE.port)),
    socketDirectory: line(LINE.socketDirectory),
    isReady: line(LINE.status) === 'ready',
  }
}

/**
 * Removes what a dead postmaster left behind. Call only while holding the start lock and when nothing runs.
 * Orphaned backends of a killed postmaster may still be executing a statement; a new postmaster refuses to start
 * beside them. They are killed: whatever they had not committed is undone from the log, as after a power failure.
 */
export async function clearRemains(home: Home): Promise<{ readonly orphans: number }> {
  const orphans = clusterProcesses(home.cluster)
  for (const orphan of orphans) signal(orphan.pid, 'SIGKILL')
  const giveUpAt = performance.now() + ORPHAN_PATIENCE_MILLISECONDS
  while (clusterProcesses(home.cluster).length > 0 && performance.now() < giveUpAt) await delay(POLL_MILLISECONDS)
  rmSync(join(home.cluster, 'postmaster.pid'), { force: true })
  return { orphans: orphans.length }
}

export interface Launch {
  readonly home: Home
  readonly binaries: Binaries
  readonly socketDirectory: string
  /** An address PostgreSQL also listens on, for tests of the external database; normally absent. */
  readonly listen?: { readonly address: string; readonly port: number } | undefined
}

/** The port is only part of the socket's name; nothing listens on it. */
const SOCKET_PORT = 5432

/** Starts the postmaster on its own, detached: it survives us, and Ctrl-C lets us finish our work first. */
export function launchPostmaster({ home, binaries, socketDirectory, listen }: Launch): void {
  const log = openSync(home.startLog, 'w', 0o600)
  const { account } = home
  const port = listen?.port ?? SOCKET_PORT
  try {
    const child = spawn(
      join(binaries.directory, 'bin', 'postgres'),
      [
        '-D',
        home.cluster,
        '-k',
        socketDirectory,
        '-p',
        String(port),
        '-c',
        `listen_addresses=${listen?.address ?? ''}`,
      ],
      {
        cwd: home.cluster,
        env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
        stdio: ['ignore', log, log],
        detached: true,
        ...(account && { uid: account.uid, gid: account.gid }),
      },
    )
    // A failure to start is seen as "nothing is running"; without a listener Node would end the whole process.
    child.once('error', () => undefined)
    child.unref()
  } finally {
    closeSync(log)
  }
}

/** The last lines PostgreSQL wrote, for a person who has to find out why it does not start. */
export function lastWords(home: Home): string {
  const directory = join(home.cluster, 'log')
  const logs = existsSync(directory) ? readdirSync(directory).map((name) => join(directory, name)) : []
  const newest = logs.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  return [home.startLog, newest]
    .filter((path) => path !== undefined && existsSync(path))
    .map((path) => readFileSync(path ?? '', 'utf8').slice(-LOG_TAIL_CHARACTERS))
    .join('')
}

/**
 * Asks for a fast stop (transactions are rolled back, sessions ended) and waits until it is done: the process that
 * writes the log outlives the postmaster by a moment, and the next start would take it for an orphan.
 */
export async function stopPostmaster(home: Home, pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  while (clusterProcess(pid, home.cluster) || clusterProcesses(home.cluster).length > 0) await delay(POLL_MILLISECONDS)
}
