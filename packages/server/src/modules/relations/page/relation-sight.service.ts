import type { MaskKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { completeName, sortKey } from '../../../platform/pure/dutch/person-name.ts'
import { explainAccess } from '../disclosure/explain.service.ts'
import { comparable } from '../projection/projection.rules.ts'
import * as sight from './relation-sight.queries.ts'

type Belonging = { readonly id: string; readonly mask: string }

/**
 * What the rights of governance are about: where a relation belongs, and how many there are in each combination of domains.
 * `findByNumber` and `findBySurname` pass the rights of whoever asks, for the one case in which that is meant: somebody gives
 * themselves sight in an emergency, with a reason, and is accounted for.
 */
export const relationSight = {
  domainsOf: sight.findDomains,
  maskOf: async (ctx: Ctx, relationId: string, field: string): Promise<MaskKind | null> => {
    const { because } = await explainAccess(ctx, relationId, field)
    return because === 'protected' || because === 'minor' ? because : null
  },
  countPerMask: sight.countPerMask,
  findByNumber: (ctx: Ctx, number: string): Promise<Belonging[]> =>
    sight.findByCard(ctx, number.replace(/\s+/g, '').toUpperCase()),
  findBySurname: (ctx: Ctx, known: { readonly surname: string; readonly birthDate: string }): Promise<Belonging[]> =>
    findBySurname(ctx, known),
}

async function findBySurname(ctx: Ctx, { surname, birthDate }: { surname: string; birthDate: string }) {
  // Names are sorted by their core: "van den Berg" begins with "berg", and the prefix stands behind the first name.
  const { prefix: _own, partnerPrefix: _partner, ...core } = completeName({ surname })
  const key = comparable(sortKey(core, 'nl'))
  return key === '' ? [] : sight.findByNameAndBirth(ctx, key, birthDate)
}
