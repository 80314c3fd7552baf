import type { Ctx } from '../../../platform/context.ts'
import { refreshStatistics } from '../../../platform/tenants/statistics.queries.ts'
import { textOf, type Exact } from '../conditions/exact.ts'
import * as bitmaps from '../conditions/bitmap.queries.ts'
import { numbersFor } from '../conditions/building.service.ts'
import { forgetNumbers } from '../moments/moment-bits.queries.ts'
import { writeBehaviour } from './behaviour.queries.ts'
import * as marks from './marks.queries.ts'
import * as profiles from './profile.queries.ts'

/** Changes when profiles made by earlier code are no longer right: they are then all made anew. */
export const PROFILE_VERSION = 3

/** Relations made anew in one transaction: small enough that nobody who builds a condition waits long. */
const AT_ONCE = 5000
/** From here on it is quicker to forget every bitmap and build those that are asked for again, than to change bits. */
const MANY = 50_000

/**
 * Makes anew what was marked: profiles, behaviour, and their bits in every condition in use. One portion; answers whether more waits.
 * Guarantees: after it, counts say what was committed before it began.
 */
export async function refreshMarked(ctx: Ctx): Promise<boolean> {
  const isCurrent = (await profiles.findBuiltVersion(ctx)) === PROFILE_VERSION
  if (isCurrent && !(await marks.isAnythingMarked(ctx))) return false
  await bitmaps.holdAlone(ctx)
  if (!isCurrent) await beginAnew(ctx)
  if ((await marks.countMarks(ctx, MANY)) > MANY) await bitmaps.forgetAll(ctx)
  const ids = await marks.takeMarks(ctx, AT_ONCE)
  await makeAnew(ctx, ids)
  if (ids.length === AT_ONCE) await refreshStatistics(ctx)
  const freed = await marks.takeFreedNumbers(ctx)
  await forgetNumbers(ctx, freed)
  await setBits(ctx, { ids, freed })
  return marks.isAnythingMarked(ctx)
}

/** Profiles that earlier code made, or a migration passed by, are all made again. */
async function beginAnew(ctx: Ctx): Promise<void> {
  await profiles.openNumbering(ctx)
  await marks.markEverybody(ctx)
  await profiles.setBuiltVersion(ctx, PROFILE_VERSION)
}

/** Everything that waits; for tests and for whoever needs counts that are right to this moment. */
export async function refreshAll(ctx: Ctx): Promise<void> {
  while (await refreshMarked(ctx));
}

/** Makes profile and behaviour of these relations; without bitmaps. */
export async function makeAnew(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await profiles.writeProfiles(ctx, ids)
  await writeBehaviour(ctx, ids)
}

type Touched = { readonly ids: readonly string[]; readonly freed: readonly number[] }

async function setBits(ctx: Ctx, { ids, freed }: Touched): Promise<void> {
  const conditions = await bitmaps.listConditions(ctx)
  if (conditions.length === 0) return
  const isLink = ({ says }: { says: Exact }) => says.on === 'link'
  await setBitsOf(
    ctx,
    conditions.filter((condition) => !isLink(condition)),
    { ids, freed },
  )
  const links = conditions.filter(isLink)
  // What is true of somebody's contact person may be true now because that person changed.
  if (links.length > 0) await setBitsOf(ctx, links, { ids: await marks.withNeighbours(ctx, ids), freed })
}

async function setBitsOf(
  ctx: Ctx,
  conditions: readonly { readonly id: string; readonly says: Exact }[],
  { ids, freed }: Touched,
): Promise<void> {
  await bitmaps.noteTouched(ctx, profiles.numbersOfRelations(ids), freed)
  for (const { id, says } of conditions.toSorted((one, other) => (textOf(one.says) < textOf(other.says) ? -1 : 1)))
    await bitmaps.setTouched(ctx, id, await numbersFor(ctx, says, ids))
}
