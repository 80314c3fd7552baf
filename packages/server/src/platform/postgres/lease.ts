import { Client } from 'pg'
import { readSecrets, SUPERVISOR_ROLE } from './cluster.ts'
import { codeOf } from './failure.ts'
import type { Home } from './home.ts'
import type { Postmaster } from './postmaster.ts'

/**
 * A parent's hold on the server: a session with a shared advisory lock. It ends with the parent however the parent
 * ends, so no note is left behind that could be stale. The last parent out proves it is the last by getting the same
 * lock exclusively.
 */
export interface Lease {
  readonly session: Client
  readonly postmaster: Postmaster
}

/** Any number will do, as long as nothing else in the maintenance database uses it; this one spells "KLAN". */
const LEASE_LOCK = 0x4b_4c_41_4e
/** Longer than this for a local connection means a server that hangs; it is tried again while patience lasts. */
const CONNECT_MILLISECONDS = 5000

/**
 * Errors that only say "not at this moment": no socket yet, refused, starting up or shutting down, session ended by a
 * shutdown, all connections taken. Anything else (a wrong password, a corrupt catalogue) will not pass by waiting.
 */
const PASSING = new Set(['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'])
const PASSING_TEXT = /Connection terminated|timeout expired|timeout exceeded/

export function isPassing(error: unknown): boolean {
  return PASSING.has(codeOf(error)) || (error instanceof Error && PASSING_TEXT.test(error.message))
}

/** Signs in as the supervisor, over the socket that the server says it has. The caller ends the session. */
async function connectSupervisor(home: Home, postmaster: Postmaster, patience: number): Promise<Client> {
  const session = new Client({
    host: postmaster.socketDirectory,
    port: postmaster.port,
    database: 'postgres',
    user: SUPERVISOR_ROLE,
    password: readSecrets(home).supervisor,
    application_name: 'klantregie supervisor',
    connectionTimeoutMillis: Math.min(CONNECT_MILLISECONDS, patience),
    ssl: false,
  })
  // An idle session that breaks reports it as an event; the keeper listens for 'end', and nobody must crash on 'error'.
  session.on('error', () => undefined)
  try {
    await session.connect()
    return session
  } catch (error) {
    await session.end().catch(() => undefined)
    throw error
  }
}

/** Attaches to a server that really answers. @throws when it does not; see `isPassing`. */
export async function takeLease(home: Home, postmaster: Postmaster, patience: number): Promise<Lease> {
  const session = await connectSupervisor(home, postmaster, patience)
  try {
    await session.query('SELECT 1')
    // Waits while the last parent is stopping the server, and then fails because the server is gone: never half.
    await session.query('SELECT pg_advisory_lock_shared($1)', [LEASE_LOCK])
    return { session, postmaster }
  } catch (error) {
    await session.end().catch(() => undefined)
    throw error
  }
}

/**
 * Lets go. True when no other parent is attached: then nobody can attach any more, and the caller must stop the server.
 * Releasing before asking matters: of two parents that leave at once, the second to ask gets the lock.
 */
export async function releaseLease(lease: Lease): Promise<boolean> {
  await lease.session.query('SELECT pg_advisory_unlock_shared($1)', [LEASE_LOCK])
  const reply = await lease.session.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [LEASE_LOCK])
  return reply.rows[0]?.last ?? false
}
