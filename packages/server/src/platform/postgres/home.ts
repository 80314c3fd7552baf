import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Account, AccountDirectory } from './account.ts'
import { isRoot } from './account.ts'
import { PostgresFailure } from './failure.ts'
import { canTraverse, makePrivateDirectory } from './ownership.ts'

/** Where one embedded PostgreSQL keeps everything. Private to the account, absolute and without symbolic links. */
export interface Home {
  readonly directory: string
  /** PostgreSQL's data directory. */
  readonly cluster: string
  readonly startLog: string
  readonly account: Account | undefined
}

/** Tells in the wanted directory that the data had to be placed elsewhere, so that it is never mistaken for empty. */
const PLACED_ELSEWHERE = 'placed-at'

/** A unix socket's full path may be 107 bytes on Linux and 103 on macOS; this name is appended to the directory. */
const SOCKET_NAME = '/.s.PGSQL.5432'
const LONGEST_SOCKET_PATH = 103

/**
 * The home for data wanted in `dataDir`. When the account cannot reach that directory (a checkout under /root), the
 * home lies under `fallbackRoot` and a note is left behind.
 */
export function prepareHome(dataDir: string, account: Account | undefined, fallbackRoot: string): Home {
  const wanted = resolve(dataDir)
  mkdirSync(wanted, { recursive: true })
  const directory = chooseDirectory(realpathSync(wanted), account, fallbackRoot)
  makePrivateDirectory(directory, account)
  return { directory, cluster: join(directory, 'cluster'), startLog: join(directory, 'start.log'), account }
}

function chooseDirectory(wanted: string, account: Account | undefined, fallbackRoot: string): string {
  const placed = placedElsewhere(wanted)
  if (placed !== undefined) return placed
  if (existsSync(join(wanted, 'cluster')) || canTraverse(dirname(wanted), account)) return wanted
  mkdirSync(fallbackRoot, { recursive: true })
  chmodSync(fallbackRoot, 0o755)
  const elsewhere = join(realpathSync(fallbackRoot), `data-${shortHash(wanted)}`)
  writeFileSync(join(wanted, PLACED_ELSEWHERE), `${elsewhere}\n`)
  return elsewhere
}

function placedElsewhere(wanted: string): string | undefined {
  const note = join(wanted, PLACED_ELSEWHERE)
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}

/**
 * The account that already owns the data, if there is data. It decides: another account could not read it.
 * @throws PostgresFailure `postgres.data_foreign` when the data belongs to somebody we cannot act for.
 */
export function ownerOfData(dataDir: string, accounts: AccountDirectory): Account | undefined {
  const wanted = resolve(dataDir)
  const cluster = statSync(join(placedElsewhere(wanted) ?? wanted, 'cluster'), { throwIfNoEntry: false })
  if (!cluster) return undefined
  if (!isRoot() && cluster.uid !== process.getuid?.()) throw foreignData(wanted, cluster.uid)
  if (!isRoot()) return undefined
  const owner = accounts.byUid(cluster.uid)
  if (!owner || owner.uid === 0) throw foreignData(wanted, cluster.uid)
  return owner
}

function foreignData(directory: string, uid: number): PostgresFailure {
  return new PostgresFailure('postgres.data_foreign', {
    nl: `De gegevens in ${directory} zijn van de gebruiker met nummer ${uid}. Start als die gebruiker, of als root terwijl die gebruiker in /etc/passwd staat.`,
    en: `The data in ${directory} belongs to the user with number ${uid}. Start as that user, or as root while that user is listed in /etc/passwd.`,
  })
}

/**
 * The private directory for the socket, emptied: inside the home, or under /tmp when that path would be too long.
 * It is used by this cluster alone, so what lies there is of a dead server. PostgreSQL would not dare to remove it when
 * the process number in its lock belongs to another program by now. Call only when no server runs here.
 * @throws PostgresFailure `postgres.socket_unsafe` when somebody else made that directory first.
 */
export function prepareSocketDirectory(home: Home, account: Account | undefined): string {
  const inside = join(home.directory, 'socket')
  const fits = Buffer.byteLength(inside + SOCKET_NAME) <= LONGEST_SOCKET_PATH
  const directory = fits ? inside : `/tmp/klantregie-${shortHash(home.directory)}`
  if (!fits) refuseSomebodyElses(directory, account)
  rmSync(directory, { recursive: true, force: true })
  makePrivateDirectory(directory, account)
  return directory
}

/** Anybody may make a directory under /tmp and wait for us to put a password-protected door in it. */
function refuseSomebodyElses(directory: string, account: Account | undefined): void {
  const found = lstatSync(directory, { throwIfNoEntry: false })
  const owner = account?.uid ?? process.getuid?.()
  if (!found || (found.isDirectory() && (found.uid === owner || found.uid === process.getuid?.()))) return
  throw new PostgresFailure('postgres.socket_unsafe', {
    nl: `${directory} bestaat al en is van een andere gebruiker. Verwijder die map, of kies een korter pad voor de gegevens.`,
    en: `${directory} already exists and belongs to another user. Remove that directory, or choose a shorter path for the data.`,
  })
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
