import { dutchDay } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { clearBits } from '../../relations/index.ts'
import type { Exact, ExactGroup, Looked } from './exact.ts'

/** What a tree means today for this reader, with what it looks into. */
export type Asked = { readonly tree: ExactGroup; readonly looked: Looked }

/** Who exists for a reader: open relations in their domains. */
export function universeOf(ctx: Ctx): Exact[] {
  return ctx.domainMask === EVERY_DOMAIN ? [{ on: 'open' }] : [{ on: 'open' }, { on: 'domain', bits: ctx.domainMask }]
}

/** Of whoever is under protection nobody is told what they did: what is booked says where they will be. */
export function limitsOfDeeds(ctx: Ctx, { isAboutDeeds }: { readonly isAboutDeeds: boolean }): Exact[] {
  return isAboutDeeds && ctx.actor.kind === 'user' ? [{ on: 'unprotected' }] : []
}

/**
 * The tree with the reader's rights: of whom something that is looked into is kept back, nothing is counted, so that no count tells a
 * value that is not shown.
 */
export function withRights(ctx: Ctx, { tree, looked }: Asked): ExactGroup {
  const { fields, isPrecise, isAboutDeeds } = looked
  const limits: Exact[] = [...universeOf(ctx), ...limitsOfDeeds(ctx, { isAboutDeeds })]
  if (ctx.actor.kind === 'user') {
    for (const field of fields) {
      const bits = clearBits(ctx, field)
      if (bits !== ctx.domainMask) limits.push({ on: 'domain', bits })
    }
    // Of children the address is kept back, as everywhere where one could feel one's way to it.
    if (isPrecise) limits.push({ on: 'grown', bornBy: minorsBornAfter(dutchDay(ctx.now)) })
  }
  return { group: 'all', of: [...limits, tree] }
}
