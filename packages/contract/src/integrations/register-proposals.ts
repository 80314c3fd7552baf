import { z } from 'zod'
import { Day } from '../relations/record.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { ProposalKind, SchoolLocation } from './registers.ts'

/** What carrying out would do, in the order in which it is done; with what stands there now. */
export const ProposalDeed = z.object({
  deed: z.enum(['name', 'address', 'number', 'leave_board', 'join_board', 'part_of', 'archive']),
  now: z.string().nullable(),
  then: z.string().nullable(),
})
export type ProposalDeed = z.infer<typeof ProposalDeed>

export const RegisterProposal = z.object({
  id: Id,
  kind: ProposalKind,
  state: z.enum(['open', 'done', 'dismissed']),
  code: z.string(),
  happenedOn: Day,
  relation: z.object({ id: Id, name: z.string() }),
  /** Whether the reader looks after the relation. */
  isMine: z.boolean(),
  hasOwner: z.boolean(),
  before: SchoolLocation,
  after: SchoolLocation,
  successor: SchoolLocation.nullable(),
  /** Empty: everything is already as the register says. */
  deeds: z.array(ProposalDeed),
  settledBy: z.string().nullable(),
  settledAt: z.iso.datetime().nullable(),
})
export type RegisterProposal = z.infer<typeof RegisterProposal>

export const listRegisterProposals = defineRoute({
  method: 'GET',
  path: '/register-proposals',
  permission: 'relations.relation.read',
  summary: 'List what registers propose for relations that the reader sees and that waits for somebody',
  query: z.object({
    relationId: Id.optional(),
    mine: z.literal('true').optional(),
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ items: z.array(RegisterProposal), next: Id.nullable() }),
})

export const settleRegisterProposal = defineRoute({
  method: 'POST',
  path: '/register-proposals/:id/settlements',
  permission: 'relations.relation.write',
  summary: 'Carry out what a register proposes, or leave it',
  params: IdParams,
  body: z.object({
    deed: z.enum(['carry_out', 'dismiss']),
    /** What was shown; refused when it would now be something else. */
    expected: z.array(ProposalDeed).optional(),
  }),
  response: Done,
  errors: [
    'integrations.proposal_not_found',
    'integrations.proposal_settled',
    'integrations.proposal_changed',
    'relations.change_not_allowed',
    'relations.delete_not_allowed',
    'relations.field_hidden',
    'relations.link_circle',
    'identity.field_changed',
    'identity.field_invalid',
  ],
})
