import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { WorkerSettings } from './worker.child.ts'

const program = fileURLToPath(new URL('./worker.child.ts', import.meta.url))

/** A worker in a process of its own, that can be killed as an operating system or an operator would. */
export type WorkerProcess = {
  readonly pid: number
  /** Settles when it works off the queue; rejects when it ended before. */
  readonly ready: Promise<void>
  readonly ended: Promise<void>
  /** SIGKILL by default: it gets no chance to say anything. Settles when the process is gone. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>
}

export function spawnWorker(settings: WorkerSettings): WorkerProcess {
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit').then(() => undefined)
  const ready = Promise.race([
    once(child.stdout, 'data').then(() => undefined),
    ended.then(() => {
      throw new Error('The worker ended before it was ready.')
    }),
  ])
  const kill = (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal)
    return ended
  }
  // Who kills a worker before it is ready does not wait for it.
  ready.catch(() => undefined)
  return {
    pid: idOf(child),
    ready,
    ended,
    kill,
  }
}

function idOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The worker could not be started.')
  return child.pid
}
