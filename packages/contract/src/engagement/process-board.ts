import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { RelationFilter } from '../relations/relation.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { PartKey, ProcessDate } from './process-templates.ts'
import { ProcessDates } from './process-deeds.ts'
import { ProcessOutcome, ProcessRelation } from './processes.ts'

const Named = z.object({ id: Id, name: z.string() })

/** A card of the board: a running process in the column of the step that it stands at. */
export const BoardCard = z.object({
  id: Id,
  relation: ProcessRelation,
  owner: Named.nullable(),
  /** Who has the step now, in words; null when nobody does by name. */
  at: z.string().nullable(),
  daysInStep: z.int(),
  dueOn: Day.nullable(),
  isLate: z.boolean(),
  isPaused: z.boolean(),
})
export type BoardCard = z.infer<typeof BoardCard>

export const BoardColumn = z.object({
  key: PartKey,
  title: z.string(),
  /** A step of an earlier version, which the newest does not have. */
  isOld: z.boolean(),
  count: z.int(),
  late: z.int(),
  cards: z.array(BoardCard),
  nextCursor: z.string().nullable(),
})
export type BoardColumn = z.infer<typeof BoardColumn>

const Filter = {
  ownerId: Id.optional(),
  /** With whom the step lies now. */
  teamId: Id.optional(),
  overdue: z.stringbool().optional(),
}
/** Cards of a column that come with the board, and of a next page. */
export const CARDS_PER_PAGE = 20

export const getProcessBoard = defineRoute({
  method: 'GET',
  path: '/process-templates/:id/board',
  permission: 'engagement.process.read',
  summary: 'Show the board of a template: per step how many processes stand there, with the first cards',
  params: IdParams,
  query: z.object(Filter),
  response: z.object({
    template: Named.extend({ version: z.int(), dates: z.array(ProcessDate) }),
    columns: z.array(BoardColumn),
    total: z.int(),
    late: z.int(),
    /** Those who have processes on this board, for the filter. */
    owners: z.array(Named),
    teams: z.array(Named),
  }),
  errors: ['engagement.template_not_found'],
})
export const listBoardCards = defineRoute({
  method: 'GET',
  path: '/process-templates/:id/cards',
  permission: 'engagement.process.read',
  summary: 'List more cards of a column of the board, soonest due first',
  params: IdParams,
  query: z.object({ ...Filter, step: PartKey, cursor: z.string().max(200).optional() }),
  response: z.object({ items: z.array(BoardCard), nextCursor: z.string().nullable() }),
  errors: ['engagement.template_not_found'],
})

/** Days, as fractions; null when nothing was measured. */
const Spread = z.object({ median: z.number().nullable(), p90: z.number().nullable() })
export const StepFigures = z.object({
  key: PartKey,
  title: z.string(),
  isOld: z.boolean(),
  /** Steps done in the period. */
  done: z.int(),
  skipped: z.int(),
  /** From opened until somebody was at it; until done when nobody said so. */
  waiting: Spread,
  /** From when somebody was at it until done. */
  working: Spread,
  /** Done after the day it was due, of those that had one. */
  doneLate: z.int(),
  doneWithDue: z.int(),
  /** Now: open, of those past their day, and how long the middle one has been open. */
  open: z.int(),
  openLate: z.int(),
  openMedian: z.number().nullable(),
  /** It takes the longest of all steps, or most of what runs late stands here. */
  isBottleneck: z.boolean(),
})
export type StepFigures = z.infer<typeof StepFigures>
export const getProcessFigures = defineRoute({
  method: 'GET',
  path: '/process-templates/:id/figures',
  permission: 'engagement.process.read',
  summary: 'Show how long the steps of a template take and where it stalls, by version and period',
  params: IdParams,
  query: z.object({ version: z.coerce.number().int().min(1).optional(), from: Day.optional(), until: Day.optional() }),
  response: z.object({
    from: Day,
    until: Day,
    versions: z.array(z.int()),
    ended: z.int(),
    outcomes: z.record(ProcessOutcome, z.int()),
    /** From start to end, of those that were completed. */
    lead: Spread,
    running: z.int(),
    steps: z.array(StepFigures),
  }),
  errors: ['engagement.template_not_found'],
})

/** More at once would keep the list busy for minutes; a longer list goes in parts. */
export const MOST_STARTED_AT_ONCE = 5000
export const ProcessBatch = z.object({
  id: Id,
  template: Named,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'undoing', 'undone']),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  /** By what became of each relation. `refused`: not there for who asked, or not to be changed by them. */
  counts: z.object({
    asked: z.int(),
    waiting: z.int(),
    started: z.int(),
    runningAlready: z.int(),
    gone: z.int(),
    undone: z.int(),
    kept: z.int(),
    refused: z.int(),
  }),
  mayUndo: z.boolean(),
})
export type ProcessBatch = z.infer<typeof ProcessBatch>
/** Which relations: of a list by its filter, or one by one. */
const ForWhom = z.object({
  filter: RelationFilter.optional(),
  relationIds: z.array(Id).min(1).max(MOST_STARTED_AT_ONCE).optional(),
})
const LIST = ['relations.filter_invalid', 'relations.field_hidden', 'engagement.too_many_to_start'] as const
export const previewStartForMany = defineRoute({
  method: 'POST',
  path: '/process-templates/:id/batches/preview',
  permission: 'engagement.process.manage',
  summary: 'Count with how many relations of a list a process would start; nothing is started',
  whileViewing: 'allowed',
  params: IdParams,
  body: ForWhom,
  response: z.object({ asked: z.int(), starting: z.int(), runningAlready: z.int(), refused: z.int() }),
  errors: [...LIST, 'engagement.template_not_found', 'engagement.template_not_in_use'],
})
export const startForMany = defineRoute({
  method: 'POST',
  path: '/process-templates/:id/batches',
  permission: 'engagement.process.manage',
  summary: 'Start a process with every relation of a list, in the background',
  params: IdParams,
  body: ForWhom.extend({ ownerId: Id.optional(), dates: ProcessDates.default({}) }),
  response: ProcessBatch,
  errors: [
    ...LIST,
    'engagement.template_not_found',
    'engagement.template_not_in_use',
    'engagement.date_needed',
    'engagement.date_unknown',
    'engagement.owner_not_found',
    'engagement.nobody_to_start',
  ],
})
export const listProcessBatches = defineRoute({
  method: 'GET',
  path: '/process-templates/:id/batches',
  permission: 'engagement.process.manage',
  summary: 'List what was started for many at once, newest first',
  params: IdParams,
  response: z.object({ items: z.array(ProcessBatch) }),
  errors: ['engagement.template_not_found'],
})
export const undoBatch = defineRoute({
  method: 'POST',
  path: '/process-batches/:id/undo',
  permission: 'engagement.process.manage',
  summary: 'Take back what was started for many at once, apart from those on which somebody worked',
  params: IdParams,
  response: ProcessBatch,
  errors: ['engagement.batch_not_found', 'engagement.batch_busy'],
})
