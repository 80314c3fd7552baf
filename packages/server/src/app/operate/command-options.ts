import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Sentence } from './terminal-language.ts'
import { terminalLanguage } from './terminal-language.ts'

/** What somebody typed cannot be carried out; the message says what can be. */
export class UsageError extends Error {
  constructor(usage: Sentence) {
    super(usage[terminalLanguage()])
    this.name = 'UsageError'
  }
}

/** Reads the words of a command; anything unknown is refused with the usage, because a typing error must not be obeyed. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: Sentence,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch {
    throw new UsageError(usage)
  }
}
