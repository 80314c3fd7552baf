import { once } from 'node:events'
import { FileProblem } from './file-problem.ts'

/** Sends one frame and waits when the parent reads slower than we write. */
export type Send = (frame: unknown) => Promise<void>

async function readRequest(): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
}

async function write(message: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain')
}

/**
 * The child's side of `superviseChild`: reads the request, lets `work` send frames, and says whether it ended well. Only
 * the code and figures of a `FileProblem` leave this process; other errors would carry contents of the file.
 */
export async function answerParent(work: (request: unknown, send: Send) => Promise<void>): Promise<void> {
  // The parent stopped listening: nothing is left to do.
  process.stdout.on('error', () => process.exit(0))
  try {
    await work(await readRequest(), (frame) => write({ frame }))
    await write({ done: true })
  } catch (error) {
    const { code, params } = error instanceof FileProblem ? error : new FileProblem('file.reader_failed')
    await write({ problem: { code, params } })
  }
}
