import { z } from 'zod'
import { defineRoute, Id, IdParams } from '../platform/route.ts'
import { DossierFormat, DossierScope, LetterTemplate, LetterWay, RequestLanguage, RequestPage } from './requests.ts'

const HANDLE = 'privacy.request.handle'
const NOT_FOUND = 'privacy.request_not_found'
const CLOSED = 'privacy.request_closed'

export const writeRequestLetter = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/letters',
  permission: HANDLE,
  summary: 'Write a letter from a template, filled in',
  params: IdParams,
  body: z.object({ template: LetterTemplate, language: RequestLanguage }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED],
})
const LetterParams = z.object({ id: Id, letterId: Id })
export const changeRequestLetter = defineRoute({
  method: 'PUT',
  path: '/privacy/requests/:id/letters/:letterId',
  permission: HANDLE,
  summary: 'Change a letter that was not sent yet',
  params: LetterParams,
  body: z.object({ title: z.string().trim().min(1).max(200), body: z.string().trim().min(1).max(20_000) }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.letter_not_found', 'privacy.letter_sent'],
})
export const sendRequestLetter = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/letters/:letterId/sent',
  permission: HANDLE,
  summary: 'Write down how a letter was sent; from then on it cannot be changed',
  params: LetterParams,
  body: z.object({ how: LetterWay }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.letter_not_found', 'privacy.letter_sent', 'privacy.identity_unknown'],
})
export const downloadRequestLetter = defineRoute({
  method: 'GET',
  path: '/privacy/requests/:id/letters/:letterId/pdf',
  permission: HANDLE,
  summary: 'Download a letter as PDF',
  transport: 'download',
  params: LetterParams,
  response: z.unknown(),
  errors: [NOT_FOUND, 'privacy.letter_not_found'],
})

export const makeDossier = defineRoute({
  method: 'POST',
  path: '/privacy/requests/:id/dossiers',
  permission: HANDLE,
  summary: 'Make the dossier of the person, as PDF, JSON and CSV; refused before the identity is known',
  params: IdParams,
  body: z.object({ scope: DossierScope, language: RequestLanguage }),
  response: RequestPage,
  errors: [NOT_FOUND, CLOSED, 'privacy.identity_unknown', 'privacy.request_without_relation', 'privacy.dossier_busy'],
})
export const downloadDossier = defineRoute({
  method: 'GET',
  path: '/privacy/requests/:id/dossiers/:dossierId/:format',
  permission: HANDLE,
  summary: 'Download a dossier; the trail says who did',
  transport: 'download',
  params: z.object({ id: Id, dossierId: Id, format: DossierFormat }),
  response: z.unknown(),
  errors: [NOT_FOUND, 'privacy.dossier_not_found', 'privacy.identity_unknown'],
})
