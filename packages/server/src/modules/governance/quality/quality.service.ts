import { monthsLater, dutchDay, daysLater } from '@klantregie/contract'
import type { CompletenessField, DomainQuality, getDomainQuality } from '@klantregie/contract'
import type { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findDomain, findDomainSeats, setQualityRules, type DomainSeats } from '../domains/domain.queries.ts'
import { decidesHere, getOwnDomain } from '../domains/domain.service.ts'
import { findPeople } from '../domains/people.service.ts'
import { isInMask } from '../model/domain-mask.rules.ts'
import type { QualityMeasures } from './quality-measure.ts'
import { DAYS_KEPT, DIMENSIONS, gapOf, isCounted, scoreOf, scoreOfDomain } from './quality.rules.ts'
import * as quality from './quality.queries.ts'

export const MEASURE_JOB = 'governance.measure-quality'

/** Measures all domains at once and keeps the figures under this day; again on the same day replaces them. */
export async function measureAll(ctx: Ctx, day: string, { measures, sources }: QualityMeasures): Promise<void> {
  const domains = (await findDomainSeats(ctx)).map(({ id, bit, freshMonths }) => ({
    id,
    bit,
    freshSince: freshSince(day, freshMonths),
  }))
  const figures = []
  for (const measure of measures) figures.push(...(await measure(ctx, domains)))
  await quality.replaceDay(ctx, day, figures)
  await quality.replaceSources(ctx, await sources(ctx, domains))
  await quality.thinOut(ctx, daysLater(day, -DAYS_KEPT))
  await ctx.audit('quality.measured', null, { day, domains: domains.length })
  await ctx.announce({ topic: 'governance', id: ctx.tenantId })
}

/** The moment since when a relation must have been changed or confirmed to be fresh on this day. */
export function freshSince(day: string, months: number): Date {
  return new Date(`${monthsLater(day, -months)}T00:00:00Z`)
}

/** The same of a domain, for a list of what is not fresh; the longest usual term when there is no domain. */
export async function findFreshSince(ctx: Ctx, domainId: string | undefined): Promise<Date> {
  const domain = domainId === undefined ? undefined : await findDomain(ctx, domainId)
  return freshSince(dutchDay(ctx.now), domain?.freshMonths ?? 24)
}

/** The domains of which the reader may see the relations: figures about others would count what does not exist for them. */
export async function listQuality(ctx: Ctx): Promise<{ items: DomainQuality[]; isMeasuring: boolean }> {
  const people = await findPeople(ctx)
  const figures = Map.groupBy(await quality.findLatest(ctx), (row) => row.domainId)
  const domains = (await findDomainSeats(ctx)).filter((domain) => isInMask(ctx.domainMask, domain.bit))
  return {
    items: domains.map((domain) =>
      describe(domain, figures.get(domain.id) ?? [], people.get(domain.ownerUserId ?? '')?.name ?? null),
    ),
    isMeasuring: await quality.isMeasuring(ctx, MEASURE_JOB),
  }
}

function describe(domain: DomainSeats, figures: readonly quality.FigureRow[], owner: string | null): DomainQuality {
  const dimensions = scoresOf(domain, figures)
  return {
    domain: { id: domain.id, name: domain.name },
    owner,
    day: figures[0]?.day ?? null,
    relations: figures.find(({ dimension }) => dimension === 'freshness')?.measured ?? null,
    score: scoreOfDomain(dimensions.map(({ score }) => score)),
    dimensions,
  }
}

function scoresOf({ expectedFields }: DomainSeats, figures: readonly quality.FigureRow[]): DomainQuality['dimensions'] {
  return DIMENSIONS.map((dimension) => ({ dimension, score: scoreOf(figures, dimension, expectedFields) }))
}

/** @throws AppError governance.domain_not_found: also when the reader may not see its relations */
export async function describeQuality(ctx: Ctx, id: string): Promise<z.input<typeof getDomainQuality.response>> {
  const domain = await findDomain(ctx, id)
  if (!domain || !isInMask(ctx.domainMask, domain.bit)) throw new AppError('governance.domain_not_found')
  const people = await findPeople(ctx)
  const kept = [...Map.groupBy(await quality.findTrend(ctx, id), (row) => row.day)]
  const [, latest = []] = kept.at(-1) ?? []
  return {
    ...describe(domain, latest, people.get(domain.ownerUserId ?? '')?.name ?? null),
    figures: [
      ...latest.map(({ dimension, field, measured, good }) => ({
        ...{ dimension, field, measured, good },
        isCounted: isCounted({ dimension, field }, domain.expectedFields),
        gap: gapOf({ dimension, field }),
      })),
      { dimension: 'bounced', field: '', measured: null, good: null, isCounted: false, gap: null },
    ],
    freshMonths: domain.freshMonths,
    // Written from the contract's list only.
    expectedFields: domain.expectedFields as CompletenessField[],
    trend: kept.map(([day, figures]) => {
      const dimensions = scoresOf(domain, figures)
      return { day, score: scoreOfDomain(dimensions.map(({ score }) => score)), dimensions }
    }),
    mayChange: decidesHere(ctx, domain, people),
  }
}

export type QualityRules = { readonly freshMonths: number; readonly expectedFields: readonly CompletenessField[] }

/** @throws AppError governance.domain_not_found, governance.not_owner */
export async function changeRules(
  ctx: Ctx,
  { id, freshMonths, expectedFields }: QualityRules & { readonly id: string },
): Promise<{ freshMonths: number; expectedFields: CompletenessField[] }> {
  await getOwnDomain(ctx, id)
  const rules = { freshMonths, expectedFields: [...new Set(expectedFields)] }
  await setQualityRules(ctx, id, rules)
  await ctx.audit('quality.rules_changed', { kind: 'domain', id }, rules)
  await ctx.announce({ topic: 'governance', id })
  return rules
}

/** Asks for figures now. What is asked for already is not asked for twice in the same minute: the job itself replaces its day. */
export async function askToMeasure(ctx: Ctx): Promise<{ jobId: string }> {
  const day = dutchDay(ctx.now)
  await ctx.audit('quality.measure_asked', null, {})
  return { jobId: await ctx.enqueue({ name: MEASURE_JOB, payload: { day } }) }
}
