import type { SegmentPortrait, WorkingArea } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { BAND_YEARS, inhabitantsByAge } from '../../../platform/geography/dutch-ages.ts'
import { dutchAreas } from '../../../platform/geography/dutch-areas.ts'
import { dutchDay, minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { clearBits } from '../../relations/index.ts'
import { countChunks } from '../conditions/counts.queries.ts'
import { birthDaysOf } from '../conditions/period.rules.ts'
import { bitsOf } from '../counting/counting.service.ts'
import { AGES_FROM, agesOf, inhabitantsPerClass, placesOf } from './portrait.rules.ts'
import * as people from './portrait.queries.ts'
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
  const workingArea = await workingAreas.findWorkingArea(ctx, () => people.countByArea(ctx, { domains }))
  const codes = workingArea.municipalities.map(({ code }) => code)
  const areas = dutchAreas().filter(({ municipalityCode }) => codes.includes(municipalityCode))
  const today = dutchDay(ctx.now)
  const groups = await people.groupPeople(ctx, {
    bits,
    chunks: await countChunks(ctx),
    areas: areas.map(({ area }) => area),
    bornBy: AGES_FROM.slice(1)
      .map((from) => birthDaysOf({ from, to: null }, today).until ?? today)
      .toReversed(),
    minorsBornAfter: minorsBornAfter(today),
    domains,
  })
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const total = groups.reduce((sum, group) => sum + group.all, 0)
  const places = placesOf(groups, areas, codes)
  const whole = { count, total, inhabitants: places.inhabitants, workingArea }
  if (count < LEAST) return { ...whole, ...NOTHING }
  const perArea = areas.map(({ area }) => inhabitantsByAge().get(area) ?? [])
  return {
    ...whole,
    isTooSmall: false,
    ...agesOf(groups, inhabitantsPerClass(perArea, BAND_YEARS)),
    ...places,
  }
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
  return workingAreas.setWorkingArea(ctx, codes, () => people.countByArea(ctx, { domains: domainsOf(ctx) }))
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
