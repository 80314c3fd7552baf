import { z } from 'zod'
import { defineRoute, Done, Id } from '../platform/route.ts'
import { Channel, WordingLanguage } from './purposes.ts'

/** What visitors meet: signing up, confirming, choosing what they receive. No account, no tracking; every answer is the same for everybody. */

export const SignUpOption = z.object({
  purposeId: Id,
  name: z.string(),
  description: z.string(),
  wording: z.object({ id: Id, text: z.string() }),
  topics: z.array(z.object({ id: Id, name: z.string() })),
})
export type SignUpOption = z.infer<typeof SignUpOption>

const Slug = z.object({ slug: z.string().min(1).max(80) })
export const getSignUpForm = defineRoute({
  method: 'GET',
  path: '/public/forms/:slug',
  permission: 'public',
  summary: 'What visitors of this organisation can sign up for',
  params: Slug,
  query: z.object({ language: WordingLanguage.default('nl') }),
  response: z.object({ organisation: z.string(), isOpen: z.boolean(), options: z.array(SignUpOption) }),
  errors: ['privacy.form_not_found'],
})
export const SignUpChoice = z.strictObject({ purposeId: Id, topicId: Id.optional(), wordingId: Id })
export type SignUpChoice = z.infer<typeof SignUpChoice>
export const askSignUp = defineRoute({
  method: 'POST',
  path: '/public/forms/:slug',
  permission: 'public',
  summary: 'Ask to receive something; a mail asks the owner of the address to confirm',
  params: Slug,
  body: z.strictObject({
    name: z.string().trim().min(1).max(160),
    email: z.string().trim().min(3).max(254),
    language: WordingLanguage.default('nl'),
    choices: z.array(SignUpChoice).min(1).max(50),
  }),
  response: Done,
  errors: ['privacy.form_not_found', 'privacy.too_many_requests', 'privacy.contact_invalid', 'privacy.wording_changed'],
})
const Token = z.object({ token: z.string().min(1).max(600) })
export const confirmSignUp = defineRoute({
  method: 'POST',
  path: '/public/sign-ups/confirm',
  permission: 'public',
  summary: 'Confirm a sign-up with the link from the mail',
  body: Token,
  response: z.object({ organisation: z.string(), purposes: z.array(z.string()) }),
  errors: ['privacy.link_invalid', 'privacy.guardian_needed'],
})

export const Preference = z.object({
  purposeId: Id,
  name: z.string(),
  description: z.string(),
  channel: Channel,
  topicId: Id.nullable(),
  topic: z.string().nullable(),
  isOn: z.boolean(),
  /** The text to agree to when it is switched on; null: cannot be switched on here. */
  wording: z.object({ id: Id, text: z.string() }).nullable(),
})
export type Preference = z.infer<typeof Preference>
const Preferences = z.object({
  organisation: z.string(),
  /** Only as much as its owner needs to recognise it: "j…@voorbeeld.nl". */
  address: z.string(),
  items: z.array(Preference),
})
export const getPreferences = defineRoute({
  method: 'POST',
  path: '/public/preferences',
  permission: 'public',
  summary: 'Show what the owner of a signed link receives',
  body: Token.extend({ language: WordingLanguage.default('nl') }),
  response: Preferences,
  errors: ['privacy.link_invalid'],
})
export const changePreferences = defineRoute({
  method: 'POST',
  path: '/public/preferences/change',
  permission: 'public',
  summary: 'Choose what to receive, with a signed link',
  body: Token.extend({
    language: WordingLanguage.default('nl'),
    changes: z
      .array(
        z.strictObject({
          purposeId: Id,
          channel: Channel,
          topicId: Id.optional(),
          isOn: z.boolean(),
          wordingId: Id.optional(),
        }),
      )
      .min(1)
      .max(100),
  }),
  response: Preferences,
  errors: ['privacy.link_invalid', 'privacy.wording_changed'],
})
/** Also the address of one-click unsubscribing by mail programs (RFC 8058): they post a form that we need not read. */
export const unsubscribe = defineRoute({
  method: 'POST',
  path: '/public/unsubscribe/:token',
  permission: 'public',
  summary: 'Stop everything that is not service, with a signed link; works at once',
  params: Token,
  response: Done,
  errors: ['privacy.link_invalid'],
})
/** For who opens that address by hand, and for programs that look into links: a GET changes nothing. */
export const showUnsubscribe = defineRoute({
  method: 'GET',
  path: '/public/unsubscribe/:token',
  permission: 'public',
  summary: 'Lead to the page with choices of a signed link',
  transport: 'download',
  params: Token,
  response: z.unknown(),
  errors: ['privacy.link_invalid'],
})
