import type { Ctx } from '../../../platform/context.ts'
import { findLinkTypes } from '../../governance/index.ts'
import * as links from './bulk-load.queries.ts'

export type { LinkToLoad } from './bulk-load.queries.ts'

/** Links of records that no import brings, some thousands at a time; both ends exist. What is linked already stays. */
export async function loadLinks(ctx: Ctx, items: readonly links.LinkToLoad[]): Promise<void> {
  if (items.length > 0) await links.insert(ctx, items, await findLinkTypes(ctx))
}
