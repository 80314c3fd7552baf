import type { Ctx } from '../../../platform/context.ts'
import { readContactPoint } from '../standing/contact-point.ts'
import * as consents from './bulk-load.queries.ts'

export type { ConsentToLoad } from './bulk-load.queries.ts'

/** What people said before this organisation was here, for the demonstration; no import brings it and nothing is weighed. */
export async function loadConsents(ctx: Ctx, items: readonly consents.ConsentToLoad[]): Promise<void> {
  if (items.length === 0) return
  await consents.insert(
    ctx,
    items.map((item) => ({
      ...item,
      contact: item.contact === null ? null : (readContactPoint(item.contact)?.contact ?? null),
    })),
  )
}
