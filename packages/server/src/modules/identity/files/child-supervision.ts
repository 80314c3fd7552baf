import { execFile, spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import type { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'
import type { FileProblemCode } from '@klantregie/contract'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { FileProblemParams } from './file-problem.ts'

type Child = ChildProcessByStdio<Writable, Readable, Readable>

/** How often the memory of the child is looked at. Between two looks its heap limit is the guard. */
const WATCH_MILLISECONDS = 200

/** Half of the allowance is heap; the rest is for buffers, the texts of workbooks and Node itself. */
const HEAP_SHARE = 0.5
const YOUNG_GENERATION_MEGABYTES = 16

/** A single frame beyond this is not an answer of ours. */
const MAX_FRAME_BYTES = 256 * 1024 * 1024

/** Enough of the error output to recognise why Node stopped. It is never logged: it could hold contents of the file. */
const KEPT_ERROR_CHARACTERS = 4000

export type ChildOptions = { readonly limits: FileLimits; readonly signal?: AbortSignal | undefined }

/** The child may read files and nothing else: no writing, no other programs, no native code, no environment. */
function start(program: string, limits: FileLimits): Child {
  const heap = Math.floor(limits.maxMemoryMegabytes * HEAP_SHARE)
  const flags = [
    '--permission',
    '--allow-fs-read=*',
    '--disable-warning=SecurityWarning',
    `--max-old-space-size=${heap}`,
    `--max-semi-space-size=${YOUNG_GENERATION_MEGABYTES}`,
  ]
  return spawn(process.execPath, [...flags, program], { stdio: ['pipe', 'pipe', 'pipe'], env: {} })
}

const run = promisify(execFile)

/** Resident memory in megabytes; 0 when the process is already gone. */
async function residentMegabytes(pid: number): Promise<number> {
  try {
    const kilobytes =
      process.platform === 'linux'
        ? /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'latin1'))?.[1]
        : (await run('ps', ['-o', 'rss=', '-p', String(pid)])).stdout.trim()
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}

type Watch = { problem: FileProblem | null; peakMegabytes: number; stop(): void }

/** Ends the child as soon as it uses more memory than it may. */
function watchMemory(child: Child, limit: number): Watch {
  const watch: Watch = { problem: null, peakMegabytes: 0, stop: () => clearInterval(timer) }
  const timer = setInterval(() => {
    if (child.pid === undefined) return
    void residentMegabytes(child.pid).then((megabytes) => {
      watch.peakMegabytes = Math.max(watch.peakMegabytes, megabytes)
      if (megabytes <= limit) return
      watch.problem ??= new FileProblem('file.memory', { limit })
      child.kill('SIGKILL')
    })
  }, WATCH_MILLISECONDS)
  timer.unref()
  return watch
}

type Ending = { code: number | null; signal: string | null; error: string }

function followEnding(child: Child): Promise<Ending> {
  let error = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    error = (error + text).slice(-KEPT_ERROR_CHARACTERS)
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null, error }))
    child.once('close', (code, signal) => resolve({ code, signal, error }))
  })
}

/** What came with one line of the child: its JSON, and the texts that it announces, as bytes. */
type Received = { readonly message: Message; readonly texts: readonly Buffer[] }

/** Cuts the output into messages: a line of JSON, then as many bytes of text as the line says. */
async function* readMessages(output: Readable): AsyncGenerator<Received, void, undefined> {
  const unread = new Unread(output)
  for (let line = await unread.takeLine(); line !== null; line = await unread.takeLine()) {
    const message = JSON.parse(line.toString('utf8')) as Message
    const texts: Buffer[] = []
    for (const length of message.texts ?? []) texts.push(await unread.take(length))
    yield { message, texts }
  }
}

/** The bytes that have arrived and are not cut yet. */
class Unread {
  readonly #chunks: AsyncIterator<Buffer>
  #parts: Buffer[] = []
  #size = 0

