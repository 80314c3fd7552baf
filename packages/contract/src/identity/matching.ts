import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'

/** Thresholds in bits: from `auto` on records are merged by themselves, from `suggest` on somebody is asked. */
export const Thresholds = z.object({ auto: z.number().min(0).max(60), suggest: z.number().min(-20).max(60) })
export type Thresholds = z.infer<typeof Thresholds>
export const MatchSettings = z.object({
  /** Off: everything that matching finds becomes a question. */
  isAutomatic: z.boolean(),
  thresholds: Thresholds,
  /** Stricter or looser for pairs with a record of this source, or of this type; the strictest that applies counts. */
  exceptions: z.array(z.object({ sourceId: Id.nullable(), typeId: Id.nullable(), thresholds: Thresholds })).max(100),
})
export type MatchSettings = z.infer<typeof MatchSettings>

/** From this score on: how many pairs, and which part of them the model expects to be the same (0–1). */
export const PrecisionPoint = z.object({ score: z.number(), pairs: z.int(), precision: z.number() })

export const getMatchSettings = defineRoute({
  method: 'GET',
  path: '/matching/settings',
  permission: 'identity.duplicate.read',
  summary: 'Get the settings of matching, with the precision that the last run expects of them',
  response: MatchSettings.extend({
    expected: z.object({ auto: z.number().nullable(), suggest: z.number().nullable() }),
    curve: z.array(PrecisionPoint),
    measuredAt: z.iso.datetime().nullable(),
  }),
})
export const MatchEffect = z.object({ merges: z.int(), questions: z.int(), expectedWrong: z.number() })
export const previewMatchSettings = defineRoute({
  method: 'POST',
  path: '/matching/settings/preview',
  permission: 'identity.matching.manage',
  summary: 'What other settings would have made of the last run',
  body: MatchSettings,
  response: z.object({ now: MatchEffect, then: MatchEffect, measuredAt: z.iso.datetime().nullable() }),
  errors: ['identity.thresholds_crossed'],
})
export const changeMatchSettings = defineRoute({
  method: 'PUT',
  path: '/matching/settings',
  permission: 'identity.matching.manage',
  summary: 'Change the settings of matching; they count from the next run',
  body: MatchSettings,
  response: MatchSettings,
  errors: ['identity.thresholds_crossed', 'identity.source_not_found', 'relations.type_not_found'],
})

export const MatchRunState = z.enum(['running', 'done', 'failed', 'cancelled', 'undoing', 'undone'])
/** `records`: all lists against each other; `class`: one kind of questions accepted; `import`: what an import brought. */
export const MatchRun = z.object({
  id: Id,
  kind: z.enum(['records', 'class', 'import']),
  state: MatchRunState,
  jobId: Id.nullable(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  counts: z
    .object({
      records: z.int(),
      relationsBefore: z.int(),
      relationsAfter: z.int(),
      merges: z.int(),
      questions: z.int(),
      households: z.int(),
    })
    .nullable(),
  /** What the run saw in the lists that people should know, with counts. */
  observations: z.array(z.object({ code: z.string(), count: z.int(), value: z.string().nullable() })),
  mayUndo: z.boolean(),
})
export type MatchRun = z.infer<typeof MatchRun>
export const startMatchRun = defineRoute({
  method: 'POST',
  path: '/matching/runs',
  permission: 'identity.matching.manage',
  summary: 'Match all records of all sources',
  response: z.object({ runId: Id, jobId: Id }),
  errors: ['identity.matching_busy'],
})
export const listMatchRuns = defineRoute({
  method: 'GET',
  path: '/matching/runs',
  permission: 'identity.duplicate.read',
  summary: 'List the runs of matching, newest first',
  response: z.object({ items: z.array(MatchRun) }),
})
export const undoMatchRun = defineRoute({
  method: 'POST',
  path: '/matching/runs/:id/undo',
  // Whoever may accept a kind of questions may take that back; the other runs are the data owner's.
  permission: 'identity.merge.write',
  summary: 'Undo everything that a run merged',
  params: IdParams,
  response: z.object({ jobId: Id }),
  errors: ['identity.match_run_not_found', 'identity.match_run_undone', 'identity.matching_busy', 'auth.forbidden'],
})

export const getMatchReport = defineRoute({
  method: 'GET',
  path: '/matching/report',
  permission: 'identity.duplicate.read',
  summary: 'How many relations came out of how many records, and how good each source is',
  response: z.object({
    asOf: z.iso.datetime(),
    records: z.int(),
    relations: z.int(),
    /** How many relations rest on so many records; the last one stands for that number or more. */
    byRecordCount: z.array(z.object({ records: z.int(), relations: z.int() })),
    openQuestions: z.int(),
    sources: z.array(
      z.object({
        id: Id,
        name: z.string(),
        records: z.int(),
        relations: z.int(),
        /** Relations that no other source knows. */
        alone: z.int(),
        /** Records with this filled in. */
        filled: z.object({ name: z.int(), email: z.int(), phone: z.int(), address: z.int(), birthDate: z.int() }),
      }),
    ),
    /** Relations that both sources know. */
    overlap: z.array(z.object({ a: Id, b: Id, relations: z.int() })),
    /** Relations whose sources contradict each other on a field. */
    conflicts: z.array(z.object({ field: z.string(), relations: z.int() })),
  }),
})
