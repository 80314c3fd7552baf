import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { codeOf, PostgresFailure } from './failure.ts'
import type { Home } from './home.ts'
import type { Durability } from './machine-settings.ts'
import { syncDirectory, writePrivately } from './ownership.ts'

/** Creates roles and the database, and holds the lease; the application never uses it. */
export const SUPERVISOR_ROLE = 'klantregie_supervisor'
/** Owns the database and everything in it; used for migrations only. */
export const OWNER_ROLE = 'klantregie_owner'
/** Owns nothing and cannot pass row-level security; used by web and worker. */
export const APP_ROLE = 'klantregie_app'
export const DATABASE = 'klantregie'

/** Generated passwords, kept inside the cluster so that creating both is one rename. */
export interface Secrets {
  readonly supervisor: string
  readonly owner: string
  readonly app: string
}

const SECRETS_FILE = 'klantregie-secrets.json'
const MACHINE_SETTINGS_FILE = 'machine.conf'
const DRAFT = 'cluster.draft-'
/** Builtin locales, which give the same order on every machine and for ever, exist since this version. */
const FIRST_WITH_BUILTIN_LOCALE = 17

const SETTINGS_FOOTER = `
# machine.conf is written at every start, from the size of the machine. Put your own settings in custom.conf.
include_if_exists = '${MACHINE_SETTINGS_FILE}'
include_if_exists = 'custom.conf'
`

/** Every connection needs a password; connections over the network are refused unless an address was asked for. */
const LOCAL_ACCESS = 'local all all scram-sha-256\n'

/**
 * Makes the cluster when it does not exist. Call only while holding the start lock.
 * The work is done in a sibling directory: an interrupted `initdb` leaves a draft, which is removed the next time.
 * @returns whether a cluster was made
 * @throws PostgresFailure `postgres.data_foreign`, `postgres.data_other_version`, `postgres.initdb_failed`
 */
export async function ensureCluster(
  home: Home,
  binaries: Binaries & { readonly major: number },
  durability: Durability,
): Promise<boolean> {
  if (hasCluster(home)) {
    checkVersion(home, binaries.major)
    return false
  }
  refuseForeignDirectory(home)
  removeDrafts(home)
  const draft = join(home.directory, DRAFT + randomBytes(4).toString('hex'))
  const secrets = { supervisor: newPassword(), owner: newPassword(), app: newPassword() }
  await initdb({ home, binaries, draft, password: secrets.supervisor, durability })
  appendFileSync(join(draft, 'postgresql.conf'), SETTINGS_FOOTER)
  writePrivately(join(draft, SECRETS_FILE), JSON.stringify(secrets), home.account)
  renameSync(draft, home.cluster)
  syncDirectory(home.directory)
  return true
}

export function hasCluster(home: Home): boolean {
  return existsSync(join(home.cluster, 'PG_VERSION'))
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

function checkVersion(home: Home, major: number): void {
  const found = Number(readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim())
  if (found === major) return
  throw new PostgresFailure('postgres.data_other_version', {
    nl: `De gegevens in ${home.cluster} zijn van PostgreSQL ${found}; deze versie van Klantregie brengt PostgreSQL ${major} mee. Maak met de vorige versie een back-up en zet die met deze versie terug.`,
    en: `The data in ${home.cluster} is of PostgreSQL ${found}; this version of Klantregie brings PostgreSQL ${major}. Make a backup with the previous version and restore it with this one.`,
  })
}

/** A directory with content but without a version is not ours to overwrite. */
function refuseForeignDirectory(home: Home): void {
  if (!existsSync(home.cluster)) return
  if (readdirSync(home.cluster).length > 0) {
    throw new PostgresFailure('postgres.data_foreign', {
      nl: `${home.cluster} bevat bestanden maar geen PostgreSQL-gegevens. Verplaats die bestanden en start opnieuw.`,
      en: `${home.cluster} contains files but no PostgreSQL data. Move those files away and start again.`,
    })
  }
  rmSync(home.cluster, { recursive: true })
}

function removeDrafts(home: Home): void {
  for (const name of readdirSync(home.directory).filter((entry) => entry.startsWith(DRAFT))) {
    try {
      rmSync(join(home.directory, name), { recursive: true, force: true })
    } catch (error) {
      // The initdb of a killed parent may still be writing there. It is harmless, and goes at the next start.
      if (codeOf(error) !== 'ENOTEMPTY') throw error
    }
  }
}

interface Initdb {
  readonly home: Home
  readonly binaries: Binaries & { readonly major: number }
  readonly draft: string
  readonly password: string
  readonly durability: Durability
}

async function initdb({ home, binaries, draft, password, durability }: Initdb): Promise<void> {
  const passwordFile = join(home.directory, 'initial-password')
  writePrivately(passwordFile, password, home.account)
  const locale = binaries.major >= FIRST_WITH_BUILTIN_LOCALE
  const options = [
    `--pgdata=${draft}`,
    `--username=${SUPERVISOR_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-locale',
    ...(locale ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
    '--data-checksums',
    '--no-instructions',
    ...(durability === 'none' ? ['--no-sync'] : []),
  ]
  try {
    await runInitdb(join(binaries.directory, 'bin', 'initdb'), options, home)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function runInitdb(program: string, options: readonly string[], home: Home): Promise<void> {
  const { account } = home
  const run = spawn(program, options, {
    cwd: home.directory,
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // In its own process group, so that Ctrl-C in the terminal does not interrupt it halfway.
    detached: true,
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  let output = ''
  run.stdout.on('data', (text: Buffer) => (output += text.toString()))
  run.stderr.on('data', (text: Buffer) => (output += text.toString()))
  const failed = await new Promise<boolean>((resolve, reject) => {
    run.once('error', reject)
    run.once('close', (code) => resolve(code !== 0))
  })
  if (!failed) return
  throw new PostgresFailure(
    'postgres.initdb_failed',
    {
      nl: `De database kon niet worden aangemaakt in ${home.directory}. Is de schijf vol of alleen-lezen?`,
      en: `The database could not be created in ${home.directory}. Is the disk full or read-only?`,
    },
    output,
  )
}

/** @throws PostgresFailure `postgres.secrets_missing` */
export function readSecrets(home: Home): Secrets {
  try {
    return JSON.parse(readFileSync(join(home.cluster, SECRETS_FILE), 'utf8')) as Secrets
  } catch (error) {
    throw new PostgresFailure(
      'postgres.secrets_missing',
      {
        nl: `De wachtwoorden in ${join(home.cluster, SECRETS_FILE)} zijn niet leesbaar. Zet dat bestand terug uit een back-up.`,
        en: `The passwords in ${join(home.cluster, SECRETS_FILE)} cannot be read. Restore that file from a backup.`,
      },
      String(error),
    )
  }
}

/** What depends on this start rather than on the data: sizes of the machine, and from where one may connect. */
export function writeStartFiles(home: Home, settings: string, listenAddress: string | undefined): void {
  writePrivately(join(home.cluster, MACHINE_SETTINGS_FILE), settings, home.account)
  const network = listenAddress === undefined ? '' : `host all all ${listenAddress}/32 scram-sha-256\n`
  writePrivately(join(home.cluster, 'pg_hba.conf'), LOCAL_ACCESS + network, home.account)
}
