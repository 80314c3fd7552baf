import { dutchDay } from '@klantregie/contract'
import type { CodePortrait } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { clearBits } from '../../relations/index.ts'
import * as codes from '../codes/code.queries.ts'
import { countChunks } from '../conditions/counts.queries.ts'
import { bitsOf } from '../counting/counting.service.ts'
import { codesOf } from './portrait-codes.rules.ts'
import { groupByCode } from './portrait-codes.queries.ts'

/**
 * The people of a segment by the codes of where they live, beside all people among the relations, for every set of codes of which an edition
 * was chosen. A code says something of a postcode: it is told of many people together, never of one.
 * @throws AppError segments.segment_not_found, and what `exactOf` throws
 */
export async function portrayCodes(ctx: Ctx, segmentId: string): Promise<CodePortrait[]> {
  const bits = await bitsOf(ctx, { group: 'all', of: [{ about: 'segment', id: segmentId }] })
  const chosen = (await codes.list(ctx)).filter(({ isCurrent }) => isCurrent)
  const portraits: CodePortrait[] = []
  for (const { id, setId, setName, name, keyedBy } of chosen) {
    if (keyedBy === null) continue
    const groups = await groupByCode(ctx, {
      ...{ editionId: id, keyedBy, bits },
      chunks: await countChunks(ctx),
      minorsBornAfter: minorsBornAfter(dutchDay(ctx.now)),
      domains: { seen: ctx.domainMask === EVERY_DOMAIN ? null : ctx.domainMask, address: readableAddresses(ctx) },
    })
    portraits.push({ setId, setName, editionName: name, ...codesOf(groups, await codes.listCodes(ctx, id)) })
  }
  return portraits
}

/** Null where nothing is kept from the reader. */
function readableAddresses(ctx: Ctx): string | null {
  const bits = clearBits(ctx, 'addresses')
  return ctx.actor.kind !== 'user' || bits === ctx.domainMask ? null : bits
}
