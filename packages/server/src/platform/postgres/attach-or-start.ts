import { setTimeout as delay } from 'node:timers/promises'
import { ensureCluster, hasCluster, readSecrets, writeStartFiles } from './cluster.ts'
import { PostgresFailure } from './failure.ts'
import { prepareSocketDirectory } from './home.ts'
import type { Lease } from './lease.ts'
import { isPassing, takeLease } from './lease.ts'
import { inspectMachine, renderSettings, settingsFor } from './machine-settings.ts'
import type { Postmaster } from './postmaster.ts'
import { clearRemains, findPostmaster, lastWords, launchPostmaster } from './postmaster.ts'
import { signal } from './processes.ts'
import { isProvisioned, provision } from './provision.ts'
import { chosenBinaries, provedBinaries } from './site.ts'
import type { Site } from './site.ts'
import { withStartLock } from './start-lock.ts'

const POLL_MILLISECONDS = 5
/** A server that says it is ready but cannot be reached this long has lost its socket (a cleaned /tmp). */
const UNREACHABLE_MILLISECONDS = 2000
const REPORT_MILLISECONDS = 5000
/** How long a program that we started may take to show up as a postmaster before its absence is a failure. */
const APPEARANCE_MILLISECONDS = 2000
/** A server that dies straight after starting will do so again; more attempts only hide the reason. */
const MOST_STARTS = 3

export interface Hold {
  readonly lease: Lease
  readonly how: 'created' | 'started' | 'attached'
}

/**
 * A lease on a running server: on the one that is there, or on a new one.
 *
 * Under the start lock one of these is true, and each leads to the next:
 *   a postmaster lives → wait until it answers → lease;
 *   it dies meanwhile, or nothing lives → clear the remains → make the cluster if needed → start → look again.
 */
export async function attachOrStart(site: Site): Promise<Hold> {
  return withStartLock(site.home, site.patience, async () => {
    let how: Hold['how'] = 'attached'
    for (let starts = 0; ; starts += 1) {
      const lease = await attach(site)
      if (lease) {
        await completeProvisioning(site, lease, how)
        return { lease, how }
      }
      if (starts === MOST_STARTS) throw startFailed(site)
      const isNew = await start(site, starts === 0)
      if (how !== 'created') how = isNew ? 'created' : 'started'
    }
  })
}

async function completeProvisioning(site: Site, lease: Lease, how: Hold['how']): Promise<void> {
  if (how !== 'created' && (await isProvisioned(lease.session))) return
  await provision(lease.session, readSecrets(site.home), site.options.ownerMayCreateDatabases ?? false)
}

/** A lease on the server that lives here; undefined when none does. */
async function attach(site: Site): Promise<Lease | undefined> {
  const waiting = new Waiting(site)
  for (;;) {
    const found = findPostmaster(site.home)
    if (!found) return undefined
    if (found !== 'fledgling' && found.isReady) {
      const lease = await tryLease(site, found, waiting)
      if (lease) return lease
    }
    waiting.endure(found)
    await delay(POLL_MILLISECONDS)
  }
}

async function tryLease(site: Site, postmaster: Postmaster, waiting: Waiting): Promise<Lease | undefined> {
  try {
    return await takeLease(site.home, postmaster, site.patience)
  } catch (error) {
    if (!isPassing(error)) throw error
    waiting.couldNotReach(postmaster, error)
    return undefined
  }
}

/** Keeps count of a wait: reports it now and then, gives up in the end, and frees a server that lost its socket. */
class Waiting {
  readonly #site: Site
  readonly #since = performance.now()
  #reported = this.#since
  #unreachableSince: number | undefined
  #reason = ''

  constructor(site: Site) {
    this.#site = site
  }

  couldNotReach(postmaster: Postmaster, error: unknown): void {
    const now = performance.now()
    this.#reason = String(error)
    this.#unreachableSince ??= now
    if (now - this.#unreachableSince < UNREACHABLE_MILLISECONDS || !/ENOENT|ECONNREFUSED/.test(this.#reason)) return
    this.#site.tell({ kind: 'unreachable', pid: postmaster.pid, reason: this.#reason })
    signal(postmaster.pid, 'SIGINT')
    this.#unreachableSince = undefined
  }

  endure(found: Postmaster | 'fledgling'): void {
    const now = performance.now()
    if (now - this.#since > this.#site.patience) throw notAnswering(this.#site, this.#reason)
    if (now - this.#reported < REPORT_MILLISECONDS) return
    this.#reported = now
    this.#site.tell({ kind: 'waiting', pid: found === 'fledgling' ? 0 : found.pid, reason: this.#reason })
  }
}

/**
 * The first attempt on existing data trusts the program and the data to fit, which saves running the program once just
 * to look; when that start fails, the next attempt looks and tells what is wrong.
 * @returns whether a new cluster was made
 */
async function start(site: Site, isFirstAttempt: boolean): Promise<boolean> {
  const { home, options } = site
  const durability = options.durability ?? 'full'
  let isNew = false
  let binaries = chosenBinaries(site)
  if (!isFirstAttempt || !hasCluster(home)) {
    const working = provedBinaries(site)
    binaries = working
    isNew = await ensureCluster(home, working, durability)
    if (isNew) site.tell({ kind: 'created', directory: home.cluster })
  }
  const { orphans } = await clearRemains(home)
  if (orphans > 0) site.tell({ kind: 'orphans-killed', count: orphans })
  const settings = { ...settingsFor(inspectMachine(home.cluster), durability), ...options.settings }
  writeStartFiles(home, renderSettings(settings), options.listen?.address)
  const socketDirectory = prepareSocketDirectory(home, home.account)
  launchPostmaster({ home, binaries, socketDirectory, listen: options.listen })
  await appearance(site)
  return isNew
}

/** Between being spawned and entering its data directory the postmaster cannot be seen. */
async function appearance(site: Site): Promise<void> {
  const giveUpAt = performance.now() + APPEARANCE_MILLISECONDS
  while (!findPostmaster(site.home) && performance.now() < giveUpAt) await delay(POLL_MILLISECONDS)
}

function startFailed(site: Site): PostgresFailure {
  return new PostgresFailure(
    'postgres.start_failed',
    {
      nl: `PostgreSQL start niet in ${site.home.cluster}. Hieronder staat wat het zelf meldt.`,
      en: `PostgreSQL does not start in ${site.home.cluster}. Its own messages follow.`,
    },
    lastWords(site.home),
  )
}

function notAnswering(site: Site, reason: string): PostgresFailure {
  return new PostgresFailure(
    'postgres.not_answering',
    {
      nl: `PostgreSQL in ${site.home.cluster} draait wel maar antwoordt niet. Kijk in ${site.home.cluster}/log.`,
      en: `PostgreSQL in ${site.home.cluster} is running but does not answer. Look in ${site.home.cluster}/log.`,
    },
    reason,
  )
}
