import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'

const text = (most: number) => z.string().trim().max(most)
const READ = 'privacy.register.read' as const
const MANAGE = 'privacy.register.manage' as const

/** The nine criteria of WP 248 rev.01 by which an assessment (art. 35) is needed; from two on it mostly is. */
export const AssessmentCriterion = z.enum([
  'scoring',
  'automated_decisions',
  'monitoring',
  'sensitive',
  'large_scale',
  'matching',
  'vulnerable',
  'new_technology',
  'blocks_service',
])
export type AssessmentCriterion = z.infer<typeof AssessmentCriterion>

export const AssessmentAnswers = z.object({
  purposeId: Id.nullable(),
  criteria: z.record(AssessmentCriterion, z.object({ applies: z.boolean().nullable(), why: text(2000) })),
  description: text(10_000),
  necessity: text(10_000),
  proportionality: text(10_000),
  rights: text(10_000),
  risks: z
    .array(
      z.object({
        risk: text(1000),
        likelihood: z.enum(['low', 'medium', 'high']),
        severity: z.enum(['low', 'medium', 'high']),
        measure: text(2000),
      }),
    )
    .max(50),
  consulted: text(5000),
  officerAdvice: text(5000),
  conclusion: text(5000),
})
export type AssessmentAnswers = z.infer<typeof AssessmentAnswers>

export const Assessment = z.object({
  id: Id,
  title: z.string(),
  answers: AssessmentAnswers,
  /** Of the nine how many apply, and whether all were answered. */
  criteriaMet: z.int(),
  isAnswered: z.boolean(),
  /** The last version that was settled; 0 for none. */
  version: z.int(),
  changedBy: z.string(),
  changedAt: z.iso.datetime(),
})
export type Assessment = z.infer<typeof Assessment>

export const listAssessments = defineRoute({
  method: 'GET',
  path: '/assessments',
  permission: READ,
  summary: 'List the assessments of effects (DPIA, art. 35)',
  response: z.object({ items: z.array(Assessment.omit({ answers: true })) }),
})
export const getAssessment = defineRoute({
  method: 'GET',
  path: '/assessments/:id',
  permission: READ,
  summary: 'Show an assessment with its settled versions',
  params: IdParams,
  response: z.object({
    assessment: Assessment,
    versions: z.array(
      z.object({ version: z.int(), fixedBy: z.string(), fixedAt: z.iso.datetime(), title: z.string() }),
    ),
  }),
  errors: ['privacy.assessment_not_found'],
})
export const startAssessment = defineRoute({
  method: 'POST',
  path: '/assessments',
  permission: MANAGE,
  summary: 'Start an assessment, filled in with what the configuration already says',
  body: z.object({ title: text(160).min(2), purposeId: Id.nullable() }),
  response: Assessment,
})
export const changeAssessment = defineRoute({
  method: 'PUT',
  path: '/assessments/:id',
  permission: MANAGE,
  summary: 'Keep the answers of an assessment',
  params: IdParams,
  body: z.object({ title: text(160).min(2), answers: AssessmentAnswers, expectedChangedAt: z.iso.datetime() }),
  response: Assessment,
  errors: ['privacy.assessment_not_found', 'privacy.assessment_changed'],
})
export const fixAssessment = defineRoute({
  method: 'POST',
  path: '/assessments/:id/versions',
  permission: MANAGE,
  summary: 'Settle an assessment as it is now',
  params: IdParams,
  response: Assessment,
  errors: ['privacy.assessment_not_found', 'privacy.assessment_incomplete'],
})
export const downloadAssessment = defineRoute({
  method: 'GET',
  path: '/assessments/:id/download',
  permission: READ,
  summary: 'Download an assessment, as it is now or as it was settled',
  transport: 'download',
  params: IdParams,
  query: z.object({ format: z.enum(['html', 'odt']), version: z.coerce.number().int().min(1).optional() }),
  response: z.unknown(),
  errors: ['privacy.assessment_not_found'],
})
