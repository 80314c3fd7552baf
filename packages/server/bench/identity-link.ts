import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import type { LinkReport } from '../src/modules/identity/index.ts'

const program = resolve(import.meta.dirname, '../bin/klantregie.ts')

export type Memory = {
  /** Megabytes; the highest that was seen of parent and children together. Pages they share count for each. */
  readonly together: number
  /** Of the process that matches, as the operating system kept it. */
  readonly parent: number
  /** Of the largest of the processes that read. */
  readonly largestChild: number
}

export type Linked = {
  readonly report: LinkReport
  /** CSV in → groups out, the start of the process included. */
  readonly seconds: number
  readonly memory: Memory
}

export type Link = {
  readonly directory: string
  readonly groups: string
  readonly questions: string
  /** ISO day. */
  readonly today: string
  readonly profiles?: string
}

/** Links the lists of a directory as somebody at a command line would, in a process of its own. Throws when that fails. */
export async function link({ directory, groups, questions, today, profiles }: Link): Promise<Linked> {
  const files = ['--out', groups, '--suggest', questions, ...(profiles === undefined ? [] : ['--map', profiles])]
  const started = performance.now()
  const child = spawn(process.execPath, [program, 'link', directory, ...files, '--today', today], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const watch = watchMemory(child.pid ?? 0)
  const said = text(child.stderr)
  const code = await new Promise<number | null>((done, fail) => child.once('exit', done).once('error', fail))
  const seconds = (performance.now() - started) / 1000
  const seen = watch.stop()
  const lines = (await said).trim().split('\n')
  // The runtime may warn on the same stream.
  const last = lines.findLast((line) => line.startsWith('{')) ?? '{}'
  if (code !== 0) throw new Error(`link ended with ${code ?? 'a signal'}: ${lines.join(' ')}`)
  const { peakMegabytes, ...report } = JSON.parse(last) as LinkReport & { peakMegabytes: number }
  const together = Math.max(seen.together, peakMegabytes)
  return { report, seconds, memory: { together, parent: peakMegabytes, largestChild: seen.largestChild } }
}

const LOOK_EVERY = 100

/** Looks at a process and its descendants every tenth of a second. Only Linux tells; elsewhere both figures stay 0. */
function watchMemory(root: number): { readonly stop: () => { together: number; largestChild: number } } {
  const most = { together: 0, largestChild: 0 }
  const look = () => {
    const sizes = descendantsOf(root).map((pid) => [pid, residentMegabytes(pid)] as const)
    most.together = Math.max(
      most.together,
      sizes.reduce((sum, [, size]) => sum + size, 0),
    )
    for (const [pid, size] of sizes) if (pid !== root) most.largestChild = Math.max(most.largestChild, size)
  }
  const timer = setInterval(look, LOOK_EVERY)
  return {
    stop: () => {
      clearInterval(timer)
      return { together: Math.round(most.together), largestChild: Math.round(most.largestChild) }
    },
  }
}

function descendantsOf(root: number): number[] {
  const found = [root]
  for (const pid of found) found.push(...childrenOf(pid))
  return found
}

/** A process may end while it is looked at; it then simply has no children and no size. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(join(`/proc/${pid}/task`, thread, 'children'), 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
  } catch {
    return []
  }
}

function residentMegabytes(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return 0
  }
}
