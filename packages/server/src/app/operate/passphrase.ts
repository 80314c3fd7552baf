import { readFile } from 'node:fs/promises'
import { BackupFailure } from '../../platform/backup/index.ts'
import { terminalLanguage } from './terminal-language.ts'

/** Shorter ones are guessed, however slow a guess is made. */
const SHORTEST = 12

type Asked = {
  readonly file: string | undefined
  /** Ask for it on the terminal. */
  readonly isAsked: boolean
  readonly ask: (question: string) => Promise<string>
}

/** The passphrase of a backup: the first line of a file, or what is typed. Never an argument: those are visible to all users. */
export async function readPassphrase({ file, isAsked, ask }: Asked): Promise<string | undefined> {
  if (file === undefined && !isAsked) return undefined
  const text = file === undefined ? await ask(QUESTION[terminalLanguage()]) : await readFile(file, 'utf8')
  const [passphrase = ''] = text.split(/\r?\n/)
  if (passphrase.length >= SHORTEST) return passphrase
  throw new BackupFailure({
    nl: `Het wachtwoord van een back-up heeft minstens ${SHORTEST} tekens.`,
    en: `The passphrase of a backup has at least ${SHORTEST} characters.`,
  })
}

const QUESTION = { nl: 'Wachtwoord van de back-up: ', en: 'Passphrase of the backup: ' }
