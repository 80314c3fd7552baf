import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { Day, RelationKind } from '../relations/record.ts'

/** Articles 15, 16, 17, 18, 20 and 21 of the GDPR. */
export const RequestKind = z.enum(['access', 'correction', 'erasure', 'restriction', 'portability', 'objection'])
export type RequestKind = z.infer<typeof RequestKind>

/** How the request reached us. */
export const RequestChannel = z.enum(['desk', 'phone', 'email', 'letter', 'self_service'])
export type RequestChannel = z.infer<typeof RequestChannel>

/** How we know that the person is who he or she says to be. */
export const IdentityCheck = z.enum(['known', 'in_person', 'document_seen', 'card', 'called_back', 'signed_link'])
export type IdentityCheck = z.infer<typeof IdentityCheck>

export const RequestOutcome = z.enum(['granted', 'partly', 'refused', 'nothing_known', 'withdrawn'])
export type RequestOutcome = z.infer<typeof RequestOutcome>

/** Steps are done by hand (`told_everybody`) or follow from what happened (`identity`, `dossier`). */
export const RequestStepKey = z.enum([
  'identity',
  'search',
  'dossier',
  'handed_over',
  'correct',
  'restrict',
  'objection',
  'erase',
  'receivers',
  'letter',
])
export type RequestStepKey = z.infer<typeof RequestStepKey>

export const RequestStep = z.object({
  key: RequestStepKey,
  isDone: z.boolean(),
  /** Follows from what was done elsewhere on the page; cannot be ticked. */
  isDerived: z.boolean(),
  doneBy: z.string().nullable(),
  doneAt: z.iso.datetime().nullable(),
})
export type RequestStep = z.infer<typeof RequestStep>

export const RequestReceiver = z.object({
  id: Id,
  name: z.string(),
  /** False for a receiver that somebody added by name. */
  isSource: z.boolean(),
  state: z.enum(['open', 'told', 'not_needed']),
  remark: z.string().nullable(),
  toldBy: z.string().nullable(),
  toldAt: z.iso.datetime().nullable(),
})
export type RequestReceiver = z.infer<typeof RequestReceiver>

export const LetterTemplate = z.enum(['received', 'identity_asked', 'extended', 'answer', 'refused', 'nothing_known'])
export type LetterTemplate = z.infer<typeof LetterTemplate>
export const LetterWay = z.enum(['email', 'post', 'handed_over'])
export type LetterWay = z.infer<typeof LetterWay>
export const RequestLanguage = z.enum(['nl', 'en'])

export const RequestLetter = z.object({
  id: Id,
  template: LetterTemplate,
  language: RequestLanguage,
  title: z.string(),
  body: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  sentHow: LetterWay.nullable(),
  sentBy: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
})
export type RequestLetter = z.infer<typeof RequestLetter>

export const DossierFormat = z.enum(['pdf', 'json', 'csv'])
export type DossierFormat = z.infer<typeof DossierFormat>
/** `everything`: what article 15 asks for; `provided`: what the person gave us (article 20). */
export const DossierScope = z.enum(['everything', 'provided'])
export type DossierScope = z.infer<typeof DossierScope>
export const Dossier = z.object({
  id: Id,
  scope: DossierScope,
  language: RequestLanguage,
  state: z.enum(['making', 'ready', 'failed', 'expired']),
  jobId: Id.nullable(),
  askedAt: z.iso.datetime(),
  madeAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
})
export type Dossier = z.infer<typeof Dossier>

export const RequestEvent = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  /** Translation key `privacy.request.event.<event>`. */
  event: z.string(),
  detail: z.string().nullable(),
})
export type RequestEvent = z.infer<typeof RequestEvent>

export const RequestLine = z.object({
  id: Id,
  number: z.int(),
  kind: RequestKind,
  channel: RequestChannel,
  requesterName: z.string(),
  relation: z.object({ id: Id, name: z.string(), kind: RelationKind }).nullable(),
  receivedOn: Day,
  dueOn: Day,
  /** Days until the deadline in Amsterdam; negative when it has passed. Null when the request is closed. */
  daysLeft: z.int().nullable(),
  state: z.enum(['open', 'closed']),
  outcome: RequestOutcome.nullable(),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
})
export type RequestLine = z.infer<typeof RequestLine>

export const RequestPage = RequestLine.extend({
  requesterContact: z.string(),
  wish: z.string(),
  extendedMonths: z.int(),
  extensionReason: z.string().nullable(),
  identity: z
    .object({ how: IdentityCheck, note: z.string().nullable(), by: z.string(), at: z.iso.datetime() })
    .nullable(),
  outcomeReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** The person was forgotten: who asked is no longer known here. */
  erasedAt: z.iso.datetime().nullable(),
  steps: z.array(RequestStep),
  receivers: z.array(RequestReceiver),
  letters: z.array(RequestLetter),
  dossiers: z.array(Dossier),
  events: z.array(RequestEvent),
  /** What holds for the relation because of this request. */
  standing: z.object({ isRestricted: z.boolean(), hasObjected: z.boolean() }),
  link: z.object({ expiresAt: z.iso.datetime(), madeBy: z.string() }).nullable(),
})
export type RequestPage = z.infer<typeof RequestPage>

