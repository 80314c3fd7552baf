import { z } from 'zod'
import { TypeAudience } from '../governance/relation-types.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { SegmentMember } from './segments.ts'

/** What was done and what it brought, by kind of fact, in one year. */
export const Contribution = z.object({
  /** A kind of fact. */
  kind: z.string(),
  /** Relations that did it, or for whom money came or went. */
  relations: z.int(),
  times: z.int(),
  /** Tickets, loans, visits; minutes of volunteering. */
  quantity: z.int(),
  /** What it brought, less what was given back. */
  cents: z.int(),
})
export type Contribution = z.infer<typeof Contribution>

/** One year of one row. `roles`, and whatever has to do with roles, is as of the day; the rest is over the year until that day. */
export const InventoryYear = z.object({
  day: z.iso.date(),
  /** Different relations with such a role on the day. */
  relations: z.int(),
  /** Their roles of these types; one relation with two types has two. */
  roles: z.int(),
  /** On the last day of the year before. */
  before: z.int(),
  /** Has it on the day and had it not before; and the other way about. */
  new: z.int(),
  lapsed: z.int(),
  net: z.int(),
  /** Relations that had it on any day of the year: what they did is what is counted as contribution. */
  during: z.int(),
  contributions: z.array(Contribution),
  /** Of all kinds together; what was only promised (pledges) apart. */
  cents: z.int(),
  promisedCents: z.int(),
  /** Part of the money of everybody in the inventory, 0–1; null when there was none. Rows overlap, so these are more than 1 together. */
  share: z.number().nullable(),
})
export type InventoryYear = z.infer<typeof InventoryYear>

/** Of the relations of a row, how many have what a good record has; only of those whose field the reader may read. */
export const InventoryQuality = z.object({
  field: z.enum(['emails', 'phones', 'addresses', 'birthDate']),
  measured: z.int(),
  good: z.int(),
})
export type InventoryQuality = z.infer<typeof InventoryQuality>

export const InventoryRow = z.object({
  /** The year that was asked for. */
  now: InventoryYear,
  /** The same stretch of the year before. */
  last: InventoryYear.nullable(),
  /** Whole years before, oldest first. */
  years: z.array(InventoryYear),
  quality: z.array(InventoryQuality),
})
export type InventoryRow = z.infer<typeof InventoryRow>

export const InventoryType = InventoryRow.extend({
  typeId: Id,
  key: z.string(),
  name: z.string(),
  /** What the organisation means by it. */
  definition: z.string().nullable(),
  audience: TypeAudience,
  domain: z.string(),
  owner: z.string().nullable(),
})
export type InventoryType = z.infer<typeof InventoryType>

/** Who is the customer, from where one stands; a relation may be all three. Null: it rests upon facts that the reader does not see. */
export const CustomerViews = z.object({
  /** The marketer: who can be reached by e-mail, telephone or post; of whom the reader may read these. */
  reachable: z.int(),
  /** The programmer: who came in the year. */
  visitors: z.int().nullable(),
  /** The ticket desk: who paid something in the year. */
  buyers: z.int().nullable(),
})
export type CustomerViews = z.infer<typeof CustomerViews>

const Ages = z.object({ youth: z.int(), adult: z.int(), unknown: z.int() })
/** What libraries hand in every year as of 31 December. */
export const LibraryFigures = z.object({
  /** Types whose holders are members; empty: the organisation has none. */
  memberTypes: z.array(z.string()),
  members: Ages,
  newMembers: Ages,
  lapsedMembers: Ages,
  loans: Ages.extend({ fiction: z.int(), nonFiction: z.int(), otherGenre: z.int() }),
  volunteers: z.int(),
  volunteerHours: z.number(),
})
export type LibraryFigures = z.infer<typeof LibraryFigures>

export const Inventory = z.object({
  day: z.iso.date(),
  from: z.iso.date(),
  countedAt: z.iso.datetime(),
  /** Everybody with a role that the reader sees, each once. */
  total: InventoryRow,
  /** Open relations that the reader sees and that had no such role in the year; and what those did. */
  withoutRole: z.object({ relations: z.int(), contributions: z.array(Contribution), cents: z.int() }),
  /** What nobody did who is known by name: sold at the counter. */
  anonymous: z.array(Contribution),
  audiences: z.array(InventoryRow.extend({ audience: TypeAudience })),
  types: z.array(InventoryType),
  customers: CustomerViews,
  library: LibraryFigures,
})
export type Inventory = z.infer<typeof Inventory>

