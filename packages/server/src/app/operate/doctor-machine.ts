import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { findLastBackup } from './last-backup.ts'
import { good, type Finding } from './finding.ts'
import { inBytes } from './terminal-language.ts'

const OLDEST_NODE = 24
/** PostgreSQL stops when the disk is full; an import of a large list needs about this much for a while. */
const LEAST_FREE_BYTES = 2_000_000_000
const DAY = 24 * 3600 * 1000
/** A backup older than this loses more work than people remember. */
const OLDEST_BACKUP_DAYS = 7

export function checkNode(version: string = process.versions.node): Finding {
  if (Number(version.split('.')[0]) >= OLDEST_NODE) return good(`Node ${version}`, `Node ${version}`)
  return {
    state: 'wrong',
    what: { nl: `Node ${version} is te oud.`, en: `Node ${version} is too old.` },
    advice: {
      nl: `Start met npm start: dat haalt zelf Node ${OLDEST_NODE}, of installeer die.`,
      en: `Start with npm start, which fetches Node ${OLDEST_NODE} itself, or install it.`,
    },
  }
}

export async function checkDataFolder(dataDir: string): Promise<Finding[]> {
  const isUsable = await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!isUsable) return [unusable(dataDir)]
  const { bavail, bsize } = await statfs(dataDir)
  const { mode } = await stat(dataDir)
  return [openness(dataDir, mode), freeSpace(bavail * bsize)]
}

const unusable = (dataDir: string): Finding => ({
  state: 'wrong',
  what: {
    nl: `De gegevensmap ${dataDir} is er niet of is niet te beschrijven.`,
    en: `The data folder ${dataDir} does not exist or cannot be written.`,
  },
  advice: {
    nl: 'Start Klantregie één keer, of geef de gebruiker waaronder zij draait rechten op deze map (KLANTREGIE_DATA).',
    en: 'Start Klantregie once, or give the account that runs it rights on this folder (KLANTREGIE_DATA).',
  },
})

function openness(dataDir: string, mode: number): Finding {
  const isOpenToWriting = (mode & 0o002) !== 0
  if (!isOpenToWriting) return good(`Gegevensmap ${dataDir}`, `Data folder ${dataDir}`)
  return {
    state: 'wrong',
    what: {
      nl: `In de gegevensmap ${dataDir} kan iedereen op deze machine schrijven.`,
      en: `Everybody on this machine can write in the data folder ${dataDir}.`,
    },
    advice: { nl: `chmod o-rwx ${dataDir}`, en: `chmod o-rwx ${dataDir}` },
  }
}

export function freeSpace(bytes: number): Finding {
  const [nl, en] = [`Vrije schijfruimte: ${inBytes(bytes, 'nl')}`, `Free disk space: ${inBytes(bytes, 'en')}`]
  if (bytes >= LEAST_FREE_BYTES) return good(nl, en)
  return {
    state: 'wrong',
    what: { nl, en },
    advice: {
      nl: 'Maak ruimte of vergroot de schijf; met een volle schijf stopt de database.',
      en: 'Make room or enlarge the disk; the database stops when the disk is full.',
    },
  }
}

export async function checkBackup(dataDir: string, now: Date): Promise<Finding> {
  const last = await findLastBackup(dataDir)
  if (last === null) {
    return {
      state: 'remark',
      what: { nl: 'Vanuit deze map is nog geen back-up gemaakt.', en: 'No backup was made from this folder yet.' },
      advice: {
        nl: 'Maak er elke nacht een; zie docs/operating/backup.md.',
        en: 'Make one every night; see docs/operating/backup.md.',
      },
    }
  }
  const days = Math.floor((now.getTime() - new Date(last.at).getTime()) / DAY)
  const [nl, en] = [
    `Laatste back-up: ${days} dag(en) geleden, ${last.path}`,
    `Last backup: ${days} day(s) ago, ${last.path}`,
  ]
  if (days <= OLDEST_BACKUP_DAYS) return good(nl, en)
  return {
    state: 'wrong',
    what: { nl, en },
    advice: { nl: 'Maak nu een back-up: klantregie backup MAP', en: 'Make a backup now: klantregie backup FOLDER' },
  }
}