const HANDLE = 'privacy.request.handle'
const NOT_FOUND = 'privacy.request_not_found'
const CLOSED = 'privacy.request_closed'

export const listPrivacyRequests = defineRoute({
  method: 'GET',
  path: '/privacy/requests',
  permission: HANDLE,
  summary: 'List the requests of people about their data; open ones by deadline',
  query: z.object({
    state: z.enum(['open', 'closed']).default('open'),
    kind: RequestKind.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  response: z.object({ items: z.array(RequestLine), nextCursor: z.string().nullable() }),
  errors: ['relations.cursor_invalid'],
})

export const getRequestSummary = defineRoute({
  method: 'GET',
  path: '/privacy/requests/summary',
  permission: HANDLE,
  summary: 'Count the open requests, those past their deadline and those due within a week',
  response: z.object({ open: z.int(), overdue: z.int(), dueSoon: z.int(), mine: z.int() }),
})

export const createPrivacyRequest = defineRoute({
  method: 'POST',
  path: '/privacy/requests',
  permission: HANDLE,
  summary: 'Register a request of somebody about his or her data',
  body: z.object({
    kind: RequestKind,
    channel: RequestChannel.exclude(['self_service']),
    receivedOn: Day,
    requesterName: z.string().trim().min(1).max(200),
    requesterContact: z.string().trim().max(500).default(''),
    wish: z.string().trim().max(10_000).default(''),
    /** Absent: nobody was found under this name. */
    relationId: Id.optional(),
  }),
  response: RequestPage,
  errors: ['relations.relation_not_found', 'privacy.request_received_later'],
})

export const getPrivacyRequest = defineRoute({
  method: 'GET',
  path: '/privacy/requests/:id',
  permission: HANDLE,
  summary: 'Show a request with its steps, letters, dossiers and history',
  params: IdParams,
  response: RequestPage,
  errors: [NOT_FOUND],
})

export const changePrivacyRequest = defineRoute({
  method: 'PATCH',
  path: '/privacy/requests/:id',
  permission: HANDLE,
  summary: 'Say who handles a request, or whom it is about',
  params: IdParams,
  body: z.object({ ownerId: Id.nullable().optional(), relationId: Id.nullable().optional() }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'relations.relation_not_found', 'admin.user_not_found', 'privacy.request_in_progress'],
})

export const confirmIdentity = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/identity',
  permission: HANDLE,
  summary: 'Write down how the identity of the person was checked; nothing is handed over before that',
  params: IdParams,
  body: z.object({
    how: IdentityCheck.exclude(['signed_link']),
    note: z.string().trim().max(500).optional(),
  }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED],
})

export const extendRequest = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/extend',
  permission: HANDLE,
  summary: 'Extend the term by one or two months, with the reason that is told to the person',
  params: IdParams,
  body: z.object({ months: z.int().min(1).max(2), reason: z.string().trim().min(10).max(1000) }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.extension_too_late', 'privacy.already_extended'],
})

export const tickRequestStep = defineRoute({
  method: 'PUT',
  path: '/privacy/requests/:id/steps/:step',
  permission: HANDLE,
  summary: 'Tick a step that is done by hand, or take the tick away',
  params: z.object({ id: Id, step: RequestStepKey }),
  body: z.object({ isDone: z.boolean() }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.step_unknown'],
})

export const addRequestReceiver = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/receivers',
  permission: HANDLE,
  summary: 'Add somebody who received the data and must be told',
  params: IdParams,
  body: z.object({ name: z.string().trim().min(1).max(200) }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED],
})
export const tellRequestReceiver = defineRoute({
  method: 'PUT',
  path: '/privacy/requests/:id/receivers/:receiverId',
  permission: HANDLE,
  summary: 'Say that a receiver was told, or why that is not needed',
  params: z.object({ id: Id, receiverId: Id }),
  body: z.object({
    state: z.enum(['open', 'told', 'not_needed']),
    remark: z.string().trim().max(500).optional(),
  }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.receiver_not_found'],
})

export const restrictSubject = defineRoute({
  method: 'PUT',
  path: '/privacy/requests/:id/restriction',
  permission: HANDLE,
  summary: 'Restrict the use of the data of the person (article 18), or lift that',
  params: IdParams,
  body: z.object({ isOn: z.boolean() }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.request_without_relation'],
})
export const recordObjection = defineRoute({
  method: 'PUT',
  path: '/privacy/requests/:id/objection',
  permission: HANDLE,
  summary: 'Write down that the person objects (article 21), for every message that is not service',
  params: IdParams,
  body: z.object({ isOn: z.boolean() }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.request_without_relation'],
})

export const closeRequest = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/close',
  permission: HANDLE,
  summary: 'Close a request with its outcome',
  params: IdParams,
  body: z.object({ outcome: RequestOutcome, reason: z.string().trim().max(2000).default('') }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.steps_open', 'privacy.reason_missing'],
})
