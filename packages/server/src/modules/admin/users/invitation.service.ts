import { randomBytes } from 'node:crypto'
import type { Invitation, Role } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { personAt, productAt } from '../organisations/actors.ts'
import * as organisations from '../organisations/organisation.queries.ts'
import { newId, type Installation } from '../organisations/tenant.queries.ts'
import { hashPassword } from '../passwords/password-hash.ts'
import { acceptPassword } from '../passwords/password.service.ts'
import { openSession, type OpenedSession, type Place } from '../sessions/session.service.ts'
import { newToken, readToken } from '../sessions/token.ts'
import { claimAttempt, forgiveAttempt } from '../sign-in/attempt.service.ts'
import { limitsOfInvitation } from '../sign-in/rate-limit.rules.ts'
import * as invitations from './invitation.queries.ts'
import * as users from './user.queries.ts'

/** A week: long enough for a holiday start, short enough that a forgotten mail is not a door left open. */
const VALID_DAYS = 7
const DAY = 86_400_000

export async function listInvitations(ctx: Ctx): Promise<Invitation[]> {
  return (await invitations.findOpen(ctx)).map(describe)
}

function describe(invitation: invitations.InvitationRow): Invitation {
  return { ...invitation, expiresAt: invitation.expiresAt.toISOString() }
}

/**
 * Invites a colleague. The token is for the link and is shown once: only its hash is kept.
 * @throws AppError admin.email_taken
 */
export async function invite(
  ctx: Ctx,
  input: { readonly name: string; readonly email: string; readonly role: Role },
): Promise<{ invitation: Invitation; token: string }> {
  await invitations.removeExpired(ctx)
  const isTaken =
    (await users.findByEmail(ctx, input.email)) !== null || (await invitations.isInvited(ctx, input.email))
  if (isTaken) throw new AppError('admin.email_taken')
  const token = newToken(ctx.tenantId)
  const expiresAt = new Date(ctx.now.getTime() + VALID_DAYS * DAY)
  const invitation = await invitations.insert(ctx, { ...input, tokenHash: token.hash, expiresAt })
  await ctx.audit('user.invited', { kind: 'invitation', id: invitation.id }, { role: input.role })
  return { invitation: describe(invitation), token: token.text }
}

/** @throws AppError admin.invitation_invalid */
export async function withdrawInvitation(ctx: Ctx, id: string): Promise<void> {
  if (!(await invitations.withdraw(ctx, id))) throw new AppError('admin.invitation_invalid')
  await ctx.audit('user.invitation_withdrawn', { kind: 'invitation', id })
}

type Found = {
  readonly tenantId: string
  readonly organisation: string
  readonly invitation: invitations.InvitationRow
}

/**
 * What stands on an invitation, for whoever holds its link.
 * @throws AppError admin.invitation_invalid, auth.too_many_attempts
 */
export async function viewInvitation(
  installation: Installation,
  token: string,
  place: Place,
): Promise<{ name: string; email: string; organisation: string }> {
  const { invitation, organisation } = await findInvitation(installation, token, place)
  return { name: invitation.name, email: invitation.email, organisation }
}

/**
 * Makes the user who was invited and signs them in. A link works once.
 * @throws AppError admin.invitation_invalid, auth.too_many_attempts, auth.password_…
 */
export async function acceptInvitation(
  installation: Installation,
  input: { readonly token: string; readonly name: string; readonly password: string },
  place: Place,
): Promise<OpenedSession> {
  const { tenantId, invitation, organisation } = await findInvitation(installation, input.token, place)
  const account = { name: input.name, email: invitation.email, organisation }
  const passwordHash = await acceptPassword(input.password, account)
  const { role, email } = invitation
  const id = newId()
  const language = await installation.inTenant(
    productAt(tenantId),
    async (ctx) => (await organisations.find(ctx))?.language,
  )
  const user = { id, name: input.name, email, role, language: language ?? 'nl', passwordHash }
  return installation.inTenant(personAt(tenantId, user), async (ctx) => {
    if (!(await invitations.accept(ctx, invitation.id))) throw new AppError('admin.invitation_invalid')
    await users.insert(ctx, user)
    await ctx.audit('user.invitation_accepted', { kind: 'user', id }, { role })
    return openSession(ctx, id, place)
  })
}

type BySignOn = {
  readonly tenantId: string
  readonly invitation: { readonly id: string; readonly name: string }
  readonly place: Place
}

/**
 * Makes the user who was invited without a password of theirs: `link` says by which account of another house they come in.
 * @throws AppError admin.invitation_invalid
 */
export async function acceptBySignOn(
  installation: Installation,
  { tenantId, invitation: { id: invitationId, name }, place }: BySignOn,
  link: (ctx: Ctx, userId: string) => Promise<void>,
): Promise<OpenedSession> {
  const found = await installation.inTenant(productAt(tenantId), async (ctx) => {
    const invitation = (await invitations.findOpen(ctx)).find(({ id }) => id === invitationId)
    return { invitation, language: (await organisations.find(ctx))?.language }
  })
  if (found.invitation === undefined) throw new AppError('admin.invitation_invalid')
  const { role, email } = found.invitation
  const id = newId()
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'))
  const user = { id, name, email, role, language: found.language ?? 'nl', passwordHash, hasPassword: false }
  return installation.inTenant(personAt(tenantId, user), async (ctx) => {
    if (!(await invitations.accept(ctx, invitationId))) throw new AppError('admin.invitation_invalid')
    await users.insert(ctx, user)
    await ctx.audit('user.invitation_accepted', { kind: 'user', id }, { role })
    await link(ctx, id)
    return openSession(ctx, id, place)
  })
}

/** @throws AppError admin.invitation_invalid, auth.too_many_attempts */
export async function findInvitation(installation: Installation, text: string, place: Place): Promise<Found> {
  const token = readToken(text)
  if (!token) throw new AppError('admin.invitation_invalid')
  const { tenantId } = token
  const exists = await installation.inTenant(productAt(tenantId), (ctx) => organisations.find(ctx))
  // An organisation that does not exist gets no rows, also no counters.
  if (!exists) throw new AppError('admin.invitation_invalid')
  const attempt = await claimAttempt(installation, tenantId, limitsOfInvitation(place.address))
  return installation.inTenant(productAt(tenantId), async (ctx) => {
    const invitation = await invitations.findOpenByToken(ctx, token.hash)
    if (!invitation) throw new AppError('admin.invitation_invalid')
    await forgiveAttempt(ctx, attempt)
    return { tenantId, organisation: exists.name, invitation }
  })
}
