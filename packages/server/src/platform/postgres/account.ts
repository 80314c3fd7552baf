import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { PostgresFailure } from './failure.ts'

/** A system account as listed in passwd. PostgreSQL refuses to run as root and `initdb` refuses a uid without an entry. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export interface AccountDirectory {
  byName(name: string): Account | undefined
  byUid(uid: number): Account | undefined
}

/** Accounts that exist on nearly every machine, in order of preference, for when nobody configured one. */
const USUAL_ACCOUNTS = ['postgres', 'nobody'] as const

function parseLine(line: string): Account | undefined {
  const [name, , uid, gid] = line.split(':')
  if (name === undefined || uid === undefined || gid === undefined) return undefined
  return { name, uid: Number(uid), gid: Number(gid) }
}

function lookUp(key: string, matches: (account: Account) => boolean): Account | undefined {
  for (const line of readPasswd()) {
    const account = parseLine(line)
    if (account && matches(account)) return account
  }
  // An account from a directory service is not in the file; getent is absent on some systems, which simply finds nothing.
  const found = spawnSync('getent', ['passwd', key], { encoding: 'utf8' })
  return found.status === 0 ? parseLine(found.stdout.trim()) : undefined
}

function readPasswd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    // macOS and minimal containers may lack the file; getent is asked next.
    return []
  }
}

export const systemAccounts: AccountDirectory = {
  byName: (name) => lookUp(name, (account) => account.name === name),
  byUid: (uid) => lookUp(String(uid), (account) => account.uid === uid),
}

/** True when this process is root, the one user that PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The accounts PostgreSQL may run as when we are root, best first; `[undefined]` (ourselves) when we are not.
 * A configured account is the only candidate: silently taking another one would put data under the wrong owner.
 * @throws PostgresFailure `postgres.account_missing`
 */
export function candidateAccounts(
  runAs: string | undefined,
  accounts: AccountDirectory,
): readonly (Account | undefined)[] {
  if (!isRoot()) {
    requireOwnEntry()
    return [undefined]
  }
  const names = runAs === undefined ? USUAL_ACCOUNTS : [runAs]
  const found = names
    .map((name) => accounts.byName(name))
    .filter((account) => account !== undefined && account.uid !== 0)
  if (found.length > 0) return found
  const wanted = names.join(', ')
  throw new PostgresFailure('postgres.account_missing', {
    nl: `PostgreSQL mag niet als root draaien en geen van deze gebruikers bestaat: ${wanted}. Maak er een aan (bijvoorbeeld: useradd --system klantregie) en stel die in, of start als gewone gebruiker.`,
    en: `PostgreSQL must not run as root and none of these accounts exists: ${wanted}. Create one (for example: useradd --system klantregie) and configure it, or start as an ordinary user.`,
  })
}

function requireOwnEntry(): void {
  try {
    userInfo()
  } catch {
    const uid = String(process.getuid?.() ?? '')
    throw new PostgresFailure('postgres.account_missing', {
      nl: `De gebruiker met nummer ${uid} staat niet in /etc/passwd. PostgreSQL heeft die vermelding nodig.`,
      en: `The user with number ${uid} is not listed in /etc/passwd. PostgreSQL needs that entry.`,
    })
  }
}
