import { daysLater, dutchDay, monthsLater } from '@klantregie/contract'
import type {
  ContributionMeasure,
  LapseReason,
  RelationFamilyValue,
  RelationValue,
  ValueFamily,
} from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findLinkTypes } from '../../governance/index.ts'
import { findStanding } from '../../privacy/index.ts'
import { countLinksBegun, disclosuresOf, visibleId } from '../../relations/index.ts'
import { PROMISED_KINDS } from '../inventory/inventory.rules.ts'
import { reasonsOf } from '../lifetime-value/lapse.service.ts'
import { aliveOf } from '../lifetime-value/model.queries.ts'
import { grownUpBy } from '../lifetime-value/value-model.service.ts'
import { listValueFamilies } from '../tiers/family.service.ts'
import { scoresOf } from '../tiers/rfm-score.queries.ts'
import { decideTier } from '../tiers/tiers.rules.ts'
import { listDeeds, type DeedsOfKind } from './relation-value.queries.ts'
import { listWeights } from './weight.service.ts'

const MONTHS = 12
const MINUTES_PER_HOUR = 60
/** The link "brought in" of the model with which organisations begin. */
const INTRODUCED = 'knows'

const NOTHING = { families: [], cents: 0, others: [] }

/**
 * What a relation is to us: per family that the reader sees how closely it lived with that in the last twelve months, and what it brought,
 * in money and beside it otherwise. Of whoever is under protection or restricted nothing, also when the rest of the page was opened.
 * @throws AppError relations.relation_not_found
 */
export async function getRelationValue(ctx: Ctx, id: string): Promise<RelationValue> {
  const relationId = await visibleId(ctx, id)
  if (await isWithheld(ctx, relationId)) return { isWithheld: true, ...NOTHING }
  const families = await listValueFamilies(ctx)
  const seen = new Set(families.map((family) => family.id))
  const stretch = lastMonths(ctx)
  const deeds = (await listDeeds(ctx, { relationId, ...stretch })).filter(({ familyId }) => seen.has(familyId))
  return {
    isWithheld: false,
    families: await familiesOf(ctx, { relationId, families, deeds, today: stretch.until }),
    cents: deeds.reduce((sum, { kind, cents }) => sum + (PROMISED_KINDS.includes(kind) ? 0 : cents), 0),
    others: await othersOf(ctx, { relationId, deeds, ...stretch }),
  }
}

function lastMonths(ctx: Ctx) {
  const until = dutchDay(ctx.now)
  return { from: daysLater(monthsLater(until, -MONTHS), 1), until }
}

async function isWithheld(ctx: Ctx, relationId: string): Promise<boolean> {
  const disclosure = (await disclosuresOf(ctx, [relationId])).get(relationId)
  if (disclosure === undefined || disclosure.mask === 'protected') return true
  return (await findStanding(ctx, relationId)).some(({ kind }) => kind === 'restricted')
}

type Read = {
  readonly relationId: string
  readonly families: readonly ValueFamily[]
  readonly deeds: readonly DeedsOfKind[]
}

async function familiesOf(
  ctx: Ctx,
  { relationId, families, deeds, today }: Read & { readonly today: string },
): Promise<RelationFamilyValue[]> {
  const scores = await scoresOf(ctx, relationId)
  const alive = await aliveOf(ctx, relationId, grownUpBy(today))
  const reasons = await lapseReasons(ctx, relationId, alive)
  return families.flatMap(({ id, name, thresholds }): RelationFamilyValue[] => {
    const days = new Set(deeds.filter(({ familyId }) => familyId === id).flatMap((deed) => deed.days)).size
    const found = scores.find(({ familyId }) => familyId === id)
    if (days === 0 && !found) return []
    const { familyId: _of, ...rfm } = found ?? { familyId: id }
    return [
      {
        family: { id, name },
        tier: decideTier(days, thresholds),
        days,
        rfm: 'day' in rfm ? rfm : null,
        alive: alive.find(({ familyId }) => familyId === id)?.alive ?? null,
        reasons: reasons.get(id) ?? [],
      },
    ]
  })
}

/** Why they may stay away, per family of which that is said. */
async function lapseReasons(
  ctx: Ctx,
  relationId: string,
  alive: Awaited<ReturnType<typeof aliveOf>>,
): Promise<ReadonlyMap<string, LapseReason[]>> {
  const found = new Map<string, LapseReason[]>()
  for (const { familyId, alive: is } of alive)
    if (is === 'unlikely') found.set(familyId, (await reasonsOf(ctx, [relationId], familyId)).get(relationId) ?? [])
  return found
}

/** What is no money. A measure of a family that the reader does not see is not there. */
async function othersOf(
  ctx: Ctx,
  { relationId, deeds, from, until }: Omit<Read, 'families'> & { readonly from: string; readonly until: string },
): Promise<RelationValue['others']> {
  const of = (kind: string) => deeds.find((deed) => deed.kind === kind)
  const amounts: Record<ContributionMeasure, number> = {
    volunteering: Math.round(((of('volunteering')?.quantity ?? 0) / MINUTES_PER_HOUR) * 10) / 10,
    attendance: of('attendance')?.days.length ?? 0,
    introductions: await countIntroduced(ctx, { relationId, from, until }),
  }
  return (await listWeights(ctx)).flatMap((weight) => {
    const amount = amounts[weight.measure]
    return amount > 0 ? [{ ...weight, amount }] : []
  })
}

async function countIntroduced(
  ctx: Ctx,
  asked: { readonly relationId: string; readonly from: string; readonly until: string },
): Promise<number> {
  const type = (await findLinkTypes(ctx)).find(({ key }) => key === INTRODUCED)
  return type ? countLinksBegun(ctx, { ...asked, typeId: type.id }) : 0
}
