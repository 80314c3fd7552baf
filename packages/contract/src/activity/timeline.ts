import { z } from 'zod'
import { Colleague } from '../engagement/tasks.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

export const InteractionKind = z.enum(['note', 'call', 'email', 'letter', 'meeting', 'desk', 'visit', 'activity'])
export type InteractionKind = z.infer<typeof InteractionKind>
export const Interaction = z.object({
  id: Id,
  kind: InteractionKind,
  occurredAt: z.iso.datetime(),
  text: z.string(),
  by: z.string(),
  isRemoved: z.boolean(),
  /** Right after it was written: who is mentioned in it, may not see the relation, and so was not told. */
  notTold: z.array(Colleague).default([]),
})
export type Interaction = z.infer<typeof Interaction>

export const TimelineKind = z.enum([
  'interaction',
  'import',
  'change',
  'role',
  'link',
  'task',
  'process',
  'created',
  'fact',
])
export const TimelineEntry = z.object({
  id: z.string(),
  kind: TimelineKind,
  at: z.iso.datetime(),
  by: z.string().nullable(),
  source: z.string().nullable(),
  /** Translation key of the sentence, e.g. `timeline.import.changed`, and its values. */
  sentence: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string().nullable(),
  /** The text is kept back from this reader. */
  isWithheld: z.boolean().optional(),
  interactionKind: InteractionKind.nullable(),
  /** Of something that a person of an organisation did: who. */
  about: z.object({ id: Id, name: z.string() }).optional(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>
export const getTimeline = defineRoute({
  method: 'GET',
  path: '/relations/:id/timeline',
  permission: 'activity.timeline.read',
  summary: 'Show everything that happened with a relation, newest first',
  params: IdParams,
  query: z.object({
    kind: TimelineKind.optional(),
    /** Only facts of one family of activity. */
    familyId: Id.optional(),
    /** Of an organisation also what its people did, as far as the reader may see them. */
    with: z.enum(['people']).optional(),
    before: z.iso.datetime().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  response: z.object({ items: z.array(TimelineEntry), nextBefore: z.iso.datetime().nullable() }),
  errors: ['relations.relation_not_found'],
})
export const addInteraction = defineRoute({
  method: 'POST',
  path: '/relations/:id/interactions',
  permission: 'activity.interaction.write',
  summary: 'Note something about a relation or record a contact',
  params: IdParams,
  body: z.object({
    kind: InteractionKind,
    text: z.string().trim().min(1).max(10_000),
    occurredAt: z.iso.datetime().optional(),
    /** Colleagues whose name stands in the text behind an @; they are told. */
    mentions: z.array(Id).max(50).default([]),
  }),
  response: Interaction,
  errors: ['relations.relation_not_found'],
})
export const removeInteraction = defineRoute({
  method: 'DELETE',
  path: '/interactions/:id',
  permission: 'activity.interaction.write',
  summary: 'Remove a note or contact one recorded',
  params: IdParams,
  response: Done,
  errors: ['activity.interaction_not_found'],
})
export const restoreInteraction = defineRoute({
  method: 'POST',
  path: '/interactions/:id/restore',
  permission: 'activity.interaction.write',
  summary: 'Bring back a removed note',
  params: IdParams,
  response: Interaction,
  errors: ['activity.interaction_not_found'],
})
