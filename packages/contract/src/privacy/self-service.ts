import { z } from 'zod'
import { defineRoute, Done, IdParams } from '../platform/route.ts'
import { Day } from '../relations/record.ts'
import { DossierFormat, RequestKind, RequestPage } from './requests.ts'

const HANDLE = 'privacy.request.handle'
const NOT_FOUND = 'privacy.request_not_found'
const CLOSED = 'privacy.request_closed'

/** A PUT, because the answer holds a key: answers to a POST are kept for a day. A new link ends the one before. */
export const giveSelfServiceLink = defineRoute({
  method: 'PUT',
  path: '/privacy/requests/:id/link',
  permission: HANDLE,
  summary: 'Make the link by which the person sees and answers for the own request',
  params: IdParams,
  body: z.object({ withMail: z.boolean().default(false) }),
  response: z.object({ url: z.string(), expiresAt: z.iso.datetime(), isMailed: z.boolean() }),
  errors: [NOT_FOUND, CLOSED, 'privacy.identity_unknown', 'privacy.request_without_relation'],
})
export const revokeSelfServiceLink = defineRoute({
  method: 'DELETE',
  path: '/privacy/requests/:id/link',
  permission: HANDLE,
  summary: 'End the link of a request at once',
  params: IdParams,
  response: RequestPage,
  errors: [NOT_FOUND],
})

/** What the page of a visitor shows. Every key that does not open something answers the same. */
const Key = z.object({ key: z.string().min(20).max(200) })
const LINK_INVALID = ['privacy.link_invalid', 'auth.too_many_attempts'] as const
export const SelfServicePage = z.object({
  organisation: z.string(),
  name: z.string(),
  request: z.object({ number: z.int(), kind: RequestKind, receivedOn: Day, dueOn: Day, isClosed: z.boolean() }),
  expiresAt: z.iso.datetime(),
  /** What we know, in short: a heading and lines. */
  sections: z.array(
    z.object({ title: z.string(), lines: z.array(z.object({ label: z.string(), value: z.string() })) }),
  ),
  dossier: z.object({ formats: z.array(DossierFormat), expiresAt: z.iso.datetime() }).nullable(),
  /** What was asked by this link; each kind once. */
  asked: z.array(RequestKind),
})
export type SelfServicePage = z.infer<typeof SelfServicePage>
export const openSelfService = defineRoute({
  method: 'POST',
  path: '/self-service/open',
  permission: 'public',
  summary: 'Show a person the own request, by the key of a link',
  body: Key,
  response: SelfServicePage,
  errors: [...LINK_INVALID],
})
export const downloadOwnDossier = defineRoute({
  method: 'POST',
  path: '/self-service/dossier',
  permission: 'public',
  summary: 'Download the own dossier, by the key of a link',
  transport: 'download',
  body: Key.extend({ format: DossierFormat }),
  response: z.unknown(),
  errors: [...LINK_INVALID, 'privacy.dossier_not_found'],
})
export const askBySelfService = defineRoute({
  method: 'POST',
  path: '/self-service/ask',
  permission: 'public',
  summary: 'Ask for correction, erasure or an end to messages, by the key of a link; once each',
  body: Key.extend({
    kind: z.enum(['correction', 'erasure', 'objection']),
    wish: z.string().trim().max(5000).default(''),
  }),
  response: Done.extend({ number: z.int() }),
  errors: [...LINK_INVALID, 'privacy.already_asked'],
})
