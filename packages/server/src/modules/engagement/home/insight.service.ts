import type { Insight, InsightKind } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { contactCounts } from '../../activity/index.ts'
import { findMeasuredGaps, type MeasuredGap } from '../../governance/index.ts'
import { deceasedPeople } from '../../privacy/index.ts'
import { countWithoutSuccessor, fieldsOfGap, findQuiet } from '../../relations/index.ts'
import { madeContacts } from '../approaches/made-contacts.queries.ts'
import { chooseGap, FEWEST, insightsOf } from './home.rules.ts'

/** With whom there was contact: what was written down, and the approaches that were made. */
export const CONTACTS = [contactCounts, madeContacts] as const

const NOTHING = { isAtLeast: false, of: null, domain: null, gap: null, day: null }

type Look = (ctx: Ctx, today: string) => Promise<Insight | null>

const LOOKS: Readonly<Record<InsightKind, Look>> = {
  quiet: async (ctx) => {
    if (!ctx.permissions.has('relations.relation.read')) return null
    const { quiet, isAtLeast } = await findQuiet(ctx, CONTACTS)
    const count = quiet.length
    return count < FEWEST ? null : { ...NOTHING, kind: 'quiet', count, isAtLeast }
  },
  gap: async (ctx, today) => {
    if (!ctx.permissions.has('relations.relation.read')) return null
    const found = chooseGap(
      (await findMeasuredGaps(ctx)).filter((gap) => mayKnow(ctx, gap)),
      today,
    )
    if (!found) return null
    const { gap, count, of, domain, day } = found
    return { ...NOTHING, kind: 'gap', count, of, domain, gap, day }
  },
  withoutSuccessor: async (ctx) => {
    if (!ctx.permissions.has('relations.relation.read')) return null
    const count = await countWithoutSuccessor(ctx, deceasedPeople)
    return count < FEWEST ? null : { ...NOTHING, kind: 'withoutSuccessor', count }
  },
}

/** Who may not read a field in a domain does not learn of how many it is missing there. */
function mayKnow(ctx: Ctx, { gap, bit }: MeasuredGap): boolean {
  return fieldsOfGap(gap).every((field) => {
    const rights = ctx.rights.fields[field]
    return rights === undefined || (BigInt(rights.clear) & (1n << BigInt(bit))) !== 0n
  })
}

/** The insight of a day: the first that has something to say, beginning with the one whose turn it is. The same all day long. */
export async function findInsight(ctx: Ctx, today: string): Promise<Insight | null> {
  for (const kind of insightsOf(today)) {
    const found = await LOOKS[kind](ctx, today)
    if (found) return found
  }
  return null
}
