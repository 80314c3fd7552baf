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

/** Cuts the output into lines; one line is one frame of JSON. */
async function* readFrames(output: Readable): AsyncGenerator<string, void, undefined> {
  let parts: Buffer[] = []
  let size = 0
  for await (const data of output) {
    let chunk = data as Buffer
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10)) {
      yield Buffer.concat([...parts, chunk.subarray(0, end)]).toString('utf8')
      parts = []
      size = 0
      chunk = chunk.subarray(end + 1)
    }
    parts.push(chunk)
    size += chunk.length
    if (size > MAX_FRAME_BYTES) throw new FileProblem('file.reader_failed')
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

type Message = { frame?: unknown; done?: boolean; problem?: { code: FileProblemCode; params: FileProblemParams } }

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
): AsyncGenerator<unknown, { peakMegabytes: number }, undefined> {
  signal?.throwIfAborted()
  const child = start(program, limits)
  const kill = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', kill)
  const watch = watchMemory(child, limits.maxMemoryMegabytes)
  const ending = followEnding(child)
  // The child may end before it has read the request; its ending tells why.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(request))
  const frames = readFrames(child.stdout)
  try {
    for (;;) {
      const next = await nextInTime(frames.next(), child, limits)
      signal?.throwIfAborted()
      if (next.done === true) throw problemOf(await ending, watch, limits)
      const message = JSON.parse(next.value) as Message
      if (message.problem) throw new FileProblem(message.problem.code, message.problem.params)
      if (message.done === true) return { peakMegabytes: watch.peakMegabytes }
      yield message.frame
    }
  } finally {
    kill()
    watch.stop()
    signal?.removeEventListener('abort', kill)
    await ending
  }
}
