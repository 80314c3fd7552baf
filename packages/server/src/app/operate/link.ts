import { dutchDay } from '@klantregie/contract'
import { resolve } from 'node:path'
import { FileProblem, linkFiles } from '../../modules/identity/index.ts'
import type { Command, CommandContext } from '../command.ts'
import { readOptions, UsageError } from './command-options.ts'
import { terminalLanguage } from './terminal-language.ts'

const USAGE = {
  nl: 'Gebruik: klantregie link MAP --out GROEPEN.csv [--suggest VRAGEN.csv] [--map PROFIELEN.json] [--today JJJJ-MM-DD]',
  en: 'Usage: klantregie link DIRECTORY --out CLUSTERS.csv [--suggest QUESTIONS.csv] [--map PROFILES.json] [--today YYYY-MM-DD]',
}
const REFUSED = {
  nl: (code: string, params: object) => `De lijsten kunnen niet worden gelezen: ${code} ${JSON.stringify(params)}`,
  en: (code: string, params: object) => `The lists cannot be read: ${code} ${JSON.stringify(params)}`,
}
const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * Measures matching: reads the lists of a directory as an import does, links them with the engine of the product, and
 * writes who belongs together. Needs no organisation and leaves nothing behind but the files that were asked for; counts
 * and timings go to the error output as JSON.
 */
export const linkCommand: Command = async ({ args }: CommandContext): Promise<number> => {
  const options = {
    map: { type: 'string' },
    out: { type: 'string' },
    suggest: { type: 'string' },
    today: { type: 'string' },
  } as const
  const { values, positionals } = readOptions(args, options, USAGE)
  const [directory] = positionals
  const { map, out, suggest, today = dutchDay(new Date()) } = values
  if (directory === undefined || positionals.length > 1 || out === undefined || !DAY.test(today))
    throw new UsageError(USAGE)
  try {
    const report = await linkFiles(resolve(directory), {
      today,
      out: resolve(out),
      ...(map === undefined ? {} : { map: resolve(map) }),
      ...(suggest === undefined ? {} : { suggest: resolve(suggest) }),
    })
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    process.stderr.write(`${JSON.stringify({ ...report, peakMegabytes })}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error
    process.stderr.write(`${REFUSED[terminalLanguage()](error.code, error.params)}\n`)
    return 1
  }
}
