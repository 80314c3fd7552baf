import { daysLater, dutchDay } from '@klantregie/contract'
import type { AdviceCheck, Advised, AdviceReason, Alike } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { minorsBornAfter } from '../../../platform/pure/dutch/age-of-consent.ts'
import { CHOOSING_KINDS, findOffering, hiddenKinds } from '../../activity/index.ts'
import { disclosuresOf, visibleId } from '../../relations/index.ts'
import * as stored from './advice.queries.ts'
import { decideVerdict } from './advice.rules.ts'
import { checkOn, gatherChoices, learn } from './affinity.queries.ts'

/** Choices of so many days are kept apart to measure by. */
const HELD_OUT_DAYS = 90
const ADVISED = 3
const ALIKE = 5
export const LEARN_JOB = 'segments.learn-advice'

/**
 * What is to come that may suit somebody, with reasons. Nothing when it was not shown to be better than naming what sells most; nothing
 * about children, people under protection, and who objected.
 * @throws AppError relations.relation_not_found
 */
export async function getRelationAdvice(
  ctx: Ctx,
  id: string,
): Promise<{ items: Advised[]; isWithheld: boolean; verdict: AdviceCheck['verdict'] | null }> {
  const relationId = await visibleId(ctx, id)
  const verdict = (await stored.listChecks(ctx))[0]?.verdict ?? null
  if (await isWithheld(ctx, relationId)) return { items: [], isWithheld: true, verdict }
  if (verdict !== 'better') return { items: [], isWithheld: false, verdict }
  const hidden = new Set(await hiddenKinds(ctx))
  const kinds = CHOOSING_KINDS.filter((kind) => !hidden.has(kind))
  const rows = await stored.findAdvice(ctx, { relationId, kinds, limit: ADVISED })
  return { items: rows.map(toAdvised), isWithheld: false, verdict }
}

/** Also from who may read everything: it is not made, rather than not shown. */
async function isWithheld(ctx: Ctx, relationId: string): Promise<boolean> {
  const disclosure = (await disclosuresOf(ctx, [relationId], { isPage: true })).get(relationId)
  return disclosure === undefined || disclosure.mask !== null || (await stored.hasObjected(ctx, relationId))
}

function toAdvised({ chosenId, title, startsAt, neighbours, genre }: stored.AdvisedRow): Advised {
  const reasons: AdviceReason[] = neighbours.map((one) => ({
    kind: 'also_chosen',
    because: { id: one.id, title: one.title },
    people: one.together,
    of: one.people,
  }))
  if (reasons.length === 0 && genre !== null) reasons.push({ kind: 'genre', because: genre[0], genre: genre[1] })
  return { offering: { id: chosenId, title }, startsAt: startsAt.toISOString(), reasons }
}

/** What else was chosen by who chose this. @throws AppError activity.offering_not_found */
export async function getOfferingAdvice(ctx: Ctx, id: string): Promise<Alike[]> {
  if (!(await findOffering(ctx, id))) throw new AppError('activity.offering_not_found')
  return (await stored.findAlike(ctx, id, ALIKE)).map(({ id: offeringId, title, people, of }) => ({
    offering: { id: offeringId, title },
    people,
    of,
  }))
}

export async function getAdviceCheck(ctx: Ctx): Promise<{ latest: AdviceCheck | null; earlier: AdviceCheck[] }> {
  const [latest = null, ...earlier] = (await stored.listChecks(ctx)).map(({ checkedAt, ...check }) => ({
    ...check,
    checkedAt: checkedAt.toISOString(),
  }))
  return { latest, earlier }
}

export async function askToLearn(ctx: Ctx): Promise<void> {
  await ctx.audit('advice.learn_asked', null, {})
  await ctx.enqueue({ name: LEARN_JOB, payload: {} })
}

/**
 * Measures on what was chosen in the last ninety days, which what is learned for that does not know of; then learns from everything. In one
 * transaction, so that nobody is advised by half of it.
 */
export async function learnAndCheck(ctx: Ctx): Promise<void> {
  const today = dutchDay(ctx.now)
  const from = daysLater(today, -HELD_OUT_DAYS)
  await gatherChoices(ctx, minorsBornAfter(today))
  await learn(ctx, from)
  const compared = await checkOn(ctx, { from, moment: new Date(`${from}T00:00:00Z`) })
  const { people, hits, baselineHits } = compared
  await stored.addCheck(ctx, { from, people, hits, baselineHits, verdict: decideVerdict(compared) })
  await learn(ctx, daysLater(today, 1))
  await ctx.announce({ topic: 'segment', id: 'advice' })
}
