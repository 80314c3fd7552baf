import { once } from 'node:events'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { TableContent } from './archive-format.ts'
import { damaged } from './backup-failure.ts'
import { enterTenant } from './catalogue.ts'

const STAGE = 'klantregie_restore'

/**
 * Fills one table of one organisation. COPY into a fenced table is refused, so the rows are copied into a temporary
 * table, which is not written to the log, and go over with one statement within the organisation: every rule of the
 * table is checked on every row, and the fence stays up.
 */
export type TableLoader = {
  readonly write: (chunk: Buffer) => Promise<void>
  /** Puts the rows in their table and answers how many. */
  readonly finish: () => Promise<number>
}

export async function loadTable(
  client: Client,
  content: Pick<TableContent, 'table' | 'tenantId' | 'columns'>,
): Promise<TableLoader> {
  const { table, tenantId } = content
  const columns = content.columns.join(', ')
  await enterTenant(client, tenantId)
  await client.query(`drop table if exists pg_temp.${STAGE}`)
  await client.query(`create temporary table ${STAGE} on commit drop as select ${columns} from ${table} with no data`)
  const rows = client.query(copyFrom(`copy pg_temp.${STAGE} (${columns}) from stdin`))
  // Whoever writes next, or finishes, gets the failure; it must not end the process before that.
  const failed = new Promise<never>((_resolve, reject) => rows.once('error', reject))
  failed.catch(() => undefined)
  return {
    write: async (chunk) => {
      if (!rows.write(chunk)) await Promise.race([once(rows, 'drain'), failed])
    },
    finish: async () => {
      rows.end()
      await Promise.race([once(rows, 'finish'), failed])
      const { rowCount } = await client.query(
        `insert into ${table} (${columns}) select ${columns} from pg_temp.${STAGE}`,
      )
      return rowCount ?? 0
    },
  }
}

/** Counts again what is really there. @throws BackupFailure when it is not what the backup says. */
export async function compareRows(client: Client, contents: readonly TableContent[]): Promise<number> {
  let total = 0
  for (const { table, tenantId, rows } of contents) {
    await enterTenant(client, tenantId)
    const own = tenantId === null ? '' : ' where tenant_id = platform.current_tenant()'
    const counted = await client.query<{ rows: number }>(`select count(*)::float8 as rows from ${table}${own}`)
    const found = counted.rows[0]?.rows
    if (found !== rows) {
      const detail = `${table}: ${String(found)} ≠ ${String(rows)}`
      throw damaged({ nl: detail, en: detail })
    }
    total += rows
  }
  return total
}