const Day = z.object({ day: z.iso.date().optional() })
export const getInventory = defineRoute({
  method: 'GET',
  path: '/inventory',
  permission: 'segments.inventory.read',
  whileViewing: 'allowed',
  summary: 'Take stock of all relations: how many of each type, who came and went, and what they brought',
  /** Left out: the last day that was counted. */
  query: Day,
  response: Inventory,
  errors: ['segments.day_not_counted'],
})

export const InventoryDay = z.object({
  day: z.iso.date(),
  countedAt: z.iso.datetime().nullable(),
  isAsked: z.boolean(),
})
export type InventoryDay = z.infer<typeof InventoryDay>
export const listInventoryDays = defineRoute({
  method: 'GET',
  path: '/inventory/days',
  permission: 'segments.inventory.read',
  summary: 'List the days as of which was counted, newest first',
  response: z.object({ items: z.array(InventoryDay) }),
})
export const countInventory = defineRoute({
  method: 'POST',
  path: '/inventory/days',
  permission: 'segments.inventory.count',
  summary: 'Have everything counted as of a day, or counted again',
  body: z.object({ day: z.iso.date() }),
  response: InventoryDay,
  errors: ['segments.day_to_come', 'segments.too_many_days'],
})

/** Behind which figure. For several types: with one of them at least. */
export const InventoryCell = z.object({
  day: z.iso.date(),
  /** `did`: did what `kind` says; `everybody`: of this row, on the day. */
  what: z.enum(['everybody', 'new', 'lapsed', 'during', 'did', 'visitors', 'buyers']),
  /** Left out: of all types that the reader sees. */
  typeIds: z.array(Id).min(1).max(200).optional(),
  kind: z.string().max(40).optional(),
})
export type InventoryCell = z.infer<typeof InventoryCell>
export const listInventoryPeople = defineRoute({
  method: 'POST',
  path: '/inventory/people',
  permission: 'segments.inventory.read',
  whileViewing: 'allowed',
  summary: 'List the relations behind a figure of the inventory',
  /** `after`: `next` of the page before. */
  body: InventoryCell.extend({ after: z.int().min(0).optional(), limit: z.int().min(1).max(100).default(50) }),
  response: z.object({ count: z.int(), items: z.array(SegmentMember), next: z.int().nullable() }),
  errors: ['segments.day_not_counted', 'segments.condition_hidden'],
})

export const exportInventory = defineRoute({
  method: 'GET',
  path: '/inventory/export',
  permission: 'segments.inventory.export',
  summary: 'Download the inventory as a file to share; small numbers are left out',
  transport: 'download',
  query: Day,
  response: z.unknown(),
  errors: ['segments.day_not_counted'],
})

export const InventoryFreeze = z.object({
  id: Id,
  name: z.string(),
  day: z.iso.date(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type InventoryFreeze = z.infer<typeof InventoryFreeze>
export const listInventoryFreezes = defineRoute({
  method: 'GET',
  path: '/inventory/freezes',
  permission: 'segments.inventory.read',
  summary: 'List the inventories that were kept as they stood',
  response: z.object({ items: z.array(InventoryFreeze) }),
})
export const freezeInventory = defineRoute({
  method: 'POST',
  path: '/inventory/freezes',
  permission: 'segments.inventory.freeze',
  summary: 'Keep the inventory as it stands, with who kept it and what the words meant',
  body: z.object({ day: z.iso.date(), name: z.string().trim().min(1).max(120) }),
  response: InventoryFreeze,
  errors: ['segments.day_not_counted'],
})
export const getInventoryFreeze = defineRoute({
  method: 'GET',
  path: '/inventory/freezes/:id',
  permission: 'segments.inventory.read',
  summary: 'Show an inventory as it was kept',
  params: IdParams,
  response: InventoryFreeze.extend({ figures: Inventory }),
  errors: ['segments.freeze_not_found'],
})
export const removeInventoryFreeze = defineRoute({
  method: 'DELETE',
  path: '/inventory/freezes/:id',
  permission: 'segments.inventory.freeze',
  summary: 'Throw away an inventory that was kept',
  params: IdParams,
  response: Done,
  errors: ['segments.freeze_not_found'],
})

export const setLibraryMemberTypes = defineRoute({
  method: 'PUT',
  path: '/inventory/member-types',
  permission: 'segments.inventory.count',
  summary: 'Say which roles make somebody a member of the library in the yearly figures',
  body: z.object({ typeIds: z.array(Id).max(50) }),
  response: Done,
  errors: ['relations.type_not_found'],
})
