import { openPool, type Connection } from '../../platform/db/pool.ts'

/** Asks the same of every organisation, each within its own fence, as the application does. Reads only. */
export async function readOfEveryTenant<Row extends object>(
  connection: Connection,
  query: { readonly text: string; readonly values: readonly unknown[] },
): Promise<(Row & { tenantId: string })[]> {
  const pool = openPool(connection, { max: 1, name: 'klantregie doctor' })
  try {
    const client = await pool.connect()
    try {
      const tenants = await client.query<{ tenant_id: string }>(
        'select tenant_id from platform.tenant order by created_at',
      )
      const all: (Row & { tenantId: string })[] = []
      for (const { tenant_id: tenantId } of tenants.rows) {
        await client.query('begin read only')
        await client.query(`select set_config('klantregie.tenant', $1, true)`, [tenantId])
        const { rows } = await client.query<Row>(query.text, [...query.values])
        await client.query('commit')
        all.push(...rows.map((row) => ({ ...row, tenantId })))
      }
      return all
    } finally {
      client.release(true)
    }
  } finally {
    await pool.end()
  }
}
