import type { FactKind, FamilyOfFacts } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findDomains } from '../../governance/index.ts'
import { seenDomains } from '../../relations/index.ts'
import * as families from './family.queries.ts'

/**
 * Families of activity that exist for the reader: without a domain for whoever may see facts, else for who sees that domain as well.
 * None for who may not see facts at all.
 */
export async function familiesSeen(ctx: Ctx): Promise<FamilyOfFacts[]> {
  if (!mayReadFacts(ctx)) return []
  const isSeen = await seenDomains(ctx)
  return (await families.listAll(ctx)).filter(({ domainId }) => domainId === null || isSeen(domainId))
}

/** Kinds of facts that do not exist for the reader. */
export async function hiddenKinds(ctx: Ctx): Promise<FactKind[]> {
  const seen = new Set((await familiesSeen(ctx)).map(({ id }) => id))
  return (await families.listAll(ctx)).filter(({ id }) => !seen.has(id)).flatMap(({ kinds }) => kinds)
}

export function mayReadFacts(ctx: Ctx): boolean {
  return ctx.actor.kind === 'system' || ctx.permissions.has('activity.fact.read')
}

/** @throws AppError activity.family_not_found, governance.domain_not_found; a name that is taken: activity.list_name_taken */
export async function changeFamily(
  ctx: Ctx,
  change: { readonly id: string; readonly name: string; readonly domainId: string | null },
): Promise<FamilyOfFacts> {
  const domains = await findDomains(ctx)
  if (change.domainId !== null && !domains.some(({ id }) => id === change.domainId))
    throw new AppError('governance.domain_not_found')
  const before = (await families.listAll(ctx)).find(({ id }) => id === change.id)
  if (!before || !(await families.update(ctx, change))) throw new AppError('activity.family_not_found')
  const domainName = (id: string | null) => domains.find((domain) => domain.id === id)?.name ?? null
  await ctx.audit(
    'family.changed',
    { kind: 'family', id: change.id },
    {
      before: { name: before.name, domain: domainName(before.domainId) },
      after: { name: change.name, domain: domainName(change.domainId) },
    },
  )
  await ctx.announce({ topic: 'governance', id: change.id })
  return { ...before, name: change.name, domainId: change.domainId }
}

/** What a condition about activity can be made of. Genres are of the whole organisation. */
export async function familiesAndGenres(
  ctx: Ctx,
): Promise<{ families: Pick<FamilyOfFacts, 'id' | 'key' | 'name'>[]; genres: families.GenreRow[] }> {
  const seen = await familiesSeen(ctx)
  return { families: seen.map(({ id, key, name }) => ({ id, key, name })), genres: await families.listGenres(ctx) }
}
