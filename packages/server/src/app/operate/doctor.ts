import type { CommandContext } from '../command.ts'
import { readOptions } from './command-options.ts'
import { checkBackup, checkDataFolder, checkNode } from './doctor-machine.ts'
import { checkDatabase } from './doctor-database.ts'
import { checkFiles } from './doctor-files.ts'
import { checkJobs } from './doctor-jobs.ts'
import { checkKeys } from './doctor-keys.ts'
import { checkSecrets } from './doctor-secrets.ts'
import { checkTrail } from './doctor-trail.ts'
import type { Finding } from './finding.ts'
import { reachDatabase, type ReachedDatabase } from './reached-database.ts'
import { terminalLanguage } from './terminal-language.ts'
import type { Config } from '../../platform/config/config.ts'

const USAGE = { nl: 'Gebruik: klantregie doctor', en: 'Usage: klantregie doctor' }
const SIGNS = { good: '✓', remark: '!', wrong: '✗' } as const

/** Looks at everything an installation needs, changes nothing, and says of each what to do. Exit code 1 when something is wrong. */
export async function doctorCommand({ config, args, say }: CommandContext): Promise<number> {
  readOptions(args, {}, USAGE)
  const findings = [
    checkNode(),
    ...(await checkDataFolder(config.dataDir)),
    await checkBackup(config.dataDir, new Date()),
    ...(await checkSecrets(config)),
  ]
  findings.push(...(await reachAndExamine(config)))
  return report(findings, say)
}

async function reachAndExamine(config: Config): Promise<Finding[]> {
  let database: ReachedDatabase
  try {
    database = await reachDatabase(config)
  } catch (error) {
    return [unreachable(error)]
  }
  try {
    return await examine(database, config.dataDir)
  } finally {
    await database.stop()
  }
}

/** Everything that can be seen in the database and the files that belong to it. */
export async function examine(database: Pick<ReachedDatabase, 'owner' | 'app'>, dataDir: string): Promise<Finding[]> {
  const { findings, isUsable } = await checkDatabase(database, new Date())
  if (!isUsable) return findings
  return [
    ...findings,
    ...(await checkJobs(database.app, new Date())),
    ...(await checkKeys(database.app, new Date())),
    ...(await checkFiles(database.app, dataDir)),
    ...(await checkTrail(database.app, dataDir)),
  ]
}

function unreachable(error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    state: 'wrong',
    what: { nl: `De database is niet bereikbaar: ${reason}`, en: `The database cannot be reached: ${reason}` },
    advice: {
      nl: 'Controleer of de database draait en of DATABASE_URL klopt.',
      en: 'Check that the database is running and that DATABASE_URL is right.',
    },
  }
}

export function report(findings: readonly Finding[], say: (line: string) => void): number {
  const language = terminalLanguage()
  for (const { state, what, advice } of findings) {
    say(`${SIGNS[state]} ${what[language]}`)
    if (advice) say(`    → ${advice[language]}`)
  }
  const wrong = findings.filter(({ state }) => state === 'wrong').length
  say(wrong === 0 ? ALL_WELL[language] : SOME_WRONG[language](wrong))
  return wrong === 0 ? 0 : 1
}

const ALL_WELL = { nl: '\nAlles is in orde.', en: '\nEverything is in order.' }
const SOME_WRONG = {
  nl: (count: number) => `\n${count} ding(en) niet in orde.`,
  en: (count: number) => `\n${count} thing(s) not in order.`,
}
