import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Id, IdParams } from '../platform/route.ts'

/** Who has a seat in a domain; whoever may no longer sign in leaves it vacant. */
export const Seat = z.object({ id: Id, name: z.string(), isActive: z.boolean(), isAdministrator: z.boolean() })
export type Seat = z.infer<typeof Seat>

export const DomainPage = z.object({
  id: Id,
  key: z.string(),
  name: z.string(),
  description: z.string(),
  owner: Seat.nullable(),
  deputy: Seat.nullable(),
  /** Nobody who can sign in answers for it. */
  isVacant: z.boolean(),
  /** What it covers. */
  types: z.array(z.object({ id: Id, key: z.string(), name: z.string() })),
  fields: z.array(z.object({ key: z.string(), label: z.string() })),
  definitionCount: z.int(),
  /** Counted at night; null when the reader may not see the domain's relations, or nothing was counted yet. */
  counts: z
    .object({ day: Day, relations: z.int(), sources: z.array(z.object({ name: z.string(), relations: z.int() })) })
    .nullable(),
  /** What waits for the owner. */
  open: z.object({ reviews: z.int(), proposals: z.int(), disputedTerms: z.int(), conceptTerms: z.int() }),
  mayManage: z.boolean(),
  isMine: z.boolean(),
})
export type DomainPage = z.infer<typeof DomainPage>

export const Appointment = z.object({
  id: Id,
  seat: z.enum(['owner', 'deputy']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  remark: z.string(),
  open: z.record(z.string(), z.int()),
  by: z.string(),
  at: z.iso.datetime(),
})
export type Appointment = z.infer<typeof Appointment>

export const describeDomains = defineRoute({
  method: 'GET',
  path: '/governance/domains',
  permission: 'governance.model.read',
  summary: 'List the domains with who answers for them and what waits for them',
  response: z.object({ items: z.array(DomainPage), freeCount: z.int() }),
})
export const getDomain = defineRoute({
  method: 'GET',
  path: '/governance/domains/:id',
  permission: 'governance.model.read',
  summary: 'Show a domain, who answers for it and how that came about',
  params: IdParams,
  response: DomainPage.extend({ appointments: z.array(Appointment) }),
  errors: ['governance.domain_not_found'],
})
const DomainText = z.object({
  name: z.string().trim().min(2).max(80),
  description: z.string().trim().max(2000).default(''),
})
export const addDomain = defineRoute({
  method: 'POST',
  path: '/governance/domains',
  permission: 'governance.domain.manage',
  summary: 'Make a domain; there can be 63, and a place is never used again',
  body: DomainText,
  response: DomainPage,
  errors: ['governance.domain_name_taken', 'governance.domains_full'],
})
export const changeDomain = defineRoute({
  method: 'PATCH',
  path: '/governance/domains/:id',
  permission: 'governance.model.read',
  summary: 'Rename or describe a domain; for its owner and whoever manages domains',
  params: IdParams,
  body: DomainText,
  response: DomainPage,
  errors: ['governance.domain_not_found', 'governance.domain_name_taken', 'governance.not_owner'],
})
export const appointOwner = defineRoute({
  method: 'POST',
  path: '/governance/domains/:id/appointments',
  permission: 'governance.domain.manage',
  summary: 'Appoint the data owner or the deputy of a domain, or leave the seat empty; both are informed',
  params: IdParams,
  body: z.object({
    seat: z.enum(['owner', 'deputy']),
    userId: Id.nullable(),
    remark: z.string().trim().max(1000).default(''),
  }),
  response: DomainPage,
  errors: [
    'governance.domain_not_found',
    'governance.colleague_not_found',
    'governance.owner_is_deputy',
    'governance.seat_unchanged',
  ],
})
