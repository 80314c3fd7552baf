import { dirname, join, resolve } from 'node:path'
import { candidateAccounts, systemAccounts } from './account.ts'
import type { Account, AccountDirectory } from './account.ts'
import type { Binaries } from './binaries.ts'
import { locateBinaries, prepareBinaries, tryBinaries } from './binaries.ts'
import { PostgresFailure } from './failure.ts'
import type { Home } from './home.ts'
import { ownerOfData, prepareHome } from './home.ts'
import type { Durability } from './machine-settings.ts'

export interface EmbeddedOptions {
  /** Directory for the data; made when absent. Becomes private to the account PostgreSQL runs as. */
  readonly dataDir: string
  /** Account to run as when we are root. Without it: `postgres`, else `nobody`. Ignored when the data has an owner already. */
  readonly runAs?: string | undefined
  /** `none` is several times faster and loses everything in a power failure: for tests. Default `full`. */
  readonly durability?: Durability
  /** Directory with `bin`, `lib` and `share`. Default: the installed package for this platform. */
  readonly binariesDir?: string | undefined
  /** PostgreSQL settings that win over those derived from the machine. */
  readonly settings?: Readonly<Record<string, string>>
  /** Hears what happens, for the log. */
  readonly onEvent?: (event: SupervisorEvent) => void
  /** Where copies go when the account cannot reach the installation or `dataDir`. Default `/var/lib/klantregie`. */
  readonly fallbackRoot?: string
  /** Longest wait for a server that is recovering, in milliseconds. Default ten minutes. */
  readonly patienceMilliseconds?: number
  /** Also listen on a network address. Only for tests of the external database. */
  readonly listen?: { readonly address: string; readonly port: number }
  /** Lets the owner role make databases, for test clones. */
  readonly ownerMayCreateDatabases?: boolean
  /** Where accounts are looked up. Default: the system's. */
  readonly accounts?: AccountDirectory
}

export type SupervisorEvent =
  | { readonly kind: 'created'; readonly directory: string }
  | { readonly kind: 'started' | 'attached' | 'recovered' | 'stopped' | 'left'; readonly pid: number }
  | { readonly kind: 'orphans-killed'; readonly count: number }
  | { readonly kind: 'waiting' | 'unreachable'; readonly pid: number; readonly reason: string }
  | { readonly kind: 'lost'; readonly pid: number }
  | { readonly kind: 'restart-failed'; readonly error: Error; readonly retryMilliseconds: number }

const FALLBACK_ROOT = '/var/lib/klantregie'
const DEFAULT_PATIENCE = 600_000

/** Everything that is decided before anything is started. */
export interface Site {
  readonly options: EmbeddedOptions
  readonly home: Home
  readonly patience: number
  readonly tell: (event: SupervisorEvent) => void
}

/**
 * Settles the account and the places. The owner of existing data decides the account.
 * @throws PostgresFailure `postgres.account_missing`, `postgres.data_foreign`
 */
export function chooseSite(options: EmbeddedOptions): Site {
  const accounts = options.accounts ?? systemAccounts
  const dataDir = resolve(options.dataDir)
  const owner = ownerOfData(dataDir, accounts)
  const candidates = owner ? [owner] : candidateAccounts(options.runAs, accounts)
  const account = candidates.length > 1 ? firstUsable(options, candidates) : candidates[0]
  return {
    options,
    home: prepareHome(dataDir, account, options.fallbackRoot ?? FALLBACK_ROOT),
    patience: options.patienceMilliseconds ?? DEFAULT_PATIENCE,
    tell: options.onEvent ?? (() => undefined),
  }
}

/** A container may list an account whose number it cannot use; only running something as that account tells. */
function firstUsable(options: EmbeddedOptions, candidates: readonly (Account | undefined)[]): Account | undefined {
  const usable = candidates.find((account) => tryBinaries(binariesFor(options, account), account).works)
  return usable ?? candidates[0]
}

function binariesFor(options: EmbeddedOptions, account: Account | undefined): Binaries {
  const source = options.binariesDir ?? locateBinaries()
  const copyHome = account
    ? (options.fallbackRoot ?? FALLBACK_ROOT)
    : join(dirname(resolve(options.dataDir)), 'postgresql')
  return prepareBinaries(source, account, copyHome)
}

/**
 * The program files for the account of this site.
 * @throws PostgresFailure `postgres.binaries_missing`
 */
export function chosenBinaries(site: Site): Binaries {
  return binariesFor(site.options, site.home.account)
}

/**
 * The program files, proved to run as the account.
 * @throws PostgresFailure `postgres.binaries_missing`, `postgres.binaries_unusable`
 */
export function provedBinaries(site: Site): Binaries & { readonly major: number } {
  const { account } = site.home
  const binaries = chosenBinaries(site)
  const trial = tryBinaries(binaries, account)
  if (trial.works) return { ...binaries, major: trial.major }
  const who = account ? ` (${account.name})` : ''
  throw new PostgresFailure(
    'postgres.binaries_unusable',
    {
      nl: `Het ingebouwde PostgreSQL in ${binaries.directory} kan hier niet draaien${who}. Geef een eigen PostgreSQL op met DATABASE_URL.`,
      en: `The built-in PostgreSQL in ${binaries.directory} cannot run here${who}. Provide your own PostgreSQL with DATABASE_URL.`,
    },
    trial.reason,
  )
}
