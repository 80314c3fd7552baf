import { resolve } from 'node:path'
import { restoreBackup, type RestoreReport, type RestoreStep } from '../../platform/backup/index.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import type { CommandContext } from '../command.ts'
import { readOptions, UsageError } from './command-options.ts'
import { readPassphrase } from './passphrase.ts'
import { reachDatabase } from './reached-database.ts'
import { orRefusal } from './refusal.ts'
import { acceptRestoredTrails, type RestoredTrail } from './sealed-trails.ts'
import { describeBreak } from './audit-breaks.ts'
import { inFigures, terminalLanguage } from './terminal-language.ts'

const USAGE = {
  nl: 'Gebruik: klantregie restore BESTAND [--encrypted | --passphrase-file BESTAND]',
  en: 'Usage: klantregie restore FILE [--encrypted | --passphrase-file FILE]',
}

/** Puts a backup back into an empty installation; the whole file is checked before anything is written. */
export async function restoreCommand({ config, args, say, ask }: CommandContext): Promise<number> {
  const options = { encrypted: { type: 'boolean' }, 'passphrase-file': { type: 'string' } } as const
  const { values, positionals } = readOptions(args, options, USAGE)
  const [given] = positionals
  if (given === undefined || positionals.length > 1) throw new UsageError(USAGE)
  return orRefusal(say, async () => {
    const file = values['passphrase-file']
    const passphrase = await readPassphrase({ file, isAsked: values.encrypted ?? false, ask })
    const database = await reachDatabase(config)
    try {
      const report = await restoreBackup({
        connection: database.owner,
        files: fileStore(config.dataDir),
        path: resolve(given),
        passphrase,
        onProgress: inSteps(say),
      })
      tell(say, report)
      return tellTrails(say, await acceptRestoredTrails(database, config, report.manifest.createdAt))
    } finally {
      await database.stop()
    }
  })
}

const STEPS: Readonly<Record<RestoreStep, { nl: string; en: string }>> = {
  checking: { nl: 'Controleren', en: 'Checking' },
  restoring: { nl: 'Terugzetten', en: 'Restoring' },
  counting: { nl: 'Natellen', en: 'Counting' },
  upgrading: { nl: 'Bijwerken naar deze versie', en: 'Upgrading to this version' },
}

/** A line per step and per quarter of it: enough to see that it goes on, also in a log. */
function inSteps(say: (line: string) => void) {
  const language = terminalLanguage()
  let said = ''
  return (step: RestoreStep, fraction: number) => {
    const line = `  ${STEPS[step][language]} ${Math.floor(fraction * 4) * 25}%`
    if (line !== said) say(line)
    said = line
  }
}

function tell(say: (line: string) => void, { rows, files, jobs, manifest }: RestoreReport): void {
  const language = terminalLanguage()
  const made = manifest.createdAt.slice(0, 16).replace('T', ' ')
  const count = inFigures(rows, language)
  const sentences = {
    nl: `✓ Teruggezet en nageteld: ${count} rijen en ${files} bestanden van ${made} (UTC). ${jobs} openstaande taken gaan verder bij de volgende start.`,
    en: `✓ Restored and counted: ${count} rows and ${files} files of ${made} (UTC). ${jobs} open tasks go on at the next start.`,
  }
  say(sentences[language])
}

/** What was put back is what was written: the backup's own check says that of the file, this of the trail in it. */
function tellTrails(say: (line: string) => void, trails: readonly RestoredTrail[]): number {
  const language = terminalLanguage()
  for (const { slug, verified } of trails) {
    const entries = inFigures(verified.entries, language)
    say(`${verified.breaks === 0 ? '✓' : '✗'} ${slug}: ${VERIFIED[language](entries)}`)
    for (const one of verified.found) say(`    ${describeBreak(one, language)}`)
  }
  return trails.every(({ verified }) => verified.breaks === 0) ? 0 : 1
}

const VERIFIED = {
  nl: (entries: string) => `${entries} regels van het logboek gecontroleerd`,
  en: (entries: string) => `${entries} entries of the trail verified`,
}
