import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import { listTenantIds } from '../../../platform/jobs/daily.queries.ts'
import { systemActor } from '../../../platform/jobs/worker.ts'
import type { Opening } from '../../../platform/module.ts'
import type { ErasureParts } from './erasure-parts.ts'
import { agreeWithLedger } from './ledger.service.ts'

/**
 * After a backup was put back: whoever was forgotten since is forgotten again, before anybody is let in. When this fails the
 * product does not open: showing people who were promised to be forgotten is worse than being closed.
 */
export async function replayAtStart({ transactions, files, log }: Opening, parts: ErasureParts): Promise<void> {
  const ledger = openErasureLedger(files.dataDir)
  for (const tenantId of await listTenantIds(transactions.database)) {
    const who = systemActor(tenantId, 'erasure-ledger')
    const { forgotten } = await agreeWithLedger((work) => transactions.inTenant(who, work), tenantId, { parts, ledger })
    if (forgotten > 0)
      log.warn({ forgotten }, 'people were forgotten after the backup that was put back; they were forgotten again')
  }
}
