import type { Session } from '../../../platform/db/session.ts'
import { openErasureLedger } from '../../../platform/erasure-ledger/erasure-ledger.ts'
import type { JobRun } from '../../../platform/jobs/job.ts'
import { findForgottenAmong, forgottenKeys, hasForgotten } from '../../privacy/index.ts'
import { tracesOf, withoutTraces } from '../erasure/traces.rules.ts'
import * as forgotten from './forgotten.queries.ts'

const AT_ONCE = 5000

type Refusing = { readonly run: JobRun; readonly session: Session; readonly sourceId: string }

/**
 * Somebody who asked to be forgotten does not come back with an old list: the row is refused with that reason, without what it
 * said, and whoever reads the list in sees how many. Only rows that would make somebody new are looked at, so a list that is
 * delivered every week costs next to nothing. Somebody who really comes back is typed in at the desk or signs up: that is not
 * looked at, because then it is their own doing (docs/decisions/2026-11-erasure-ledger.md).
 */
export async function refuseForgotten({ run, session, sourceId }: Refusing): Promise<void> {
  if (!(await session.inTenant(hasForgotten))) return
  const ledger = openErasureLedger(run.files.dataDir)
  for (let after = 0; ;) {
    run.signal.throwIfAborted()
    const lines = await session.inTenant((ctx) => forgotten.listNew(ctx, after, AT_ONCE))
    const last = lines.at(-1)
    if (!last) return
    after = last.position
    const hashes = lines.map(({ record, externalId }) =>
      forgottenKeys({ record, sourceId, externalId }).map((key) => ledger.hash(run.tenantId, key)),
    )
    await session.inTenant(async (ctx) => {
      const found = await findForgottenAmong(ctx, hashes)
      const refused = lines.filter((_, index) => found.has(index))
      if (refused.length === 0) return
      await forgetBeside(ctx, refused)
      await forgotten.refuse(
        ctx,
        refused.map(({ position }) => position),
      )
    })
  }
}

type Ctx = Parameters<typeof hasForgotten>[0]

/** An organisation whose contact person was forgotten keeps its row, without the cells that say who that was. */
async function forgetBeside(ctx: Ctx, refused: readonly forgotten.NewLine[]): Promise<void> {
  const mentioned = refused.filter(({ position, rowPosition }) => position !== rowPosition)
  const payloads = await forgotten.listPayloads(
    ctx,
    mentioned.map(({ rowPosition }) => rowPosition),
  )
  for (const { position, payload } of payloads) {
    const own = mentioned.filter(({ rowPosition }) => rowPosition === position)
    const rest = withoutTraces(JSON.parse(payload), tracesOf(own))
    if (rest.changed > 0) await forgotten.replacePayload(ctx, position, JSON.stringify(rest.payload))
  }
}
