import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { CompletenessField, QualityGap } from './quality-gap.ts'

export const QualityDimension = z.enum(['completeness', 'validity', 'freshness', 'duplicates', 'conflicts', 'bounced'])
export type QualityDimension = z.infer<typeof QualityDimension>

/** One thing measured: `good` of `measured`. Null while it was never measured. */
export const QualityFigure = z.object({
  dimension: QualityDimension,
  field: z.string(),
  measured: z.int().nullable(),
  good: z.int().nullable(),
  /** Counts towards the score of the domain. */
  isCounted: z.boolean(),
  /** The list behind it; null where there is none. */
  gap: QualityGap.nullable(),
})
export type QualityFigure = z.infer<typeof QualityFigure>

export const DomainQuality = z.object({
  domain: z.object({ id: Id, name: z.string() }),
  owner: z.string().nullable(),
  /** The day the figures are of; null: not measured yet. */
  day: Day.nullable(),
  relations: z.int().nullable(),
  /** 0–1: the mean of the dimensions that were measured. Null while nothing was. */
  score: z.number().min(0).max(1).nullable(),
  dimensions: z.array(z.object({ dimension: QualityDimension, score: z.number().min(0).max(1).nullable() })),
})
export type DomainQuality = z.infer<typeof DomainQuality>

export const listQuality = defineRoute({
  method: 'GET',
  path: '/quality',
  permission: 'governance.quality.read',
  summary: 'Show the quality of the relations of each domain that the reader may see',
  response: z.object({ items: z.array(DomainQuality), isMeasuring: z.boolean() }),
})
export const getDomainQuality = defineRoute({
  method: 'GET',
  path: '/quality/:id',
  permission: 'governance.quality.read',
  summary: 'Show every figure about the quality of a domain, and how it went',
  params: IdParams,
  response: DomainQuality.extend({
    figures: z.array(QualityFigure),
    freshMonths: z.int(),
    expectedFields: z.array(CompletenessField),
    /** Oldest first. */
    trend: z.array(
      z.object({
        day: Day,
        score: z.number().nullable(),
        dimensions: z.array(z.object({ dimension: QualityDimension, score: z.number().nullable() })),
      }),
    ),
    mayChange: z.boolean(),
  }),
  errors: ['governance.domain_not_found'],
})
export const changeQualityRules = defineRoute({
  method: 'PUT',
  path: '/quality/:id/rules',
  permission: 'governance.domain.own',
  summary: 'Say which fields should be filled in, and how long a relation counts as fresh; for the owner',
  params: IdParams,
  body: z.object({
    freshMonths: z.int().min(1).max(120),
    expectedFields: z.array(CompletenessField).min(1),
  }),
  response: z.object({ freshMonths: z.int(), expectedFields: z.array(CompletenessField) }),
  errors: ['governance.domain_not_found', 'governance.not_owner'],
})
export const measureQuality = defineRoute({
  method: 'POST',
  path: '/quality/measure',
  permission: 'governance.domain.own',
  summary: 'Measure the quality now, in the background',
  response: z.object({ jobId: Id }),
})
