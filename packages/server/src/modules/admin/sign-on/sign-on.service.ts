import { AppError } from '../../../platform/failure.ts'
import { linkByDirectory } from '../directory/link-by-directory.service.ts'
import { personAt, productAt } from '../organisations/actors.ts'
import type { Installation } from '../organisations/tenant.queries.ts'
import { openSession, type OpenedSession, type Place } from '../sessions/session.service.ts'
import { newToken, readToken, type Token } from '../sessions/token.ts'
import { claimAttempt, forgiveAttempt, type Attempt } from '../sign-in/attempt.service.ts'
import { limitsOfSignOn } from '../sign-in/rate-limit.rules.ts'
import { openChallenge } from '../sign-in/sign-in.service.ts'
import { acceptBySignOn } from '../users/invitation.service.ts'
import * as users from '../users/user.queries.ts'
import * as begun from './begun.queries.ts'
import * as identities from './identity.queries.ts'
import { linkIdentity } from './identity.service.ts'
import { OpenIdFailure, type Kept, type Told } from './openid.ts'
import { getProvider, relyingOn, type Means } from './provider.service.ts'
import * as providers from './provider.queries.ts'

/** Long enough to find one's telephone, and to choose the right one of several accounts. */
const MINUTES = 10

/** `browser` goes into a cookie: only the browser that began it can finish it. */
export type SignOnBegun = { readonly url: string; readonly browser: string }

type Beginning = {
  readonly tenantId: string
  readonly providerId: string
  readonly purpose: begun.Purpose
  readonly next: string | null
  readonly place: Place
}

const placeOfSecret = (tenantId: string, id: string) => ({ tenantId, purpose: `admin.sign_on.${id}` })

/**
 * Begins, and answers where the browser goes.
 * @throws AppError auth.too_many_attempts, auth.sign_on_unreachable, admin.identity_provider_not_found
 */
export async function beginSignOn(
  installation: Installation,
  { tenantId, providerId, purpose, next, place }: Beginning,
  means: Means,
): Promise<SignOnBegun> {
  const attempt = await claimAttempt(installation, tenantId, limitsOfSignOn(place.address))
  const row = await installation.inTenant(productAt(tenantId), (ctx) => getProvider(ctx, providerId))
  if (!row.isOn) throw new AppError('admin.identity_provider_not_found')
  const [state, browser] = [newToken(tenantId), newToken(tenantId)]
  const { url, kept } = await begunAt(async () => means.openId.begin(await relyingOn(tenantId, row, means), state.text))
  const id = begun.newBegunId()
  const secret = await means.box.seal(JSON.stringify({ ...kept, attempt: attempt.ids }), placeOfSecret(tenantId, id))
  await installation.inTenant(productAt(tenantId), async (ctx) => {
    await begun.removeExpired(ctx)
    const expiresAt = new Date(ctx.now.getTime() + MINUTES * 60_000)
    const hashes = { stateHash: state.hash, browserHash: browser.hash }
    await begun.insert(ctx, { ...purpose, ...hashes, id, providerId, secret, next, expiresAt })
  })
  return { url, browser: browser.text }
}

async function begunAt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OpenIdFailure) throw new AppError('auth.sign_on_unreachable')
    throw error
  }
}

export type SignOnFinished =
  | ({ readonly state: 'signed_in'; readonly next: string } & OpenedSession)
  | { readonly state: 'second_factor_required'; readonly challenge: string; readonly next: string }
  | { readonly state: 'linked'; readonly next: string }

type Returned = { readonly answer: string; readonly browser: string | undefined; readonly place: Place }

/**
 * Finishes what this browser began: once, and within ten minutes. Somebody is who the other house says by its address and their number there,
 * and never by an address. Who set up a second step here is asked for it, unless the other house says that it did.
 * @throws AppError auth.sign_on_refused, auth.sign_on_expired, auth.sign_on_unknown, auth.sign_on_unreachable, admin.identity_taken,
 * admin.invitation_invalid
 */
export async function finishSignOn(
  installation: Installation,
  { answer, browser, place }: Returned,
  means: Means,
): Promise<SignOnFinished> {
  const stateText = new URLSearchParams(answer).get('state') ?? ''
  const [state, held] = [readToken(stateText), readToken(browser ?? '')]
  if (state === null || held?.tenantId !== state.tenantId) throw new AppError('auth.sign_on_expired')
  const taken = await take(installation, state, held)
  const { attempt, ...kept } = JSON.parse(
    await means.box.open(taken.begun.secret, placeOfSecret(state.tenantId, taken.begun.id)),
  ) as Kept & { readonly attempt: readonly string[] }
  const told = await toldBy(installation, { ...taken, tenantId: state.tenantId }, () => answered())
  return concluded(installation, {
    tenantId: state.tenantId,
    begun: taken.begun,
    issuer: taken.provider.issuer,
    told,
    place,
    attempt: { ids: attempt, clears: [] },
  })

  async function answered(): Promise<Told> {
    const relying = await relyingOn(state?.tenantId ?? '', taken.provider, means)
    return means.openId.finish(relying, { answer, state: stateText, kept })
  }
}

