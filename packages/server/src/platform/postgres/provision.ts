import type { Client } from 'pg'
import { APP_ROLE, DATABASE, OWNER_ROLE } from './cluster.ts'
import type { Secrets } from './cluster.ts'

/**
 * The two roles and the database. Each step may have been done before, so an interrupted first start is completed by
 * the next one. Call only while holding the start lock.
 *
 * The owner may make schemas, policies and trusted extensions in its own database, read statistics and end sessions
 * (before a restore); it is no superuser and cannot make roles. The application's role owns nothing.
 */
export async function provision(session: Client, secrets: Secrets, ownerMayCreateDatabases: boolean): Promise<void> {
  await ensureRole(session, OWNER_ROLE, secrets.owner)
  await ensureRole(session, APP_ROLE, secrets.app)
  await session.query(`GRANT pg_monitor, pg_signal_backend TO ${OWNER_ROLE}`)
  if (ownerMayCreateDatabases) await session.query(`ALTER ROLE ${OWNER_ROLE} CREATEDB`)
  const found = await session.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
  if (found.rowCount === 0) await session.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`)
  await session.query(`REVOKE ALL ON DATABASE ${DATABASE}, postgres, template1 FROM PUBLIC`)
  await session.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${DATABASE} TO ${APP_ROLE}`)
  if (ownerMayCreateDatabases) await session.query(`GRANT CONNECT ON DATABASE postgres TO ${OWNER_ROLE}`)
}

/** Whether the last step of `provision` was reached: the right to connect is the last thing given. */
export async function isProvisioned(session: Client): Promise<boolean> {
  const reply = await session.query<{ done: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_database d JOIN pg_roles r ON r.rolname = $2
       WHERE d.datname = $1 AND has_database_privilege(r.oid, d.oid, 'CONNECT')
         AND NOT EXISTS (SELECT FROM aclexplode(d.datacl) a WHERE a.grantee = 0)) AS done`,
    [DATABASE, APP_ROLE],
  )
  return reply.rows[0]?.done ?? false
}

async function ensureRole(session: Client, role: string, password: string): Promise<void> {
  const found = await session.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  if (found.rowCount === 0) await session.query(`CREATE ROLE ${role} LOGIN PASSWORD ${session.escapeLiteral(password)}`)
}
