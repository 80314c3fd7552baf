import { once } from 'node:events'
import { FileProblem } from './file-problem.ts'

/**
 * Sends one frame and waits when the parent reads slower than we write. `texts` travel beside the frame as they are:
 * text by the megabyte would cost more to quote and unquote than it cost to make.
 */
export type Send = (frame: unknown, texts?: readonly string[]) => Promise<void>

async function readRequest(): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
}

async function write(message: unknown, texts: readonly Buffer[] = []): Promise<void> {
  const head = Buffer.from(`${JSON.stringify(message)}\n`)
  if (!process.stdout.write(Buffer.concat([head, ...texts]))) await once(process.stdout, 'drain')
}

function writeFrame(frame: unknown, texts: readonly string[] = []): Promise<void> {
  const buffers = texts.map((text) => Buffer.from(text))
  return write({ frame, texts: buffers.map((buffer) => buffer.length) }, buffers)
}

/**
 * The child's side of `superviseChild`: reads the request, lets `work` send frames, and says whether it ended well. Only
 * the code and figures of a `FileProblem` leave this process; other errors would carry contents of the file.
 */
export async function answerParent(work: (request: unknown, send: Send) => Promise<void>): Promise<void> {
  // The parent stopped listening: nothing is left to do.
  process.stdout.on('error', () => process.exit(0))
  try {
    await work(await readRequest(), writeFrame)
    await write({ done: true })
  } catch (error) {
    const { code, params } = error instanceof FileProblem ? error : new FileProblem('file.reader_failed')
    await write({ problem: { code, params } })
  }
}
