import type { RelationSchool, SchoolLocation } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { setNumber } from '../../identity/index.ts'
import { getRelationPage } from '../../relations/index.ts'
import { addressKeyOf } from './carry-out.rules.ts'
import { getLocation, relationsOf } from './location.service.ts'
import * as editions from './edition.queries.ts'
import * as locations from './location.queries.ts'

/**
 * What the register says of a relation, by its number; else which locations it may be: those of its school, or those at its postcode and
 * house number. A location that another relation is already is not offered.
 * @throws AppError relations.relation_not_found
 */
export async function showRelationSchool(ctx: Ctx, id: string): Promise<RelationSchool> {
  const { relation } = await getRelationPage(ctx, id)
  const hasRegister = (await editions.listCurrent(ctx)).length > 0
  if (!hasRegister || relation.kind !== 'organisation') return { hasRegister, linked: [], offers: [] }
  const numbersOf = (scheme: string) =>
    relation.identifiers.filter((one) => one.scheme === scheme).map(({ value }) => value)
  const found = await locations.findByCodes(ctx, numbersOf('brin_location'))
  if (found.length > 0) return { hasRegister, linked: await placed(ctx, found), offers: [] }
  const brins = numbersOf('brin')
  const byBrin = await locations.findByBrins(ctx, brins)
  // A school is no location when it has more than one; nor is a board one.
  if (brins.length > 0 || numbersOf('board').length > 0)
    return { hasRegister, linked: [], offers: await free(ctx, byBrin.length === 1 ? byBrin : [], 'brin') }
  const keys = relation.addresses.flatMap((address) => addressKeyOf(address) ?? [])
  const here: SchoolLocation[] = []
  for (const { postcode, houseNumber } of keys) here.push(...(await locations.findAt(ctx, postcode, houseNumber)))
  const each = [...new Map(here.map((one) => [one.code, one])).values()]
  return { hasRegister, linked: [], offers: await free(ctx, each, 'address') }
}

async function free(ctx: Ctx, found: readonly SchoolLocation[], by: 'brin' | 'address') {
  const taken = await relationsOf(
    ctx,
    'brin_location',
    found.map(({ code }) => code),
  )
  return found.filter(({ code }) => !taken.has(code)).map((one) => ({ ...one, by }))
}

async function placed(ctx: Ctx, found: readonly SchoolLocation[]): Promise<RelationSchool['linked']> {
  const schools = await relationsOf(
    ctx,
    'brin',
    found.map(({ brin }) => brin),
  )
  const boards = await relationsOf(
    ctx,
    'board',
    found.map(({ board }) => board),
  )
  return found.map((one) => ({
    ...one,
    school: { code: one.brin, relation: schools.get(one.brin) ?? null },
    governor: { code: one.board, relation: boards.get(one.board) ?? null },
  }))
}

/**
 * Says which location a relation is: it gets that number, as typed by hand.
 * @throws AppError integrations.location_not_found, and what `setNumber` throws
 */
export async function linkRelationSchool(
  ctx: Ctx,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<void> {
  const location = await getLocation(ctx, code)
  await setNumber(ctx, { id, scheme: 'brin_location', value: location.code })
  await ctx.announce({ topic: 'integration', id })
}
