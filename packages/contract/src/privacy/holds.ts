import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

const text = (most: number) => z.string().trim().max(most)
const MANAGE = 'privacy.retention.manage' as const

export const LegalHold = z.object({
  id: Id,
  kind: z.enum(['relation', 'type', 'source']),
  /** Null when the relation is not there for the reader. */
  subjectId: Id.nullable(),
  subject: z.string().nullable(),
  reason: z.string(),
  until: Day.nullable(),
  placedBy: z.string(),
  placedAt: z.iso.datetime(),
  liftedBy: z.string().nullable(),
  liftedAt: z.iso.datetime().nullable(),
  liftReason: z.string().nullable(),
})
export type LegalHold = z.infer<typeof LegalHold>

export const listLegalHolds = defineRoute({
  method: 'GET',
  path: '/retention/holds',
  permission: MANAGE,
  summary: 'List what may not go, whatever a rule says',
  query: z.object({ isRunning: z.stringbool().default(true) }),
  response: z.object({ items: z.array(LegalHold) }),
})
export const placeLegalHold = defineRoute({
  method: 'POST',
  path: '/retention/holds',
  permission: MANAGE,
  summary: 'Hold a relation, all relations of a type or all of a source',
  body: z.object({
    kind: z.enum(['relation', 'type', 'source']),
    subjectId: Id,
    reason: text(1000).min(5),
    until: Day.nullable(),
  }),
  response: LegalHold,
  errors: [
    'relations.relation_not_found',
    'relations.type_not_found',
    'identity.source_not_found',
    'privacy.hold_in_past',
  ],
})
export const liftLegalHold = defineRoute({
  method: 'POST',
  path: '/retention/holds/:id/lift',
  permission: MANAGE,
  summary: 'Lift a hold; from then on rules count again',
  params: IdParams,
  body: z.object({ reason: text(1000).min(5) }),
  response: LegalHold,
  errors: ['privacy.hold_not_found', 'privacy.hold_lifted'],
})

/** The exception to "titles of loans are never read in". */
export const LoanTitlePermission = z.object({
  id: Id,
  purpose: z.string(),
  reason: z.string(),
  until: Day,
  givenBy: z.string(),
  givenAt: z.iso.datetime(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
})
export type LoanTitlePermission = z.infer<typeof LoanTitlePermission>

export const getLoanTitles = defineRoute({
  method: 'GET',
  path: '/retention/loan-titles',
  permission: MANAGE,
  summary: 'Show whether titles of loans may be read in, and who decided so when',
  response: z.object({ running: LoanTitlePermission.nullable(), earlier: z.array(LoanTitlePermission) }),
})
export const allowLoanTitles = defineRoute({
  method: 'POST',
  path: '/retention/loan-titles',
  permission: MANAGE,
  summary: 'Let titles of loans be read in for a purpose, with a reason, until a day',
  body: z.object({ purpose: text(300).min(5), reason: text(1000).min(20), until: Day }),
  response: LoanTitlePermission,
  errors: ['privacy.loan_titles_allowed', 'privacy.loan_titles_too_long'],
})
export const withdrawLoanTitles = defineRoute({
  method: 'DELETE',
  path: '/retention/loan-titles',
  permission: MANAGE,
  summary: 'Stop titles of loans again',
  response: Done,
  errors: ['privacy.loan_titles_not_allowed'],
})
