import { homedir } from 'node:os'
import { join } from 'node:path'
import { env, stderr, stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { run } from './run.ts'
import type { Surroundings } from './surroundings.ts'

/** A question on the terminal; a hidden answer is not shown while it is typed. */
async function ask(question: string, { isHidden } = { isHidden: false }): Promise<string> {
  stderr.write(question)
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: stdin, output: isHidden ? nothing : stderr, terminal: stdin.isTTY })
  try {
    const answer = await terminal.question('')
    if (isHidden) stderr.write('\n')
    return isHidden ? answer : answer.trim()
  } finally {
    terminal.close()
  }
}

// `klantregie help | head`: whoever reads stops when they have enough; that is not an error.
stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const around: Surroundings = {
  language: /^en(-|$)/i.test(Intl.DateTimeFormat().resolvedOptions().locale) ? 'en' : 'nl',
  say: (line) => void stdout.write(`${line}\n`),
  note: (line) => void stderr.write(`${line}\n`),
  out: stdout,
  ask,
  isInteractive: stdin.isTTY,
  pause: (milliseconds) => setTimeout(milliseconds),
  configDir: join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'klantregie'),
}

process.exitCode = await run(process.argv.slice(2), around, env['KLANTREGIE_URL'])
