import { z } from 'zod'
import { StarterSet } from '../governance/definitions.ts'
import { Permission, Role } from '../platform/permissions.ts'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

export const Language = z.enum(['nl', 'en'])
export type Language = z.infer<typeof Language>

export const Email = z.email().max(254)
/** Length rules only (NIST SP 800-63B): at least 12 characters, no composition rules; longer than 200 is refused. */
export const Password = z.string().min(1).max(1000)

export const SignedInUser = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  language: Language,
  hasSecondFactor: z.boolean(),
})
export const Session = z.object({
  user: SignedInUser,
  organisation: z.object({ id: Id, name: z.string(), slug: z.string(), isDemo: z.boolean() }),
  permissions: z.array(Permission),
  /** Whom I look along as: everything shows what both of us may see, and nothing can be changed. */
  viewingAs: z.object({ id: Id, name: z.string() }).nullable(),
  /** Domains that I gave myself sight of, and until when. */
  openedDomains: z.array(z.object({ id: Id, domain: z.string(), until: z.iso.datetime() })),
  expiresAt: z.iso.datetime(),
})
export type Session = z.infer<typeof Session>

export const SetupState = z.object({
  isNeeded: z.boolean(),
  /** Organisations one can sign in to; a name is asked for only when there is more than one. */
  organisationCount: z.int(),
  version: z.string(),
})
export type SetupState = z.infer<typeof SetupState>

export const Setup = z.object({
  organisationName: z.string().trim().min(2).max(120),
  branches: z.array(z.string().trim().min(1).max(120)).max(200),
  /** Terms to begin with; none is a choice as well. */
  starterSets: z.array(StarterSet).default(['library', 'venue']),
  language: Language,
  name: z.string().trim().min(2).max(120),
  email: Email,
  password: Password,
})
export type Setup = z.infer<typeof Setup>

export const SignIn = z.object({
  email: Email,
  password: Password,
  /** Slug of the organisation; needed only when the installation has several. */
  organisation: z.string().max(80).optional(),
})
export type SignIn = z.infer<typeof SignIn>

export const SignInResult = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed_in'), session: Session }),
  z.object({ state: z.literal('second_factor_required'), challenge: z.string() }),
])
export type SignInResult = z.infer<typeof SignInResult>

const signInErrors = [
  'auth.wrong_credentials',
  'auth.too_many_attempts',
  'admin.organisation_unknown',
  'admin.not_set_up',
] as const

export const getSetup = defineRoute({
  method: 'GET',
  path: '/setup',
  permission: 'public',
  summary: 'Tell whether the first set-up is still needed',
  response: SetupState,
})
export const setUp = defineRoute({
  method: 'POST',
  path: '/setup',
  permission: 'public',
  summary: 'Create the organisation and its first administrator',
  body: Setup,
  response: Session,
  errors: [
    'admin.already_set_up',
    'auth.password_too_short',
    'auth.password_too_long',
    'auth.password_breached',
    'auth.password_like_account',
  ],
})
export const signIn = defineRoute({
  method: 'POST',
  path: '/session',
  permission: 'public',
  summary: 'Sign in with e-mail and password',
  body: SignIn,
  response: SignInResult,
  errors: [...signInErrors],
})
export const confirmSignIn = defineRoute({
  method: 'POST',
  path: '/session/second-factor',
  permission: 'public',
  summary: 'Finish signing in with a code of the second factor or a recovery code',
  body: z.object({ challenge: z.string().max(2000), code: z.string().trim().min(6).max(40) }),
  response: Session,
  errors: ['auth.wrong_code', 'auth.challenge_expired', 'auth.too_many_attempts'],
})
export const getSession = defineRoute({
  method: 'GET',
  path: '/session',
  permission: 'session',
  summary: 'Who is signed in and what they may do',
  response: Session,
  errors: ['auth.required'],
})
export const signOut = defineRoute({
  method: 'DELETE',
  path: '/session',
  permission: 'session',
  summary: 'Sign out',
  whileViewing: 'allowed',
  response: Done,
})

export const SessionEntry = z.object({
  id: Id,
  isCurrent: z.boolean(),
  device: z.string(),
  address: z.string(),
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
})
export type SessionEntry = z.infer<typeof SessionEntry>
export const listSessions = defineRoute({
  method: 'GET',
  path: '/account/sessions',
  permission: 'session',
  summary: 'List where I am signed in',
  response: z.object({ items: z.array(SessionEntry) }),
})
export const revokeSession = defineRoute({
  method: 'DELETE',
  path: '/account/sessions/:id',
  permission: 'session',
  summary: 'End one of my sessions at once',
  params: IdParams,
  response: Done,
})
export const revokeOtherSessions = defineRoute({
  method: 'DELETE',
  path: '/account/sessions',
  permission: 'session',
  summary: 'End all my other sessions at once',
  response: z.object({ ended: z.int() }),
})
export const updateAccount = defineRoute({
  method: 'PATCH',
  path: '/account',
  permission: 'session',
  summary: 'Change my name or language',
  body: z.object({ name: z.string().trim().min(2).max(120).optional(), language: Language.optional() }),
  response: Session,
})
export const changePassword = defineRoute({
  method: 'POST',
  path: '/account/password',
  permission: 'session',
  summary: 'Change my password; ends my other sessions',
  body: z.object({ current: Password, next: Password }),
  response: Done,
  errors: [
    'auth.wrong_credentials',
    'auth.password_too_short',
    'auth.password_too_long',
    'auth.password_breached',
    'auth.password_like_account',
    'auth.too_many_attempts',
  ],
})
export const startSecondFactor = defineRoute({
  method: 'POST',
  path: '/account/second-factor',
  permission: 'session',
  summary: 'Begin switching on the second factor (TOTP)',
  body: z.object({ password: Password }),
  response: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
  errors: ['auth.wrong_credentials', 'auth.second_factor_active', 'auth.too_many_attempts'],
})
export const confirmSecondFactor = defineRoute({
  method: 'POST',
  path: '/account/second-factor/confirm',
  permission: 'session',
  summary: 'Switch on the second factor with a first code',
  body: z.object({ code: z.string().trim().min(6).max(10) }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['auth.wrong_code', 'auth.second_factor_active', 'auth.too_many_attempts'],
})
export const renewRecoveryCodes = defineRoute({
  method: 'POST',
  path: '/account/recovery-codes',
  permission: 'session',
  summary: 'Make new recovery codes; the old ones stop working',
  body: z.object({ password: Password }),
  response: z.object({ recoveryCodes: z.array(z.string()) }),
  errors: ['auth.wrong_credentials', 'auth.second_factor_inactive', 'auth.too_many_attempts'],
})
export const stopSecondFactor = defineRoute({
  method: 'POST',
  path: '/account/second-factor/stop',
  permission: 'session',
  summary: 'Switch off the second factor',
  body: z.object({ password: Password }),
  response: Done,
  errors: ['auth.wrong_credentials', 'auth.second_factor_inactive', 'auth.too_many_attempts'],
})
