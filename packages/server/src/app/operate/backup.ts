import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import serverPackage from '../../../package.json' with { type: 'json' }
import { writeBackup, type BackupReport } from '../../platform/backup/index.ts'
import { fileStore } from '../../platform/files/file-store.ts'
import type { CommandContext } from '../command.ts'
import { readOptions, UsageError } from './command-options.ts'
import { noteBackup } from './last-backup.ts'
import { readPassphrase } from './passphrase.ts'
import { reachDatabase } from './reached-database.ts'
import { orRefusal } from './refusal.ts'
import { sealEveryTrail } from './sealed-trails.ts'
import { inBytes, inFigures, terminalLanguage } from './terminal-language.ts'

const USAGE = {
  nl: 'Gebruik: klantregie backup BESTAND-OF-MAP [--encrypt | --passphrase-file BESTAND]',
  en: 'Usage: klantregie backup FILE-OR-FOLDER [--encrypt | --passphrase-file FILE]',
}

/** Writes everything to one file while people go on working. A folder gets a file named after the moment. */
export async function backupCommand({ config, args, say, ask }: CommandContext): Promise<number> {
  const options = { encrypt: { type: 'boolean' }, 'passphrase-file': { type: 'string' } } as const
  const { values, positionals } = readOptions(args, options, USAGE)
  const [given] = positionals
  if (given === undefined || positionals.length > 1) throw new UsageError(USAGE)
  return orRefusal(say, async () => {
    const file = values['passphrase-file']
    const passphrase = await readPassphrase({ file, isAsked: values.encrypt ?? false, ask })
    const now = new Date()
    const path = placeOf(given, now, passphrase !== undefined)
    const database = await reachDatabase(config)
    try {
      await sealEveryTrail(database, config)
      const files = fileStore(config.dataDir)
      const version = serverPackage.version
      const report = await writeBackup({ connection: database.owner, files, path, passphrase, version, now })
      await noteBackup(config.dataDir, { at: now.toISOString(), path, bytes: report.bytes })
      tell(say, path, report)
      return 0
    } finally {
      await database.stop()
    }
  })
}

/** "klantregie-2026-11-21-0300.tar.zst" in a folder; otherwise the name that was given. */
export function placeOf(given: string, now: Date, isEncrypted: boolean): string {
  const path = resolve(given)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return path
  const moment = now.toISOString().slice(0, 16).replace('T', '-').replace(':', '')
  return join(path, `klantregie-${moment}.${isEncrypted ? 'klantregie' : 'tar.zst'}`)
}

function tell(say: (line: string) => void, path: string, report: BackupReport): void {
  const language = terminalLanguage()
  const rows = inFigures(report.rows, language)
  const size = inBytes(report.bytes, language)
  const sentences = {
    nl: `✓ Back-up gemaakt: ${path} (${rows} rijen, ${report.files} bestanden, ${size}).`,
    en: `✓ Backup made: ${path} (${rows} rows, ${report.files} files, ${size}).`,
  }
  say(sentences[language])
  if (report.missingFiles.length === 0) return
  const warning = {
    nl: `! ${report.missingFiles.length} bestand(en) stonden niet (heel) op de schijf en zitten niet in de back-up:`,
    en: `! ${report.missingFiles.length} file(s) were not (whole) on the disk and are not in the backup:`,
  }
  say(warning[language])
  for (const { id, name } of report.missingFiles) say(`    ${id}  ${name}`)
}
