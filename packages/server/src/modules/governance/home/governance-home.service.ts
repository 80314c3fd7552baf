import { dutchDay } from '@klantregie/contract'
import type { GuideStep, QualityGap, Waiting } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findDomainSeats } from '../domains/domain.queries.ts'
import { isInMask } from '../model/domain-mask.rules.ts'
import { listProposals } from '../proposals/proposal.service.ts'
import { gapOf, isCounted } from '../quality/quality.rules.ts'
import { findLatest } from '../quality/quality.queries.ts'
import { hasSeat } from '../domains/seat.rules.ts'
import { findOpenRounds } from '../reviews/review.queries.ts'
import { worksOn } from '../reviews/review.rules.ts'

/** Which of these rounds have relations left to look at; given by the module that keeps relations. */
export type RoundsWithWork = (ctx: Ctx, roundIds: readonly string[]) => Promise<ReadonlySet<string>>

/** More proposals than this are counted as this many. */
const MOST_PROPOSALS = 50

export function waitingInGovernance(roundsWithWork: RoundsWithWork) {
  return async (ctx: Ctx): Promise<Waiting[]> => [...(await reviews(ctx, roundsWithWork)), ...(await proposals(ctx))]
}

/** Rounds that the reader works on and in which something is left. */
async function reviews(ctx: Ctx, roundsWithWork: RoundsWithWork): Promise<Waiting[]> {
  if (!ctx.permissions.has('governance.review.work')) return []
  const open = await findOpenRounds(ctx)
  if (open.length === 0) return []
  const owned = new Set(
    (await findDomainSeats(ctx)).filter((domain) => hasSeat(domain, ctx.actor.id)).map(({ id }) => id),
  )
  const mine = open.filter((round) => worksOn(round, { userId: ctx.actor.id, isOwner: owned.has(round.domainId) }))
  const busy = await roundsWithWork(
    ctx,
    mine.map(({ id }) => id),
  )
  const [first, ...others] = mine.filter(({ id }) => busy.has(id))
  if (!first) return []
  const isOne = others.length === 0
  return [
    {
      kind: 'reviews',
      count: others.length + 1,
      id: isOne ? first.id : null,
      title: isOne ? first.name : null,
      dueOn: first.dueOn,
      dueAt: null,
      isUrgent: first.dueOn < dutchDay(ctx.now),
    },
  ]
}

async function proposals(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('governance.model.read')) return []
  const { items } = await listProposals(ctx, { mine: true, limit: MOST_PROPOSALS })
  const [first] = items
  if (!first) return []
  const isOne = items.length === 1
  return [
    {
      kind: 'proposals',
      count: items.length,
      id: isOne ? first.id : null,
      title: isOne ? first.title : null,
      dueOn: null,
      dueAt: null,
      isUrgent: false,
    },
  ]
}

/** Whoever manages domains sees to it that somebody answers for each. */
export async function guideOfGovernance(ctx: Ctx): Promise<GuideStep[]> {
  if (!ctx.permissions.has('governance.domain.manage')) return []
  const domains = await findDomainSeats(ctx)
  return [{ step: 'owners', isDone: domains.length > 0 && domains.every(({ ownerUserId }) => ownerUserId !== null) }]
}

export type MeasuredGap = {
  readonly domain: { readonly id: string; readonly name: string }
  readonly bit: number
  readonly gap: QualityGap
  readonly count: number
  readonly of: number
  readonly day: string
}

/** Of how many relations something is missing, as measured last, in the domains whose relations the reader sees. */
export async function findMeasuredGaps(ctx: Ctx): Promise<MeasuredGap[]> {
  if (!ctx.permissions.has('governance.quality.read')) return []
  const domains = new Map((await findDomainSeats(ctx)).map((domain) => [domain.id, domain]))
  return (await findLatest(ctx)).flatMap((figure) => {
    const domain = domains.get(figure.domainId)
    const gap = gapOf(figure)
    if (!domain || gap === null || !isInMask(ctx.domainMask, domain.bit)) return []
    if (!isCounted(figure, domain.expectedFields)) return []
    const { id, name, bit } = domain
    return [
      { domain: { id, name }, bit, gap, count: figure.measured - figure.good, of: figure.measured, day: figure.day },
    ]
  })
}
