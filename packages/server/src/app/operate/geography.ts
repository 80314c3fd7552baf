import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { dutchMunicipalities } from '../../platform/geography/dutch-municipalities.ts'
import {
  geographyFile,
  geographyFolder,
  readGeographyFrom,
  type GeographyFile,
} from '../../platform/geography/geography-files.ts'
import { checkNewerTable, type ReplaceableTable, type TableProblem } from '../../platform/geography/newer-table.ts'
import type { Command, CommandContext } from '../command.ts'
import { readOptions, UsageError } from './command-options.ts'
import { terminalLanguage } from './terminal-language.ts'

const USAGE = {
  nl: 'Gebruik: klantregie geography areas|ages|municipalities|former-municipalities BESTAND --as-of JJJJ-MM-DD [--check], of geography TABEL --shipped',
  en: 'Usage: klantregie geography areas|ages|municipalities|former-municipalities FILE --as-of YYYY-MM-DD [--check], or geography TABLE --shipped',
}
const TABLES: readonly ReplaceableTable[] = ['areas', 'ages', 'municipalities', 'former-municipalities']
const DAY = /^\d{4}-\d{2}-\d{2}$/u

const WORDS = {
  nl: {
    put: 'De nieuwe tabel staat klaar. Start Klantregie opnieuw, dan wordt ermee gerekend.',
    checked: 'Er is niets gewijzigd.',
    shipped: 'De tabel die met het programma meekwam geldt weer na een herstart.',
    difference: ({ rows, added, gone, changed, same }: Record<string, number>) =>
      `${String(rows)} regels: ${String(added)} nieuw, ${String(gone)} vervallen, ${String(changed)} gewijzigd, ${String(same)} gelijk.`,
    refused: (problem: TableProblem) => `✗ Dit bestand is niet gebruikt: ${JSON.stringify(problem)}`,
  },
  en: {
    put: 'The new table is in its place. Restart Klantregie to count with it.',
    checked: 'Nothing was changed.',
    shipped: 'The table that came with the program holds again after a restart.',
    difference: ({ rows, added, gone, changed, same }: Record<string, number>) =>
      `${String(rows)} rows: ${String(added)} new, ${String(gone)} gone, ${String(changed)} changed, ${String(same)} the same.`,
    refused: (problem: TableProblem) => `✗ This file was not used: ${JSON.stringify(problem)}`,
  },
}

/**
 * Puts a newer edition of a public table (postcode areas with inhabitants, municipalities) in the place of the one that came with the
 * product, after holding the two against each other; `--shipped` takes it away again. Every process reads the tables when it starts.
 */
export const geographyCommand: Command = (context: CommandContext): Promise<number> => {
  const { args, config, say } = context
  const options = { 'as-of': { type: 'string' }, check: { type: 'boolean' }, shipped: { type: 'boolean' } } as const
  const { values, positionals } = readOptions(args, options, USAGE)
  const [named, path] = positionals
  const table = TABLES.find((one) => one === named)
  if (table === undefined) throw new UsageError(USAGE)
  readGeographyFrom(config.dataDir)
  const words = WORDS[terminalLanguage()]
  if (values.shipped === true) {
    for (const file of filesOf(config.dataDir, table)) rmSync(file, { force: true })
    say(words.shipped)
    return Promise.resolve(0)
  }
  const asOf = values['as-of'] ?? ''
  if (path === undefined || !DAY.test(asOf)) throw new UsageError(USAGE)
  const newer = readFileSync(resolve(path), 'utf8')
  const outcome = checkNewerTable(table, {
    now: readFileSync(geographyFile(`${table}.csv`), 'utf8'),
    newer,
    known: new Set(dutchMunicipalities().today.map(({ code }) => code)),
  })
  if ('problem' in outcome) {
    say(words.refused(outcome))
    return Promise.resolve(1)
  }
  say(words.difference(outcome))
  if (values.check !== true) put(config.dataDir, { table, newer, asOf })
  say(values.check === true ? words.checked : words.put)
  return Promise.resolve(0)
}

function filesOf(dataDir: string, table: ReplaceableTable): readonly [string, string] {
  const file: GeographyFile = `${table}.csv`
  return [join(geographyFolder(dataDir), file), join(geographyFolder(dataDir), `${file}.json`)]
}

type Newer = { readonly table: ReplaceableTable; readonly newer: string; readonly asOf: string }

/** The day first: a table without one would not be read. The table itself appears whole or not at all. */
function put(dataDir: string, { table, newer, asOf }: Newer): void {
  const [file, edition] = filesOf(dataDir, table)
  mkdirSync(geographyFolder(dataDir), { recursive: true })
  writeFileSync(edition, JSON.stringify({ datedOn: asOf }))
  writeFileSync(`${file}.unfinished`, newer)
  renameSync(`${file}.unfinished`, file)
}
