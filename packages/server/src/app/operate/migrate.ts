import { migrate } from '../../platform/db/migrate.ts'
import type { CommandContext } from '../command.ts'
import { readOptions } from './command-options.ts'
import { reachDatabase } from './reached-database.ts'
import { terminalLanguage } from './terminal-language.ts'

const USAGE = { nl: 'Gebruik: klantregie migrate', en: 'Usage: klantregie migrate' }

/** Brings the database up to this version and says what was done; safe to repeat. */
export async function migrateCommand({ config, args, say }: CommandContext): Promise<number> {
  readOptions(args, {}, USAGE)
  const language = terminalLanguage()
  const database = await reachDatabase(config)
  try {
    const { applied } = await migrate(database.owner)
    for (const name of applied) say(`✓ ${name}`)
    const done = applied.length === 0 ? UP_TO_DATE : UPGRADED
    say(done[language])
    return 0
  } finally {
    await database.stop()
  }
}

const UP_TO_DATE = { nl: 'De database is al helemaal bijgewerkt.', en: 'The database is up to date already.' }
const UPGRADED = { nl: 'De database is bijgewerkt.', en: 'The database has been upgraded.' }