type Taken = { readonly begun: begun.Begun; readonly provider: providers.ProviderRow }

/** In a transaction of its own: whatever comes of it, it was used. */
function take(installation: Installation, state: Token, held: Token): Promise<Taken> {
  return installation.inTenant(productAt(state.tenantId), async (ctx) => {
    const row = await begun.take(ctx, state.hash, held.hash)
    const provider = row === null ? null : await providers.find(ctx, row.providerId)
    if (row === null || provider?.isOn !== true) throw new AppError('auth.sign_on_expired')
    return { begun: row, provider }
  })
}

async function toldBy(
  installation: Installation,
  { tenantId, provider }: Taken & { readonly tenantId: string },
  ask: () => Promise<Told>,
): Promise<Told> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof OpenIdFailure)) throw error
    await installation.inTenant(productAt(tenantId), (ctx) =>
      ctx.audit('user.sign_on_refused', { kind: 'identity_provider', id: provider.id }, { code: error.problem }),
    )
    throw new AppError(error.problem === 'unreachable' ? 'auth.sign_on_unreachable' : 'auth.sign_on_refused')
  }
}

type Concluding = {
  readonly tenantId: string
  readonly begun: begun.Begun
  readonly issuer: string
  readonly told: Told
  readonly place: Place
  readonly attempt: Attempt
}

function concluded(installation: Installation, concluding: Concluding): Promise<SignOnFinished> {
  const { purpose } = concluding.begun
  if (purpose === 'link') return linked(installation, concluding)
  return purpose === 'invitation' ? invited(installation, concluding) : signedIn(installation, concluding)
}

const nextOf = ({ next }: begun.Begun): string => next ?? '/'

async function linked(
  installation: Installation,
  { tenantId, begun: row, issuer, told, attempt }: Concluding,
): Promise<SignOnFinished> {
  const userId = row.purpose === 'link' ? row.userId : ''
  const user = await installation.inTenant(productAt(tenantId), (ctx) => users.find(ctx, userId))
  if (!user?.isActive) throw new AppError('auth.sign_on_expired')
  await installation.inTenant(personAt(tenantId, user), async (ctx) => {
    await linkIdentity(ctx, user.id, { issuer, ...told })
    await forgiveAttempt(ctx, attempt)
  })
  return { state: 'linked', next: nextOf(row) }
}

async function invited(
  installation: Installation,
  { tenantId, begun: row, issuer, told, place, attempt }: Concluding,
): Promise<SignOnFinished> {
  if (row.purpose !== 'invitation') throw new AppError('admin.invitation_invalid')
  const known = { issuer, ...told }
  const invitation = { id: row.invitationId, name: row.name }
  const opened = await acceptBySignOn(installation, { tenantId, invitation, place }, (ctx, userId) =>
    linkIdentity(ctx, userId, known),
  )
  await installation.inTenant(productAt(tenantId), (ctx) => forgiveAttempt(ctx, attempt))
  return { state: 'signed_in', next: nextOf(row), ...opened }
}

async function signedIn(
  installation: Installation,
  { tenantId, begun: row, issuer, told, place, attempt }: Concluding,
): Promise<SignOnFinished> {
  const found = await installation.inTenant(productAt(tenantId), async (ctx) => {
    const known = await identities.findBySubject(ctx, { issuer, subject: told.subject })
    const identity = known ?? (await linkByDirectory(ctx, { providerId: row.providerId, issuer, told }))
    const user = identity === null ? null : await users.find(ctx, identity.userId)
    if (identity !== null && user?.isActive === true) return { identity, user }
    await ctx.audit('user.sign_in_failed', user === null ? null : { kind: 'user', id: user.id }, {
      device: place.device,
    })
    return null
  })
  if (found === null) throw new AppError('auth.sign_on_unknown')
  const { identity, user } = found
  return installation.inTenant(personAt(tenantId, user), async (ctx) => {
    await identities.use(ctx, identity.id, told.label)
    await forgiveAttempt(ctx, attempt)
    if (user.hasSecondFactor && !told.isStrong)
      return { state: 'second_factor_required', challenge: await openChallenge(ctx, user.id), next: nextOf(row) }
    return { state: 'signed_in', next: nextOf(row), ...(await openSession(ctx, user.id, place)) }
  })
}
