import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { FieldInput, FieldKey, NewFieldInput } from './fields.ts'
import { ModelElement } from './model.ts'
import { OwnFieldKey } from './own-value.ts'
import { LinkTypeInput, TypeInput } from './relation-types.ts'

/** What somebody would like the model to be. Accepting it does exactly this, and nothing else. */
export const ProposalContent = z.discriminatedUnion('what', [
  z.object({ what: z.literal('field.add'), field: NewFieldInput }),
  z.object({ what: z.literal('field.change'), key: FieldKey, field: FieldInput }),
  z.object({ what: z.literal('field.retire'), key: OwnFieldKey }),
  z.object({ what: z.literal('relation_type.add'), type: TypeInput }),
  z.object({ what: z.literal('relation_type.change'), id: Id, type: TypeInput }),
  z.object({ what: z.literal('relation_type.retire'), id: Id }),
  z.object({ what: z.literal('link_type.add'), type: LinkTypeInput }),
  z.object({ what: z.literal('link_type.change'), id: Id, type: LinkTypeInput }),
  z.object({ what: z.literal('link_type.retire'), id: Id }),
  z.object({ what: z.literal('definition.change'), id: Id, meaning: z.string().trim().min(1).max(4000) }),
])
export type ProposalContent = z.infer<typeof ProposalContent>

/** open → accepted | refused | withdrawn; the last three are the end. */
export const ProposalStatus = z.enum(['open', 'accepted', 'refused', 'withdrawn'])
export type ProposalStatus = z.infer<typeof ProposalStatus>

export const Proposal = z.object({
  id: Id,
  element: ModelElement,
  change: z.enum(['add', 'change', 'retire']),
  /** The key or id of what it is about; null for something new. */
  elementId: z.string().nullable(),
  title: z.string(),
  reason: z.string(),
  domain: z.object({ id: Id, name: z.string() }).nullable(),
  status: ProposalStatus,
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  isMine: z.boolean(),
  /**
   * Whether the reader is the one who decides: the data owner of the domain, or the administrator when there is none; of a term,
   * whoever decides about that term.
   */
  mayDecide: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
})
export type Proposal = z.infer<typeof Proposal>

export const listProposals = defineRoute({
  method: 'GET',
  path: '/proposals',
  permission: 'governance.model.read',
  summary: 'List proposals to change the model, newest first',
  query: z.object({
    status: ProposalStatus.optional(),
    /** Only those that the reader has to decide. */
    mine: z.stringbool().optional(),
    /** Only those about what belongs to this domain. */
    domainId: Id.optional(),
    /** The id of the last proposal of the page before. */
    after: Id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(Proposal), nextAfter: Id.nullable() }),
})

export const ProposalComment = z.object({ id: Id, author: z.string(), text: z.string(), writtenAt: z.iso.datetime() })
export const ProposalPage = Proposal.extend({
  content: ProposalContent,
  /** The element as the proposer saw it, and as it is now; null for something new. */
  seen: z.record(z.string(), z.unknown()).nullable(),
  current: z.record(z.string(), z.unknown()).nullable(),
  /** It changed after the proposal was made: accepting would undo what somebody else did. */
  isOvertaken: z.boolean(),
  comments: z.array(ProposalComment),
})
export type ProposalPage = z.infer<typeof ProposalPage>

export const getProposal = defineRoute({
  method: 'GET',
  path: '/proposals/:id',
  permission: 'governance.model.read',
  summary: 'Show a proposal: what it would change, and what is said about it',
  params: IdParams,
  response: ProposalPage,
  errors: ['governance.proposal_not_found'],
})

const REFUSALS = [
  'governance.domain_not_found',
  'governance.field_not_found',
  'governance.field_limits_invalid',
  'governance.field_special_needs_ground',
  'governance.too_many_fields',
  'governance.choice_removed',
  'governance.definition_not_found',
  'governance.definition_changed',
  'governance.definition_not_yours',
  'governance.definition_wrong_state',
  'relations.type_not_found',
  'relations.link_type_not_found',
] as const

export const propose = defineRoute({
  method: 'POST',
  path: '/proposals',
  permission: 'governance.model.propose',
  summary: 'Propose a change of the model, with the reason',
  body: z.object({ content: ProposalContent, reason: z.string().trim().min(3).max(2000) }),
  response: ProposalPage,
  errors: [...REFUSALS],
})

export const acceptProposal = defineRoute({
  method: 'POST',
  path: '/proposals/:id/accept',
  permission: 'governance.model.propose',
  summary: 'Accept a proposal: it is carried out at once; only for whoever decides about it',
  params: IdParams,
  body: z.object({ reason: z.string().trim().max(2000).default('') }),
  response: ProposalPage,
  errors: [
    ...REFUSALS,
    'governance.proposal_not_found',
    'governance.proposal_decided',
    'governance.proposal_overtaken',
    'governance.not_owner',
  ],
})

export const refuseProposal = defineRoute({
  method: 'POST',
  path: '/proposals/:id/refuse',
  permission: 'governance.model.propose',
  summary: 'Refuse a proposal, with the reason; only for whoever decides about it',
  params: IdParams,
  body: z.object({ reason: z.string().trim().min(3).max(2000) }),
  response: ProposalPage,
  errors: ['governance.proposal_not_found', 'governance.proposal_decided', 'governance.not_owner'],
})

export const withdrawProposal = defineRoute({
  method: 'POST',
  path: '/proposals/:id/withdraw',
  permission: 'governance.model.propose',
  summary: 'Take back a proposal of one’s own',
  params: IdParams,
  response: Done,
  errors: ['governance.proposal_not_found', 'governance.proposal_decided'],
})

export const commentOnProposal = defineRoute({
  method: 'POST',
  path: '/proposals/:id/comments',
  permission: 'governance.model.propose',
  summary: 'Say something about a proposal',
  params: IdParams,
  body: z.object({ text: z.string().trim().min(1).max(4000) }),
  response: ProposalPage,
  errors: ['governance.proposal_not_found'],
})
