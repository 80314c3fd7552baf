import type { Language, Role, User } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findDomains } from '../../governance/index.ts'
import * as organisations from '../organisations/organisation.queries.ts'
import { acceptPassword } from '../passwords/password.service.ts'
import * as secondFactor from '../second-factor/second-factor.queries.ts'
import { endSessionsOf } from '../sessions/session.service.ts'
import { leavesNobody, losesSessions } from './user-access.rules.ts'
import * as users from './user.queries.ts'

export async function listUsers(ctx: Ctx): Promise<User[]> {
  return (await users.findAll(ctx)).map(describe)
}

function describe(user: users.UserRow): User {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    isActive: user.isActive,
    hasSecondFactor: user.hasSecondFactor,
    lastSeenAt: user.lastSeenAt?.toISOString() ?? null,
    domainIds: [...user.domainIds],
  }
}

export type UserChange = {
  readonly role?: Role | undefined
  readonly isActive?: boolean | undefined
  readonly domainIds?: readonly string[] | undefined
}

/**
 * Changes what a colleague may do. Another role or no access any more ends their sessions at once; other domains count
 * from their next request.
 * @throws AppError admin.user_not_found, governance.domain_not_found, admin.last_administrator
 */
export async function updateUser(ctx: Ctx, userId: string, change: UserChange): Promise<User> {
  const administrators = await users.lockAdministrators(ctx)
  const before = await users.find(ctx, userId)
  if (!before) throw new AppError('admin.user_not_found')
  await refuseUnknownDomains(ctx, change.domainIds ?? [])
  const domainIds = change.domainIds && [...new Set(change.domainIds)]
  const after = await users.update(ctx, userId, { ...change, domainIds })
  if (leavesNobody(administrators, after)) throw new AppError('admin.last_administrator')
  if (losesSessions(before, after)) await endSessionsOf(ctx, userId)
  await ctx.announce({ topic: 'rights', id: userId })
  await ctx.audit('user.access_changed', { kind: 'user', id: userId }, accessChanges(before, after))
  return describe(after)
}

async function refuseUnknownDomains(ctx: Ctx, domainIds: readonly string[]): Promise<void> {
  if (domainIds.length === 0) return
  const known = new Set((await findDomains(ctx)).map((domain) => domain.id))
  if (!domainIds.every((id) => known.has(id))) throw new AppError('governance.domain_not_found')
}

function accessChanges(before: users.UserRow, after: users.UserRow): Record<string, unknown> {
  return {
    ...(before.role === after.role ? {} : { role: [before.role, after.role] }),
    ...(before.isActive === after.isActive ? {} : { isActive: [before.isActive, after.isActive] }),
    ...(before.domainIds.join() === after.domainIds.join() ? {} : { domainIds: [before.domainIds, after.domainIds] }),
  }
}

export type CreateUser = {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly password: string
  /** The organisation's when absent. */
  readonly language?: Language | undefined
  /** Empty or absent: every domain. */
  readonly domainIds?: readonly string[] | undefined
}

/**
 * Makes a user with a password, for the command line and the demonstration; people in the screens are invited instead.
 * @throws AppError auth.password_…, governance.domain_not_found, admin.email_taken
 */
export async function createUser(ctx: Ctx, input: CreateUser): Promise<User> {
  const organisation = await getOrganisation(ctx)
  await refuseUnknownDomains(ctx, input.domainIds ?? [])
  if (await users.findByEmail(ctx, input.email)) throw new AppError('admin.email_taken')
  const passwordHash = await acceptPassword(input.password, { ...input, organisation: organisation.name })
  const user = await users.insert(ctx, { ...input, language: input.language ?? organisation.language, passwordHash })
  await ctx.audit('user.created', { kind: 'user', id: user.id }, { role: user.role })
  return describe(user)
}

/**
 * Gives a user a new password from the command line and ends all their sessions.
 * `dropSecondFactor` for somebody who lost telephone and recovery codes.
 * @throws AppError admin.user_not_found, auth.password_…
 */
export async function resetPassword(
  ctx: Ctx,
  input: { readonly email: string; readonly password: string; readonly dropSecondFactor?: boolean },
): Promise<User> {
  const user = await users.findByEmail(ctx, input.email)
  if (!user) throw new AppError('admin.user_not_found')
  const organisation = await getOrganisation(ctx)
  const passwordHash = await acceptPassword(input.password, { ...user, organisation: organisation.name })
  if (input.dropSecondFactor) await secondFactor.stop(ctx, user.id)
  await users.update(ctx, user.id, { passwordHash })
  const ended = await endSessionsOf(ctx, user.id)
  const details = { ended, secondFactorDropped: input.dropSecondFactor ?? false }
  await ctx.audit('user.password_reset', { kind: 'user', id: user.id }, details)
  const after = await users.find(ctx, user.id)
  return describe(after ?? user)
}

async function getOrganisation(ctx: Ctx) {
  const organisation = await organisations.find(ctx)
  if (!organisation) throw new AppError('admin.not_set_up')
  return organisation
}
