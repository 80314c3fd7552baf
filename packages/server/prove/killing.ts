import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../src/app/demo/random.ts'
import type { WorkerSettings } from '../src/platform/testing/worker.child.ts'
import { spawnWorker, type WorkerProcess } from '../src/platform/testing/worker-process.ts'

export type Kill = { readonly phase: string; readonly after: number; readonly step: string }

/** `attempts` goes up when a worker takes the job. */
type Look = () => Promise<{ state: string; step: string | null; attempts: number } | undefined>

type Work = {
  readonly phase: string
  /** The newest job as the database tells it. */
  readonly look: Look
  /** Workers to kill before one may finish. */
  readonly kills: number
  /** The longest a worker may work on the job before it is killed, in milliseconds. */
  readonly longest: number
}

const LOOK_EVERY = 25
/** A job that takes longer than this has been lost. */
const MOST_PATIENCE = 120_000

/**
 * Lets workers do the newest job and kills them at random moments, each in a process of its own. After its share of
 * kills the next one may finish. A worker that is quicker than its killer ends the killing early.
 */
export function killer(settings: WorkerSettings, random: Random, kills: Kill[]) {
  let spare: WorkerProcess | null = null
  const next = (): WorkerProcess => {
    const worker = spare ?? spawnWorker(settings)
    spare = null
    return worker
  }
  return {
    finish: async ({ phase, look, kills: most, longest }: Work): Promise<void> => {
      for (let round = 0; round < most; round += 1) {
        const worker = next()
        const attempts = (await look())?.attempts ?? 0
        await worker.ready
        await until(async () => ((await look())?.attempts ?? 0) > attempts || (await isOver(look)()), MOST_PATIENCE)
        const after = random.between(0, longest)
        const ended = await until(isOver(look), after)
        if (ended) {
          spare = worker
          return
        }
        const step = (await look())?.step ?? 'waiting'
        await worker.kill()
        kills.push({ phase, after, step })
      }
      const last = next()
      await last.ready
      if (!(await until(isOver(look), MOST_PATIENCE))) throw new Error(`The job of ${phase} was never ended.`)
      spare = last
    },
    /** Stops the worker that is left over in order. */
    stop: async (): Promise<void> => {
      await spare?.kill('SIGTERM')
    },
  }
}

function isOver(look: Look): () => Promise<boolean> {
  return async () => {
    const job = await look()
    return job === undefined || (job.state !== 'waiting' && job.state !== 'running')
  }
}

/** Whether the condition came true within so many milliseconds. */
async function until(condition: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds
  for (;;) {
    if (await condition()) return true
    const left = deadline - performance.now()
    if (left <= 0) return false
    await delay(Math.min(LOOK_EVERY, left))
  }
}
