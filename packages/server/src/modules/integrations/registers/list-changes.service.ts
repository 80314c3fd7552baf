import type { SchoolChange, SchoolChangeKind, SchoolLocation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findCarriers, findSummaries } from '../../relations/index.ts'
import * as changes from './change.queries.ts'
import { addressKey, type LocationChange } from './compare-schools.rules.ts'
import { getEdition } from './edition.service.ts'
import * as locations from './location.queries.ts'

type Asked = {
  readonly id: string
  readonly kind: SchoolChangeKind
  readonly after?: string | undefined
  readonly limit: number
}

/** What an edition changes, with the relations of the reader that it touches. @throws AppError integrations.register_edition_not_found */
export async function listChanges(
  ctx: Ctx,
  { id, kind, after = '', limit }: Asked,
): Promise<{ items: SchoolChange[]; next: string | null }> {
  await getEdition(ctx, id, { isHeld: false })
  const found = await changes.list(ctx, { editionId: id, kind, after, limit: limit + 1 })
  const page = found.slice(0, limit)
  const named = await candidatesOf(ctx, id, page)
  const relations = await relationsOfPage(ctx, page)
  return {
    items: page.map((change) => ({
      ...{ code: change.code, before: change.before, after: change.after },
      kinds: [...change.kinds],
      candidates: change.candidates.flatMap((code) => toCandidate(change, named.get(code))),
      relations: relations.get(change.code) ?? [],
    })),
    next: found.length > limit ? (page.at(-1)?.code ?? null) : null,
  }
}

function toCandidate({ after }: LocationChange, other: SchoolLocation | undefined): SchoolChange['candidates'] {
  if (other === undefined) return []
  const { code, name, place } = other
  const address = addressKey(after)
  return [{ code, name, place, isSameAddress: address !== null && address === addressKey(other) }]
}

/** As the edition has them; what it does not change is as it stands in the register. */
async function candidatesOf(
  ctx: Ctx,
  id: string,
  page: readonly LocationChange[],
): Promise<Map<string, SchoolLocation>> {
  const codes = [...new Set(page.flatMap(({ candidates, after }) => [...candidates, after.successor ?? []].flat()))]
  const all = [...(await locations.findByCodes(ctx, codes)), ...(await changes.findListed(ctx, id, codes))]
  return new Map(all.map((one) => [one.code, one]))
}

async function relationsOfPage(ctx: Ctx, page: readonly LocationChange[]) {
  const values = page.map(({ code }) => code)
  const carriers = await findCarriers(ctx, { scheme: 'brin_location', values }, { isSeen: true })
  const names = await findSummaries(
    ctx,
    carriers.map(({ relationId }) => relationId),
  )
  const found = new Map<string, { id: string; name: string }[]>()
  for (const { value, relationId: id } of carriers) {
    const name = names.get(id)?.name
    if (name !== undefined) found.set(value, [...(found.get(value) ?? []), { id, name }])
  }
  return found
}
