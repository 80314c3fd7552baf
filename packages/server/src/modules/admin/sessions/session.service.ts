import type { Session, SessionEntry } from '@klantregie/contract'
import type { Ctx, Who } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findOpenedBy } from '../../governance/index.ts'
import { productAt } from '../organisations/actors.ts'
import * as organisations from '../organisations/organisation.queries.ts'
import type { Installation } from '../organisations/tenant.queries.ts'
import * as users from '../users/user.queries.ts'
import { whoIs } from './access.service.ts'
import { deviceOf } from './device.rules.ts'
import * as sessions from './session.queries.ts'
import { calculateEnd, endOfNewSession, hasEnded, idleSince, isDueToBeSeen } from './session.rules.ts'
import { newToken, readToken } from './token.ts'

/** Where somebody signs in from: the network address, and the device in words they recognise. */
export type Place = { readonly address: string; readonly device: string }

export function describePlace(address: string, userAgent: string | undefined): Place {
  return { address, device: deviceOf(userAgent) }
}

/** `token` goes into the cookie and nowhere else; it cannot be shown again. */
export type OpenedSession = { readonly session: Session; readonly token: string }

/** Somebody recognised by their cookie. */
export type SignedIn = {
  readonly who: Who
  readonly sessionId: string
  readonly userId: string
  readonly device: string
}

/** Opens a new session, with a new token, for somebody who has just shown who they are. */
export async function openSession(ctx: Ctx, userId: string, place: Place): Promise<OpenedSession> {
  const user = await getUser(ctx, userId)
  await sessions.removeEnded(ctx, userId, idleSince(ctx.now))
  await sessions.removeChallenges(ctx, userId, 'expired')
  const token = newToken(ctx.tenantId)
  const row = await sessions.insert(ctx, {
    userId,
    tokenHash: token.hash,
    ...place,
    expiresAt: endOfNewSession(ctx.now),
  })
  await users.touch(ctx, userId)
  await ctx.audit('user.signed_in', { kind: 'user', id: userId }, { device: place.device })
  return { session: await describe(ctx, user, row), token: token.text }
}

/**
 * Who carries this token; null when nobody does (any more). The database is asked every time: a session that was ended,
 * a right that was withdrawn, a role that was changed or a user who left counts from the very next request.
 * `isActivity` is false for what happens by itself (an open event stream): that keeps no session alive.
 */
export async function findSignedIn(
  installation: Installation,
  tokenText: string,
  { isActivity }: { isActivity: boolean },
): Promise<SignedIn | null> {
  const token = readToken(tokenText)
  if (!token) return null
  return installation.inTenant(productAt(token.tenantId), async (ctx) => {
    const session = await sessions.findByTokenHash(ctx, token.hash)
    if (!session || hasEnded(session, ctx.now)) return null
    const user = await users.findWithTeams(ctx, session.userId)
    if (!user?.isActive) return null
    if (isActivity && isDueToBeSeen(session, ctx.now)) {
      await sessions.touch(ctx, session.id)
      await users.touch(ctx, user.id)
    }
    const who = await whoIs(ctx, user, session.viewingAsUserId)
    return { who, sessionId: session.id, userId: user.id, device: session.device }
  })
}

/** @throws AppError auth.required when the session was ended meanwhile. */
export async function getSession(ctx: Ctx, sessionId: string): Promise<Session> {
  const session = await sessions.find(ctx, sessionId)
  if (!session) throw new AppError('auth.required')
  return describe(ctx, await getUser(ctx, session.userId), session)
}

async function describe(ctx: Ctx, user: users.UserWithTeams, session: sessions.SessionRow): Promise<Session> {
  const organisation = await organisations.find(ctx)
  if (!organisation) throw new AppError('auth.required')
  const { id, name, slug, isDemo } = organisation
  const who = await whoIs(ctx, user, session.viewingAsUserId)
  return {
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      language: user.language,
      hasSecondFactor: user.hasSecondFactor,
    },
    organisation: { id, name, slug, isDemo },
    permissions: [...who.permissions],
    viewingAs: who.viewingAs ?? null,
    openedDomains: await findOpenedBy(ctx, user.id),
    expiresAt: calculateEnd(session).toISOString(),
  }
}

async function getUser(ctx: Ctx, userId: string): Promise<users.UserWithTeams> {
  const user = await users.findWithTeams(ctx, userId)
  if (!user?.isActive) throw new AppError('auth.required')
  return user
}

/** Where this user is signed in, last used first. */
export async function listSessions(ctx: Ctx, signedIn: SignedIn): Promise<SessionEntry[]> {
  const rows = await sessions.findOfUser(ctx, signedIn.userId)
  return rows
    .filter((row) => !hasEnded(row, ctx.now))
    .map((row) => ({
      id: row.id,
      isCurrent: row.id === signedIn.sessionId,
      device: row.device,
      address: row.address,
      startedAt: row.startedAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
    }))
}

/** Ends one's own session. Somebody else's is not touched, and not said to exist: the answer is the same. */
export async function endSession(ctx: Ctx, userId: string, sessionId: string): Promise<void> {
  if (!(await sessions.remove(ctx, userId, sessionId))) return
  await ctx.audit('user.session_ended', { kind: 'user', id: userId })
  await ctx.announce({ topic: 'session', id: userId })
}

export async function signOut(ctx: Ctx, signedIn: SignedIn): Promise<void> {
  const viewed = signedIn.who.viewingAs
  if (viewed) await ctx.audit('rights.viewing_ended', { kind: 'user', id: viewed.id })
  await sessions.remove(ctx, signedIn.userId, signedIn.sessionId)
  await ctx.audit('user.signed_out', { kind: 'user', id: signedIn.userId })
  await ctx.announce({ topic: 'session', id: signedIn.userId })
}

/** Ends all of one's own sessions but this one; answers how many. */
export async function endOtherSessions(ctx: Ctx, signedIn: SignedIn): Promise<number> {
  const ended = await endSessionsOf(ctx, signedIn.userId, signedIn.sessionId)
  if (ended > 0) await ctx.audit('user.session_ended', { kind: 'user', id: signedIn.userId }, { ended })
  return ended
}

/** Ends every session of a user, and every sign-in that is half done, at once; one apart when given. */
export async function endSessionsOf(ctx: Ctx, userId: string, exceptSessionId: string | null = null): Promise<number> {
  await sessions.removeChallenges(ctx, userId, 'all')
  const ended = await sessions.removeOfUser(ctx, userId, exceptSessionId)
  if (ended > 0) await ctx.announce({ topic: 'session', id: userId })
  return ended
}
