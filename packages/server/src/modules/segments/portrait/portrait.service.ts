import { dutchDay } from '@klantregie/contract'
import type { SegmentPortrait, WorkingArea } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { BAND_YEARS, inhabitantsByAge } from '../../../platform/geography/dutch-ages.ts'
import { dutchAreas } from '../../../platform/geography/dutch-areas.ts'
import { minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { clearBits } from '../../relations/index.ts'
import { countChunks } from '../conditions/counts.queries.ts'
import { birthDaysOf } from '../conditions/period.rules.ts'
import { ensureBuilt, findAllBuilt } from '../conditions/building.service.ts'
import { textOf, type Exact } from '../conditions/exact.ts'
import { bitsOf } from '../counting/counting.service.ts'
import {
  AGES_FROM,
  addUpGroups,
  addUpSlices,
  agesOf,
  inhabitantsPerClass,
  placesOf,
  sumOf,
  type People,
} from './portrait.rules.ts'
import * as profiles from './portrait.queries.ts'
import { SLICES } from './slices.ts'
import * as slices from './slices.queries.ts'
import { LEAST } from './suppress.rules.ts'
import * as workingAreas from './working-area.service.ts'

/**
 * The people of a segment beside all people among the relations and beside the inhabitants of the working area. What the reader may not read of
 * somebody counts as not known; small numbers are kept back, with those from which they would follow.
 * @throws AppError segments.segment_not_found, and what `exactOf` throws
 */
export async function portraySegment(ctx: Ctx, segmentId: string): Promise<SegmentPortrait> {
  const bits = await bitsOf(ctx, { group: 'all', of: [{ about: 'segment', id: segmentId }] })
  const domains = domainsOf(ctx)
  const workingArea = await workingAreaOf(ctx)
  const codes = workingArea.municipalities.map(({ code }) => code)
  const areas = dutchAreas().filter(({ municipalityCode }) => codes.includes(municipalityCode))
  const today = dutchDay(ctx.now)
  const people = await countPeople(ctx, {
    bits,
    chunks: await countChunks(ctx),
    areas: areas.map(({ area }) => area),
    bornBy: AGES_FROM.slice(1)
      .map((from) => birthDaysOf({ from, to: null }, today).until ?? today)
      .toReversed(),
    minorsBornAfter: minorsBornAfter(today),
    domains,
  })
  const { count, all: total } = sumOf(people.ages)
  const places = placesOf(people.areas, areas, codes)
  const whole = { count, total, inhabitants: places.inhabitants, workingArea }
  if (count < LEAST) return { ...whole, ...NOTHING }
  const perArea = areas.map(({ area }) => inhabitantsByAge().get(area) ?? [])
  return {
    ...whole,
    isTooSmall: false,
    ...agesOf(people.ages, inhabitantsPerClass(perArea, BAND_YEARS)),
    ...places,
  }
}

/** For which municipalities the organisation works, said by it or derived from what this reader sees. */
export function workingAreaOf(ctx: Ctx): Promise<WorkingArea> {
  return workingAreas.findWorkingArea(ctx, () => profiles.countByArea(ctx, { domains: domainsOf(ctx) }))
}

/**
 * From bitmaps when these stand ready, as they do from the start of a day on; else (after everything was made anew) by walking past every
 * profile, which says the same and takes longer.
 */
export async function countPeople(ctx: Ctx, asked: profiles.Asked): Promise<People> {
  const built = await findAllBuilt(ctx, SLICES)
  if (built === null) return addUpGroups(await profiles.walkPeople(ctx, asked))
  const { seen, address, birth } = asked.domains
  const ofDomains = (bits: string | null): Exact => (bits === null ? { on: 'open' } : { on: 'domain', bits })
  const limits: readonly Exact[] = [{ on: 'kind', oneOf: ['person'] }, ...[seen, address, birth].map(ofDomains)]
  const ids = await ensureBuilt(ctx, [{ on: 'open' }, ...limits])
  const idOf = (says: Exact) => built.get(textOf(says)) ?? ids.get(textOf(says)) ?? ''
  const [person = '', ofSeen = '', ofAddress = '', ofBirth = ''] = limits.map(idOf)
  const universe = [idOf({ on: 'open' }), person, ofSeen]
  return addUpSlices(
    await slices.countBySlices(ctx, { ...asked, ids: { universe, address: ofAddress, birth: ofBirth, slice: idOf } }),
  )
}

const UNKNOWN = { count: null, all: null }
const NOTHING = {
  isTooSmall: true,
  ages: [],
  unknownAge: UNKNOWN,
  municipalities: [],
  elsewhere: UNKNOWN,
  unknownPlace: UNKNOWN,
  areas: [],
}

/** @throws AppError segments.municipality_unknown */
export function setWorkingArea(ctx: Ctx, codes: readonly string[]): Promise<WorkingArea> {
  return workingAreas.setWorkingArea(ctx, codes, () => profiles.countByArea(ctx, { domains: domainsOf(ctx) }))
}

/** Null where nothing is kept from the reader. */
function domainsOf(ctx: Ctx) {
  const readable = (field: string) => {
    const bits = clearBits(ctx, field)
    return ctx.actor.kind !== 'user' || bits === ctx.domainMask ? null : bits
  }
  return {
    seen: ctx.domainMask === EVERY_DOMAIN ? null : ctx.domainMask,
    address: readable('addresses'),
    birth: readable('birthDate'),
  }
}
