import { setTimeout as delay } from 'node:timers/promises'
import { attachOrStart } from './attach-or-start.ts'
import type { Hold } from './attach-or-start.ts'
import { APP_ROLE, DATABASE, OWNER_ROLE, readSecrets } from './cluster.ts'
import type { DatabaseConnection } from './connection.ts'
import { releaseLease } from './lease.ts'
import type { Lease } from './lease.ts'
import { stopPostmaster } from './postmaster.ts'
import { chooseSite } from './site.ts'
import type { EmbeddedOptions, Site } from './site.ts'
import { withStartLock } from './start-lock.ts'

export interface EmbeddedPostgres {
  readonly connection: DatabaseConnection
  /** Whether the cluster was made, the server started, or a running server joined. */
  readonly how: Hold['how']
  /** PostgreSQL's data directory, which may lie elsewhere than was asked. */
  readonly clusterDirectory: string
  /** The postmaster at this moment; another after a crash. */
  pid(): number
  /**
   * Lets go of the server, and stops it when no other parent uses it. Close your own connections first: a stop ends
   * them. Calling it again does nothing.
   */
  stop(): Promise<void>
}

const FIRST_RETRY_MILLISECONDS = 200
const LAST_RETRY_MILLISECONDS = 30_000

/**
 * A running PostgreSQL of our own, in `dataDir`. Safe to call from several processes at once: they share one server,
 * and the last to stop stops it. A parent that is killed leaves the server running for the next.
 * When the server dies under us it is started again; connections made before are lost, the socket stays the same.
 * @throws PostgresFailure with a sentence that says what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const site = chooseSite(options)
  const hold = await attachOrStart(site)
  site.tell({ kind: hold.how === 'attached' ? 'attached' : 'started', pid: hold.lease.postmaster.pid })
  const keeper = new Keeper(site, hold.lease)
  return {
    connection: connectionOf(site, hold.lease),
    how: hold.how,
    clusterDirectory: site.home.cluster,
    pid: () => keeper.pid,
    stop: () => keeper.stop(),
  }
}

function connectionOf(site: Site, lease: Lease): DatabaseConnection {
  const secrets = readSecrets(site.home)
  return {
    host: lease.postmaster.socketDirectory,
    port: lease.postmaster.port,
    database: DATABASE,
    owner: { user: OWNER_ROLE, password: secrets.owner },
    app: { user: APP_ROLE, password: secrets.app },
  }
}

/**
 * Holds the lease while this process lives. States: holding → (session ends) recovering → holding; holding or
 * recovering → (stop) stopped. Guarantees: never two recoveries at once, and none after stop was called.
 */
class Keeper {
  readonly #site: Site
  #lease: Lease
  #recovering: Promise<void> | undefined
  #stopping: Promise<void> | undefined
  readonly #stopAsked = new AbortController()

  constructor(site: Site, lease: Lease) {
    this.#site = site
    this.#lease = lease
    this.#watch()
  }

  get pid(): number {
    return this.#lease.postmaster.pid
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  #watch(): void {
    const { session, postmaster } = this.#lease
    session.once('end', () => {
      if (this.#stopAsked.signal.aborted) return
      this.#site.tell({ kind: 'lost', pid: postmaster.pid })
      this.#recovering = this.#recover()
    })
  }

  async #recover(): Promise<void> {
    let pause = FIRST_RETRY_MILLISECONDS
    while (!this.#stopAsked.signal.aborted) {
      try {
        const { lease } = await attachOrStart(this.#site)
        this.#lease = lease
        this.#site.tell({ kind: 'recovered', pid: lease.postmaster.pid })
        this.#watch()
        return
      } catch (error) {
        // Not swallowed: the listener logs it, and readiness fails meanwhile because queries fail.
        this.#site.tell({ kind: 'restart-failed', error: error as Error, retryMilliseconds: pause })
        await delay(pause, undefined, { signal: this.#stopAsked.signal }).catch(() => undefined)
        pause = Math.min(pause * 2, LAST_RETRY_MILLISECONDS)
      }
    }
  }

  async #stop(): Promise<void> {
    this.#stopAsked.abort()
    await this.#recovering
    const { session, postmaster } = this.#lease
    await withStartLock(this.#site.home, this.#site.patience, async () => {
      const isLast = await this.#letGo()
      if (isLast) await stopPostmaster(this.#site.home, postmaster.pid)
      this.#site.tell({ kind: isLast ? 'stopped' : 'left', pid: postmaster.pid })
    })
    await session.end().catch(() => undefined)
  }

  /** A server that is already gone needs no stopping by us. */
  async #letGo(): Promise<boolean> {
    try {
      return await releaseLease(this.#lease)
    } catch {
      return false
    }
  }
}
