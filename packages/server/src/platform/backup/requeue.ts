import type { Client } from 'pg'
import { PgBoss } from 'pg-boss'
import { JOB_QUEUE, QUEUE_SCHEMA } from '../db/migrate.ts'
import { enterTenant } from './catalogue.ts'

/**
 * Puts the work that was waiting or running when the backup was made on the queue again, in the order in which it was
 * asked for and in the transaction of the restore. The queue itself is not in a backup: it holds only references, and
 * every job may be started twice.
 */
export async function requeueJobs(client: Client, tenants: readonly string[]): Promise<number> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => client.query(text, values as unknown[]) },
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: false,
  })
  await boss.start()
  let count = 0
  for (const tenantId of tenants) {
    await enterTenant(client, tenantId)
    const { rows } = await client.query<{ id: string }>(`select id from platform.job
      where tenant_id = platform.current_tenant() and state in ('waiting', 'running') order by created_at, id`)
    for (const { id } of rows) await boss.send(JOB_QUEUE.name, { tenantId, jobId: id })
    count += rows.length
  }
  await boss.stop({ graceful: false })
  return count
}
