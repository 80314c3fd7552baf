import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'
import { Password, Session } from './session.ts'

/** Another house that says who somebody is (OpenID Connect): Entra ID, Google, Keycloak. */
export const IdentityProvider = z.object({
  id: Id,
  /** What stands on the button. */
  name: z.string(),
  /** Its address; discovery begins there. */
  issuer: z.string(),
  clientId: z.string(),
  isOn: z.boolean(),
  /** Where it sends people back to: to be entered there. */
  redirectUri: z.string(),
  /** Colleagues who can sign in with it. */
  people: z.int(),
})
export type IdentityProvider = z.infer<typeof IdentityProvider>

const ProviderName = z.string().trim().min(2).max(60)
const Issuer = z.string().trim().max(500)
const ClientId = z.string().trim().min(1).max(500)
const ClientSecret = z.string().trim().min(1).max(2000)

export const listIdentityProviders = defineRoute({
  method: 'GET',
  path: '/identity-providers',
  permission: 'admin.organisation.manage',
  summary: 'List the houses with whose accounts colleagues can sign in',
  response: z.object({ items: z.array(IdentityProvider), redirectUri: z.string() }),
})
export const addIdentityProvider = defineRoute({
  method: 'POST',
  path: '/identity-providers',
  permission: 'admin.organisation.manage',
  summary: 'Let colleagues sign in with accounts of another house',
  body: z.object({ name: ProviderName, issuer: Issuer, clientId: ClientId, clientSecret: ClientSecret }),
  response: IdentityProvider,
  errors: ['admin.identity_provider_exists', 'admin.issuer_address'],
})
export const changeIdentityProvider = defineRoute({
  method: 'PATCH',
  path: '/identity-providers/:id',
  permission: 'admin.organisation.manage',
  summary: 'Change the name or key of such a house, or switch it off',
  params: IdParams,
  body: z.object({
    name: ProviderName.optional(),
    clientId: ClientId.optional(),
    clientSecret: ClientSecret.optional(),
    isOn: z.boolean().optional(),
  }),
  response: IdentityProvider,
  errors: ['admin.identity_provider_not_found', 'admin.last_way_in'],
})
export const removeIdentityProvider = defineRoute({
  method: 'DELETE',
  path: '/identity-providers/:id',
  permission: 'admin.organisation.manage',
  summary: 'Remove such a house; nobody can sign in with it any more',
  params: IdParams,
  response: Done,
  errors: ['admin.identity_provider_not_found', 'admin.last_way_in'],
})
/** What answers at its address, without anybody signing in. */
export const tryIdentityProvider = defineRoute({
  method: 'POST',
  path: '/identity-providers/:id/try',
  permission: 'admin.organisation.manage',
  summary: 'Ask such a house whether it is there',
  params: IdParams,
  response: z.object({ problem: z.enum(['unreachable', 'another_issuer', 'no_keys']).nullable() }),
  errors: ['admin.identity_provider_not_found'],
})

/** Where to go after signing in: an address of our own only. */
const Next = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])/)
/** Where the browser goes next: to the other house. */
const GoThere = z.object({ url: z.string() })

export const listSignOn = defineRoute({
  method: 'GET',
  path: '/sign-on',
  permission: 'public',
  summary: 'With which accounts people can sign in here, beside a password',
  query: z.object({ organisation: z.string().max(80).optional() }),
  response: z.object({ items: z.array(z.object({ id: Id, name: z.string() })) }),
})
export const startSignOn = defineRoute({
  method: 'POST',
  path: '/sign-on',
  permission: 'public',
  summary: 'Begin signing in with an account of another house',
  body: z.object({ providerId: Id, organisation: z.string().max(80).optional(), next: Next.optional() }),
  response: GoThere,
  errors: [
    'auth.too_many_attempts',
    'auth.sign_on_unreachable',
    'admin.identity_provider_not_found',
    'admin.organisation_unknown',
    'admin.not_set_up',
  ],
})
/** `answer`: what the other house put behind the address to which it sent the browser back. */
export const finishSignOn = defineRoute({
  method: 'POST',
  path: '/sign-on/finish',
  permission: 'public',
  summary: 'Finish what was begun with an account of another house',
  body: z.object({ answer: z.string().min(1).max(8000) }),
  response: z.discriminatedUnion('state', [
    z.object({ state: z.literal('signed_in'), session: Session, next: z.string() }),
    z.object({ state: z.literal('second_factor_required'), challenge: z.string(), next: z.string() }),
    z.object({ state: z.literal('linked'), next: z.string() }),
  ]),
  errors: [
    'auth.sign_on_refused',
    'auth.sign_on_expired',
    'auth.sign_on_unknown',
    'auth.sign_on_unreachable',
    'auth.too_many_attempts',
    'admin.identity_taken',
    'admin.invitation_invalid',
  ],
})
export const acceptInvitationBySignOn = defineRoute({
  method: 'POST',
  path: '/invitations/sign-on',
  permission: 'public',
  summary: 'Accept an invitation with an account of another house instead of a password',
  body: z.object({ token: z.string().min(20).max(2000), name: z.string().trim().min(2).max(120), providerId: Id }),
  response: GoThere,
  errors: [
    'auth.too_many_attempts',
    'auth.sign_on_unreachable',
    'admin.identity_provider_not_found',
    'admin.invitation_invalid',
  ],
})

export const KnownIdentity = z.object({
  id: Id,
  /** Of the house; its address when it is not trusted any more. */
  provider: z.string(),
  /** How the other house calls me. */
  label: z.string(),
  linkedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type KnownIdentity = z.infer<typeof KnownIdentity>

export const listIdentities = defineRoute({
  method: 'GET',
  path: '/account/identities',
  permission: 'session',
  summary: 'With which accounts of other houses I can sign in',
  response: z.object({
    items: z.array(KnownIdentity),
    /** Houses that I am not known at yet. */
    others: z.array(z.object({ id: Id, name: z.string() })),
    hasPassword: z.boolean(),
  }),
})
export const startLink = defineRoute({
  method: 'POST',
  path: '/account/identities',
  permission: 'session',
  summary: 'Begin adding an account of another house to sign in with; asks for the password',
  body: z.object({ providerId: Id, password: Password }),
  response: GoThere,
  errors: [
    'auth.wrong_credentials',
    'auth.too_many_attempts',
    'auth.sign_on_unreachable',
    'admin.identity_provider_not_found',
  ],
})
export const removeIdentity = defineRoute({
  method: 'DELETE',
  path: '/account/identities/:id',
  permission: 'session',
  summary: 'Do not sign in with that account any more',
  params: IdParams,
  response: Done,
  errors: ['admin.identity_not_found', 'admin.last_way_in'],
})
