import { parseArgs } from 'node:util'
import { openClient, Refusal } from './client.ts'
import { isSet, parserOptions, text, type Command } from './command.ts'
import { describeAll, describeOne } from './help.ts'
import { importCommand } from './identity-import.ts'
import { imports, undo } from './identity-imports.ts'
import { exportCommand } from './relations-export.ts'
import { relation, search } from './relations-find.ts'
import { login, logout } from './session-login.ts'
import { sessionStore } from './session-store.ts'
import { CommandFailure, type Surroundings } from './surroundings.ts'

export const commands: readonly Command[] = [
  login,
  logout,
  importCommand,
  imports,
  undo,
  exportCommand,
  search,
  relation,
]

const DEFAULT_URL = 'http://localhost:3000'
const WRONG_USE = 2

/**
 * Runs one command. Answers the exit code: 0 done, 1 refused or something rejected, 2 typed wrongly.
 * `defaultUrl`: the address from the environment.
 */
export async function run(args: readonly string[], around: Surroundings, defaultUrl?: string): Promise<number> {
  const [name = 'help', ...rest] = args
  const command = commands.find((one) => one.name === name)
  if (!command) {
    for (const line of describeAll(commands, around.language)) around.say(line)
    return name === 'help' || name === '--help' ? 0 : WRONG_USE
  }
  try {
    return await execute(command, rest, around, defaultUrl)
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error
    around.note(`✗ ${error.message}`)
    if (error instanceof Refusal && error.code === 'auth.required') around.note(SIGN_IN[around.language])
    return error.exitCode
  }
}

const SIGN_IN = { nl: '  → klantregie login', en: '  → klantregie login' }

async function execute(
  command: Command,
  args: readonly string[],
  around: Surroundings,
  defaultUrl: string | undefined,
): Promise<number> {
  const { values, positionals } = parse(command, args)
  if (isSet(values, 'help')) {
    for (const line of describeOne(command, around.language)) around.say(line)
    return 0
  }
  if (positionals.length !== command.wordCount) throw usageOf(command)
  const url = addressOf(text(values, 'url') ?? defaultUrl ?? DEFAULT_URL)
  const sessions = sessionStore(around.configDir)
  const client = openClient(url, around.language, await sessions.find(url))
  return command.run({ client, sessions, around, words: positionals, values, isJson: isSet(values, 'json') })
}

function parse(command: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: parserOptions(command), allowPositionals: true, strict: true })
  } catch {
    throw usageOf(command)
  }
}

const usageOf = ({ name, words }: Command) => new CommandFailure(`klantregie ${name} ${words} (--help)`, WRONG_USE)

function addressOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw new CommandFailure(`--url ${url}?`, WRONG_USE)
  return url.replace(/\/+$/, '')
}
