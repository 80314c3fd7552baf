import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A running process whose working directory is the cluster: PostgreSQL changes into its data directory first thing. */
export interface ClusterProcess {
  readonly pid: number
  /** A server process of the postmaster (`postgres: checkpointer`), as opposed to the postmaster itself. */
  readonly isBackend: boolean
}

/**
 * Every live PostgreSQL process that works in this cluster directory. A number in a file proves nothing (it may have
 * been given to another program since), and a killed child that nobody waited for still "exists"; the working
 * directory is certain in both cases.
 * @param clusterDirectory absolute, without symbolic links
 */
export function clusterProcesses(clusterDirectory: string): ClusterProcess[] {
  return process.platform === 'linux' ? linuxProcesses(clusterDirectory) : listedProcesses(clusterDirectory)
}

/** The same question about one process. */
export function clusterProcess(pid: number, clusterDirectory: string): ClusterProcess | undefined {
  if (process.platform === 'linux') return inspect(pid, clusterDirectory)
  return listedProcesses(clusterDirectory).find((found) => found.pid === pid)
}

function linuxProcesses(clusterDirectory: string): ClusterProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => inspect(Number(name), clusterDirectory))
    .filter((found) => found !== undefined)
}

function inspect(pid: number, clusterDirectory: string): ClusterProcess | undefined {
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== clusterDirectory) return undefined
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    const isBackend = commandLine[0]?.startsWith('postgres: ') ?? false
    const isPostmaster = /(^|\/)postgres$/.test(commandLine[0] ?? '')
    return isBackend || isPostmaster ? { pid, isBackend } : undefined
  } catch {
    // It ended while we looked, or belongs to somebody else: either way it is not ours.
    return undefined
  }
}

/** Systems without /proc (macOS): `lsof` knows working directories and `ps` knows titles. */
function listedProcesses(clusterDirectory: string): ClusterProcess[] {
  const open = spawnSync('lsof', ['-a', '-c', 'postgres', '-d', 'cwd', '-Fpn'], { encoding: 'utf8' })
  const found: ClusterProcess[] = []
  let pid = 0
  for (const line of open.stdout.split('\n')) {
    if (line.startsWith('p')) pid = Number(line.slice(1))
    if (line === `n${clusterDirectory}`) found.push({ pid, isBackend: titleOf(pid).startsWith('postgres: ') })
  }
  return found
}

function titleOf(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
}

/** Sends a signal; a process that has gone in the meantime is what we wanted. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
