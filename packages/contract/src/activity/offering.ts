import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { FactKind } from './facts.ts'

export const OfferingKind = z.enum(['series', 'event', 'date', 'course', 'service'])
export type OfferingKind = z.infer<typeof OfferingKind>
export const OfferingState = z.enum(['concept', 'planned', 'cancelled'])
export type OfferingState = z.infer<typeof OfferingState>

const Named = z.object({ id: Id, name: z.string() })
const ShortOffering = z.object({ id: Id, kind: OfferingKind, title: z.string() })

export const PriceType = z.object({
  name: z.string().trim().min(1).max(80),
  amountCents: z.int().min(0).max(100_000_000),
})
export type PriceType = z.infer<typeof PriceType>

/** One line of the list. Figures hold everything below it: an event those of its dates. */
export const OfferingRow = z.object({
  ...ShortOffering.shape,
  parent: ShortOffering.nullable(),
  /** Its own, else that of what it belongs to. */
  genre: Named.nullable(),
  branch: Named.nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  capacity: z.int().nullable(),
  state: OfferingState,
  sold: z.int(),
})
export type OfferingRow = z.infer<typeof OfferingRow>

export const OfferingValues = z.object({
  kind: OfferingKind,
  parentId: Id.nullable(),
  title: z.string().trim().min(1).max(300),
  genreId: Id.nullable(),
  branchId: Id.nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  capacity: z.int().min(0).max(10_000_000).nullable(),
  state: OfferingState,
  makers: z.array(z.string().trim().min(1).max(120)).max(50),
  targetGroupIds: z.array(Id).max(50),
  priceTypes: z.array(PriceType).max(50),
  /** Its number in the system that it comes from. */
  externalId: z.string().trim().min(1).max(200).nullable(),
})
export type OfferingValues = z.infer<typeof OfferingValues>

/**
 * What came of it. Sold: tickets and enrolments less what was given back. Attended: scans. Relations: those that the reader may see;
 * `anonymous` counts what was sold to nobody who is known.
 */
export const OfferingFigures = z.object({
  sold: z.int(),
  attended: z.int(),
  /** Of everything below it, where that is known. */
  capacity: z.int().nullable(),
  proceeds: z.array(z.object({ currency: z.string(), cents: z.int() })),
  relations: z.int(),
  anonymous: z.int(),
  byKind: z.array(z.object({ kind: FactKind, quantity: z.int() })),
})
export type OfferingFigures = z.infer<typeof OfferingFigures>

export const Offering = z.object({
  id: Id,
  version: z.int(),
  values: OfferingValues,
  /** What it belongs to, the nearest first. */
  above: z.array(ShortOffering),
  /** As it counts: its own, else of what it belongs to. */
  genre: Named.nullable(),
  branch: Named.nullable(),
  targetGroups: z.array(Named),
  /** What belongs to it; the first of many. */
  below: z.array(OfferingRow),
  belowCount: z.int(),
  /** Null for who may not see what relations do. */
  figures: OfferingFigures.nullable(),
  mayManage: z.boolean(),
})
export type Offering = z.infer<typeof Offering>

export const OfferingFilter = z.object({
  /** A piece of the title. */
  q: z.string().trim().max(200).optional(),
  kind: OfferingKind.optional(),
  state: OfferingState.optional(),
  genreId: Id.optional(),
  branchId: Id.optional(),
  targetGroupId: Id.optional(),
  parentId: Id.optional(),
  /** Beginning on or after, and on or before, a day. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})
export type OfferingFilter = z.infer<typeof OfferingFilter>

export const listOfferings = defineRoute({
  method: 'GET',
  path: '/offerings',
  permission: 'activity.offering.read',
  summary: 'List what is offered',
  query: OfferingFilter.extend({
    /** `latest`: what begins last first; `soonest`: what begins first; `title`: by title. */
    sort: z.enum(['latest', 'soonest', 'title']).default('latest'),
    cursor: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(OfferingRow), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})

export const getOffering = defineRoute({
  method: 'GET',
  path: '/offerings/:id',
  permission: 'activity.offering.read',
  summary: 'Show one thing that is offered, and what came of it',
  params: IdParams,
  response: Offering,
  errors: ['activity.offering_not_found'],
})

const refusals = [
  'activity.offering_parent',
  'activity.offering_period',
  'activity.offering_number_taken',
  'activity.price_twice',
  'activity.genre_not_found',
  'activity.target_group_not_found',
  'activity.branch_not_found',
] as const

export const addOffering = defineRoute({
  method: 'POST',
  path: '/offerings',
  permission: 'activity.offering.manage',
  summary: 'Add something to what is offered',
  body: OfferingValues,
  response: Offering,
  errors: refusals,
})
export const changeOffering = defineRoute({
  method: 'PUT',
  path: '/offerings/:id',
  permission: 'activity.offering.manage',
  summary: 'Change something that is offered; a day that moves takes along the day of what people did with it',
  params: IdParams,
  body: z.object({ values: OfferingValues, version: z.int() }),
  response: Offering,
  errors: ['activity.offering_not_found', 'activity.offering_changed', ...refusals],
})
export const removeOffering = defineRoute({
  method: 'DELETE',
  path: '/offerings/:id',
  permission: 'activity.offering.manage',
  summary: 'Remove something that nobody did anything with',
  params: IdParams,
  response: Done,
  errors: ['activity.offering_not_found', 'activity.offering_in_use'],
})

export const ActivityList = z.object({
  id: Id,
  name: z.string(),
  isActive: z.boolean(),
})
export type ActivityList = z.infer<typeof ActivityList>
export const FamilyOfFacts = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  /** It exists only for who sees this domain; null for whoever sees the relation. */
  domainId: Id.nullable(),
  kinds: z.array(FactKind),
})
export type FamilyOfFacts = z.infer<typeof FamilyOfFacts>
export const getActivityLists = defineRoute({
  method: 'GET',
  path: '/activity-lists',
  permission: 'activity.offering.read',
  summary: 'Show the genres, target groups and families of activity of the organisation',
  response: z.object({
    genres: z.array(ActivityList),
    targetGroups: z.array(ActivityList),
    /** Those that the reader may see. */
    families: z.array(FamilyOfFacts),
  }),
})
export const setActivityList = defineRoute({
  method: 'PUT',
  path: '/activity-lists/:list',
  permission: 'activity.offering.manage',
  summary: 'Set the genres or target groups; what is left out can no longer be chosen',
  params: z.object({ list: z.enum(['genres', 'target-groups']) }),
  body: z.object({
    items: z.array(z.object({ id: Id.optional(), name: z.string().trim().min(1).max(80) })).max(100),
    /** The ids that were there, in their order, when the list was opened. */
    seen: z.array(Id),
  }),
  response: z.object({ items: z.array(ActivityList) }),
  errors: ['activity.list_changed', 'activity.list_name_taken'],
})
export const setFamilyDomain = defineRoute({
  method: 'PUT',
  path: '/activity-families/:id',
  permission: 'governance.model.write',
  summary: 'Name a family of activity and say for whom it exists',
  params: IdParams,
  body: z.object({ name: z.string().trim().min(1).max(80), domainId: Id.nullable() }),
  response: FamilyOfFacts,
  errors: ['activity.family_not_found', 'activity.list_name_taken', 'governance.domain_not_found'],
})
