import { findTenants, productAt } from '../../modules/admin/index.ts'
import { listCheckpoints, findEnd } from '../../platform/audit/seal.queries.ts'
import { sealStore, type SealTools } from '../../platform/audit/seal-store.ts'
import { sealTrail } from '../../platform/audit/sealer.ts'
import { verifyTrail, type Verified } from '../../platform/audit/verify-trail.ts'
import type { Config } from '../../platform/config/config.ts'
import { openDatabase, openPool, type Pool } from '../../platform/db/pool.ts'
import { transactor } from '../../platform/db/transaction.ts'
import type { ReachedDatabase } from './reached-database.ts'

/**
 * Seals every trail, so that a backup holds no entry without its place in the chain. A database that was not upgraded yet has
 * no chain: then there is nothing to do.
 */
export async function sealEveryTrail(database: Pick<ReachedDatabase, 'app'>, config: Config): Promise<void> {
  await withTools(database, config, async (tools, pool) => {
    const { rows } = await pool.query<{ is: boolean }>(
      `select to_regprocedure('platform.seal_audit(integer)') is not null as is`,
    )
    if (rows[0]?.is !== true) return
    for (const { tenantId } of await findTenants(tools.transactions.database)) await sealTrail(tools, tenantId)
  })
}

export type RestoredTrail = { readonly slug: string; readonly verified: Verified }

/**
 * Says beside the database that these trails were put back (otherwise a shorter trail looks like one that was cut off), and
 * in the trails themselves, and verifies them. The keys that the backup was signed with are believed from here on.
 */
export async function acceptRestoredTrails(
  database: Pick<ReachedDatabase, 'app'>,
  config: Config,
  backupMadeAt: string,
): Promise<RestoredTrail[]> {
  return withTools(database, config, async (tools) => {
    const trails: RestoredTrail[] = []
    for (const { tenantId, slug } of await findTenants(tools.transactions.database)) {
      await tools.transactions.inTenant(productAt(tenantId), async (ctx) => {
        const end = await findEnd(ctx)
        const keys = new Map((await listCheckpoints(ctx)).map(({ keyId, publicKey }) => [keyId, publicKey]))
        await ctx.audit('audit.restored', null, { backupMadeAt, until: end?.number ?? 0 })
        await tools.seals.noteRestored(
          { tenantId, number: end?.number ?? 0, hash: end?.hash ?? Buffer.alloc(32), at: ctx.now },
          [...keys.values()],
        )
      })
      trails.push({ slug, verified: await verifyTrail(tools, tenantId) })
    }
    return trails
  })
}

async function withTools<T>(
  { app }: Pick<ReachedDatabase, 'app'>,
  config: Config,
  work: (tools: SealTools, pool: Pool) => Promise<T>,
): Promise<T> {
  const pool = openPool(app, { max: 2, name: 'klantregie trail' })
  const noJobs = () => Promise.reject(new Error('Sealing asks for no work.'))
  try {
    const transactions = transactor(openDatabase(pool), () => new Date(), noJobs)
    return await work({ transactions, seals: sealStore(config.dataDir, config.auditKeyFile) }, pool)
  } finally {
    await pool.end()
  }
}
