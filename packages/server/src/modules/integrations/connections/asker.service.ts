import type { JobRun } from '../../../platform/jobs/job.ts'
import { askerOf } from '../connectors/asking.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import { DeliveryFailure, type Ask } from '../connectors/connector.ts'
import type { ConnectionRow } from './connection.queries.ts'
import { openSecrets } from './secrets.ts'

/** Asks the other system of a connection, for work in the background; without its secrets every question fails and says so. */
export async function askerFor(run: JobRun, connection: ConnectionRow): Promise<Ask> {
  const { id: connectionId, settings } = connection
  const secrets = await openSecrets(run.outside.secrets, { tenantId: run.tenantId, connectionId }, connection.secrets)
  if (secrets === null) return () => Promise.reject(new DeliveryFailure('secret_unreadable'))
  return askerOf(run.outside, {
    connector: connectorOf(connection.connector),
    connectionId,
    settings,
    secrets,
    now: run.clock,
    signal: run.signal,
  })
}
