import { z } from 'zod'
import { Done, defineRoute, Id, IdParams } from '../platform/route.ts'
import { MayWeRule } from '../privacy/may-we.ts'
import { Channel } from '../privacy/purposes.ts'
import { Day } from '../relations/record.ts'
import { RelationFilter } from '../relations/relation.ts'
import { ApproachRelation } from './approaches.ts'

/**
 * Where somebody on a target list stands. `approached` and `planned`: an approach for the purpose touches them in the period;
 * `open`: not yet; `hindered`: consent, law or contact pressure say no; `excluded`: left out by hand.
 */
export const CoverageState = z.enum(['approached', 'planned', 'open', 'hindered', 'excluded'])
export type CoverageState = z.infer<typeof CoverageState>

export const CoverageFigures = z.object({
  total: z.int(),
  approached: z.int(),
  planned: z.int(),
  open: z.int(),
  hindered: z.int(),
  excluded: z.int(),
})
export type CoverageFigures = z.infer<typeof CoverageFigures>

export const Coverage = z.object({
  id: Id,
  name: z.string(),
  purpose: z.object({ id: Id, name: z.string() }),
  channel: Channel,
  startsOn: Day,
  endsOn: Day,
  state: z.enum(['checking', 'open', 'closed']),
  jobId: Id.nullable(),
  /** When consent and contact pressure were looked at last. */
  checkedAt: z.iso.datetime().nullable(),
  /** Of the relations that the reader may see. */
  figures: CoverageFigures,
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  mayChange: z.boolean(),
})
export type Coverage = z.infer<typeof Coverage>

/** Of one colleague, or of nobody yet (`id` null), on one list. */
export const CoverageShare = z.object({
  id: Id.nullable(),
  name: z.string().nullable(),
  isMine: z.boolean(),
  total: z.int(),
  open: z.int(),
  done: z.int(),
})
export type CoverageShare = z.infer<typeof CoverageShare>

export const CoverageDetail = Coverage.extend({
  /** The filter by which the list was made; null when they were picked one by one, or for who may not read it back. */
  filter: RelationFilter.nullable(),
  shares: z.array(CoverageShare),
  divided: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type CoverageDetail = z.infer<typeof CoverageDetail>

export const CoverageMember = z.object({
  relation: ApproachRelation,
  state: CoverageState,
  owner: z.object({ id: Id, name: z.string(), isMine: z.boolean() }).nullable(),
  /** The approach by which they are approached or planned; null when there is none that the reader may see. */
  approach: z.object({ id: Id, owner: z.string(), startsOn: Day, endsOn: Day }).nullable(),
  /** Why they are hindered. */
  hindrance: z.union([MayWeRule, z.literal('too_often')]).nullable(),
  excluded: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type CoverageMember = z.infer<typeof CoverageMember>

const name = z.string().trim().min(1).max(120)
const found = ['engagement.coverage_not_found'] as const
const changing = [...found, 'engagement.coverage_not_yours', 'engagement.coverage_busy'] as const

export const makeCoverage = defineRoute({
  method: 'POST',
  path: '/coverages',
  permission: 'engagement.approach.write',
  summary: 'Make a target list, by filter or by id, for a purpose and a period; who is on it is frozen',
  body: z.object({
    name,
    purposeId: Id,
    channel: Channel,
    startsOn: Day,
    endsOn: Day,
    filter: RelationFilter.optional(),
    relationIds: z.array(Id).min(1).max(1000).optional(),
  }),
  response: CoverageDetail,
  errors: [
    'privacy.purpose_not_found',
    'privacy.purpose_not_active',
    'engagement.coverage_dates',
    'engagement.coverage_empty',
    'relations.filter_invalid',
  ],
})

export const listCoverages = defineRoute({
  method: 'GET',
  path: '/coverages',
  permission: 'engagement.approach.read',
  summary: 'List target lists with their figures, the newest first',
  query: z.object({
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(20).default(10),
  }),
  response: z.object({ items: z.array(Coverage), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})

export const getCoverage = defineRoute({
  method: 'GET',
  path: '/coverages/:id',
  permission: 'engagement.approach.read',
  summary: 'Show a target list with its figures, in all and per colleague',
  params: IdParams,
  response: CoverageDetail,
  errors: [...found],
})

export const listCoverageMembers = defineRoute({
  method: 'GET',
  path: '/coverages/:id/members',
  permission: 'engagement.approach.read',
  summary: 'List who is on a target list, in the order of the list',
  params: IdParams,
  query: z.object({
    state: CoverageState.optional(),
    /** Of one colleague; `none`: of nobody yet. */
    owner: z.union([Id, z.literal('none')]).optional(),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(CoverageMember), nextCursor: z.string().nullable() }),
  errors: [...found, 'relations.cursor_invalid'],
})

export const checkCoverage = defineRoute({
  method: 'POST',
  path: '/coverages/:id/check',
  permission: 'engagement.approach.write',
  summary: 'Look again at consent and contact pressure of everybody on a target list',
  params: IdParams,
  body: z.object({}),
  response: CoverageDetail,
  errors: [...changing, 'engagement.coverage_closed'],
})

export const closeCoverage = defineRoute({
  method: 'POST',
  path: '/coverages/:id/close',
  permission: 'engagement.approach.write',
  summary: 'Close a target list, or open it again; it stays to be read',
  params: IdParams,
  body: z.object({ isClosed: z.boolean() }),
  response: CoverageDetail,
  errors: [...changing],
})

export const removeCoverage = defineRoute({
  method: 'DELETE',
  path: '/coverages/:id',
  permission: 'engagement.approach.write',
  summary: 'Remove a target list; approaches stay',
  params: IdParams,
  response: Done,
  errors: [...changing],
})

export const excludeFromCoverage = defineRoute({
  method: 'POST',
  path: '/coverages/:id/exclusions',
  permission: 'engagement.approach.write',
  summary: 'Leave somebody on a target list out by hand, with the reason, or take that back (reason null)',
  params: IdParams,
  body: z.object({ relationId: Id, reason: z.string().trim().min(3).max(500).nullable() }),
  response: CoverageMember,
  errors: [...changing, 'engagement.coverage_closed', 'engagement.coverage_member_not_found'],
})

export const DivisionShare = z.object({ id: Id, name: z.string(), count: z.int() })
export type DivisionShare = z.infer<typeof DivisionShare>

export const divideCoverage = defineRoute({
  method: 'POST',
  path: '/coverages/:id/division',
  permission: 'engagement.approach.write',
  summary: 'Divide who was not approached yet over colleagues: evenly, or to who looks after the relation',
  params: IdParams,
  body: z.object({
    way: z.enum(['evenly', 'by_owner']),
    /** For `evenly`. */
    userIds: z.array(Id).max(50).default([]),
    /** Also those that a colleague has already. */
    isAgain: z.boolean().default(false),
    /** Only says how many each would get. */
    isTrial: z.boolean().default(false),
  }),
  response: z.object({
    shares: z.array(DivisionShare),
    /** Those whom nobody among these colleagues may see, or whom nobody looks after. */
    left: z.int(),
  }),
  errors: [
    ...changing,
    'engagement.coverage_closed',
    'engagement.coverage_colleague',
    'engagement.coverage_nothing_left',
  ],
})

export const undoCoverageDivision = defineRoute({
  method: 'POST',
  path: '/coverages/:id/division/undo',
  permission: 'engagement.approach.write',
  summary: 'Take the last division back: everybody goes back to who had them before',
  params: IdParams,
  body: z.object({}),
  response: CoverageDetail,
  errors: [...changing, 'engagement.coverage_closed', 'engagement.coverage_not_divided'],
})
