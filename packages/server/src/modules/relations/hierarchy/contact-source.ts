import type { Ctx } from '../../../platform/context.ts'

/** Contact that there was with a relation. `count`: since the moment that was asked; `lastAt`: ever. */
export type ContactCount = { readonly relationId: string; readonly count: number; readonly lastAt: Date | null }

/**
 * Counts contacts of a kind that a module above this one keeps (notes of contacts, made approaches); relations without any are
 * missing. Nothing when the reader may not see that kind of contact.
 */
export type ContactSource = (
  ctx: Ctx,
  asked: { readonly relationIds: readonly string[]; readonly since: Date },
) => Promise<readonly ContactCount[]>

/** Of all sources together, per relation. */
export async function contactsOf(
  ctx: Ctx,
  sources: readonly ContactSource[],
  asked: { readonly relationIds: readonly string[]; readonly since: Date },
): Promise<Map<string, ContactCount>> {
  const total = new Map<string, ContactCount>()
  if (asked.relationIds.length === 0) return total
  for (const source of sources)
    for (const found of await source(ctx, asked)) {
      const known = total.get(found.relationId)
      total.set(found.relationId, known ? joined(known, found) : found)
    }
  return total
}

function joined(one: ContactCount, other: ContactCount): ContactCount {
  const latest = [one.lastAt, other.lastAt].filter((at) => at !== null).sort((a, b) => b.getTime() - a.getTime())[0]
  return { relationId: one.relationId, count: one.count + other.count, lastAt: latest ?? null }
}