  constructor(output: Readable) {
    this.#chunks = output[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** Up to the next line end; null when the child has ended and nothing complete is left. */
  async takeLine(): Promise<Buffer | null> {
    for (;;) {
      // What came before the last part was looked through when it came.
      const last = this.#parts.at(-1)
      const end = last?.indexOf(10) ?? -1
      if (last && end !== -1) return (await this.take(this.#size - last.length + end + 1)).subarray(0, -1)
      if (!(await this.#more())) return null
    }
  }

  async take(length: number): Promise<Buffer> {
    if (length > MAX_FRAME_BYTES) throw new FileProblem('file.reader_failed')
    while (this.#size < length) if (!(await this.#more())) throw new FileProblem('file.reader_failed')
    const all = this.#parts.length === 1 && this.#parts[0] ? this.#parts[0] : Buffer.concat(this.#parts)
    this.#parts = length < all.length ? [all.subarray(length)] : []
    this.#size -= length
    return all.subarray(0, length)
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done === true) return false
    this.#parts.push(next.value)
    this.#size += next.value.length
    if (this.#size > MAX_FRAME_BYTES) throw new FileProblem('file.reader_failed')
    return true
  }
}

/** Waits for the next frame, but not longer than the limit; time in which nobody asks for rows does not count. */
async function nextInTime<T>(next: Promise<T>, child: Child, limits: FileLimits): Promise<T> {
  const milliseconds = limits.timeoutMilliseconds
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    child.kill('SIGKILL')
    late.reject(new FileProblem('file.timeout', { limit: Math.round(milliseconds / 1000) }))
  }, milliseconds)
  try {
    return await Promise.race([next, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

function problemOf(ending: Ending, watch: Watch, limits: FileLimits): FileProblem {
  if (watch.problem) return watch.problem
  const isHeap = /heap out of memory|allocation failed|invalid array length/i.test(ending.error)
  if (isHeap || ending.signal === 'SIGABRT') return new FileProblem('file.memory', { limit: limits.maxMemoryMegabytes })
  return new FileProblem('file.reader_failed')
}

type Message = {
  frame?: unknown
  texts?: readonly number[]
  done?: boolean
  problem?: { code: FileProblemCode; params: FileProblemParams }
}

/** One frame of the child, with the texts that travel beside it: UTF-8, not looked at here. */
export type Frame = { readonly frame: unknown; readonly texts: readonly Buffer[] }

/**
 * Runs a program of ours that reads a hostile file, in a process of its own, and gives its frames as they come (a slow
 * reader slows the child down, it does not fill our memory). The program answers with `answerParent`. States: running →
 * done, or refused (a `FileProblem` from the child), or ended by us (memory, silence, abort, reader gone). In every
 * case the child is gone when this generator ends.
 */
export async function* superviseChild(
  program: string,
  request: unknown,
  { limits, signal }: ChildOptions,
): AsyncGenerator<Frame, { peakMegabytes: number }, undefined> {
  signal?.throwIfAborted()
  const child = start(program, limits)
  const kill = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', kill)
  const watch = watchMemory(child, limits.maxMemoryMegabytes)
  const ending = followEnding(child)
  // The child may end before it has read the request; its ending tells why.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(request))
  const messages = readMessages(child.stdout)
  try {
    for (;;) {
      const next = await nextInTime(messages.next(), child, limits)
      signal?.throwIfAborted()
      if (next.done === true) throw problemOf(await ending, watch, limits)
      const { message, texts } = next.value
      if (message.problem) throw new FileProblem(message.problem.code, message.problem.params)
      if (message.done === true) return { peakMegabytes: watch.peakMegabytes }
      yield { frame: message.frame, texts }
    }
  } finally {
    kill()
    // A pipe that still holds what nobody will read would keep the ending waiting.
    for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy()
    watch.stop()
    signal?.removeEventListener('abort', kill)
    await ending
  }
}
