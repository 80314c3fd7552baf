// What every part of the launcher shares: where the project is, how a child is run, and how a refusal is told.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** What a shell reports for a child ended by a signal. */
const SIGNAL_EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }

/** A refusal a reader can act upon. It is printed without a stack trace. */
export class Explained extends Error {}

export function explain(dutch, english) {
  return new Explained(`${dutch}\n${english}`)
}

export function fail(error) {
  console.error(error instanceof Explained ? `\n${error.message}` : error)
  process.exitCode = 1
}

export function progress(sentence) {
  console.log(`· ${sentence}`)
}

/**
 * Runs a program that owns the terminal and passes our signals on, so that it can drain before it ends.
 * @returns {Promise<number>} its exit code
 */
export function run(program, options, settings = {}) {
  const child = spawn(program, options, { stdio: 'inherit', ...settings })
  // On a terminal Ctrl-C reaches the child by itself; passing it on would look like a second, impatient Ctrl-C.
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of SIGNALS) process.on(signal, pass)
  return ended(child).finally(() => {
    for (const signal of SIGNALS) process.off(signal, pass)
  })
}

/** Runs a program quietly. @returns {Promise<{code: number, output: string}>} what it wrote, in order */
export async function capture(program, options, settings = {}) {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'], ...settings })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  return { code: await ended(child), output }
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? SIGNAL_EXIT_CODES[signal] ?? 1))
  })
}
