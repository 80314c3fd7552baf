import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as organisations from '../organisations/organisation.queries.ts'
import { hashPassword } from '../passwords/password-hash.ts'
import { updateUser } from '../users/user.service.ts'
import * as users from '../users/user.queries.ts'
import type { DirectoryRow } from './directory.queries.ts'
import * as kept from './kept.queries.ts'
import type { AskedPerson, Person } from './kept.rules.ts'

const Email = z.email().max(254)
const Name = z.string().trim().min(1).max(120)

/** Everybody with an account, except whom the directory let go, and whom another directory keeps. */
export async function listPeople(ctx: Ctx, { providerId }: DirectoryRow): Promise<Person[]> {
  const known = await kept.findUsers(ctx)
  return (await users.findAll(ctx)).flatMap((user) => {
    const row = known.get(user.id)
    return row === undefined || (row.removedAt === null && row.providerId === providerId) ? [describe(user, row)] : []
  })
}

const describe = (user: users.UserRow, known: kept.KeptUser | undefined): Person => ({
  id: user.id,
  userName: known?.userName ?? users.emailKeyOf(user.email),
  externalId: known?.externalId ?? null,
  name: user.name,
  email: user.email,
  isActive: user.isActive,
})

/** Null: not here, or let go. */
export async function findPerson(ctx: Ctx, directory: DirectoryRow, id: string): Promise<Person | null> {
  return (await listPeople(ctx, directory)).find((person) => person.id === id) ?? null
}

function checked(asked: AskedPerson): AskedPerson {
  const parsed = z.object({ name: Name, email: Email, userName: z.string().min(1).max(320) }).safeParse(asked)
  if (!parsed.success) throw new AppError('http.invalid_input', { issues: [] })
  return { ...asked, ...parsed.data, userName: asked.userName.toLowerCase() }
}

/**
 * Makes a colleague without a password, with the role that new ones get; whoever was let go comes back as they were.
 * @throws AppError admin.email_taken by somebody who is here, http.invalid_input
 */
export async function makePerson(ctx: Ctx, directory: DirectoryRow, given: AskedPerson): Promise<Person> {
  const asked = checked(given)
  const there = await users.findByEmail(ctx, asked.email)
  if (there !== null) return takeBack(ctx, directory, { there, asked })
  const language = (await organisations.find(ctx))?.language ?? 'nl'
  const { name, email } = asked
  const user = await users.insert(ctx, {
    ...{ name, email, language, role: directory.role, hasPassword: false },
    passwordHash: await hashPassword(randomBytes(32).toString('base64url')),
  })
  await ctx.audit('user.created', { kind: 'user', id: user.id }, { role: user.role })
  await keep(ctx, directory, { userId: user.id, asked, isMade: true })
  if (!asked.isActive) await updateUser(ctx, user.id, { isActive: false })
  return get(ctx, directory, user.id)
}

type TakingBack = { readonly there: users.UserRow; readonly asked: AskedPerson }

async function takeBack(ctx: Ctx, directory: DirectoryRow, { there, asked }: TakingBack): Promise<Person> {
  const known = (await kept.findUsers(ctx)).get(there.id)
  if (known === undefined || known.removedAt === null) throw new AppError('admin.email_taken')
  // Whom another directory made is not of this one: its number opens nothing.
  const isMade = known.isMade && known.providerId === directory.providerId
  await keep(ctx, directory, { userId: there.id, asked, isMade })
  return changed(ctx, directory, { id: there.id, asked })
}

/** @throws AppError admin.user_not_found, admin.last_administrator, admin.email_taken, admin.directory_number_taken */
export async function replacePerson(
  ctx: Ctx,
  directory: DirectoryRow,
  id: string,
  given: AskedPerson,
): Promise<Person> {
  const person = await get(ctx, directory, id)
  const known = (await kept.findUsers(ctx)).get(id)
  const isMade = known?.isMade === true
  // Who was here before keeps their own address: it may be theirs to sign in with.
  const asked = checked(isMade ? given : { ...given, email: person.email })
  await keep(ctx, directory, { userId: id, asked, isMade })
  return changed(ctx, directory, { id, asked })
}

type Changing = { readonly id: string; readonly asked: AskedPerson }

async function changed(ctx: Ctx, directory: DirectoryRow, { id, asked }: Changing): Promise<Person> {
  const { name, email, isActive } = asked
  const before = await get(ctx, directory, id)
  if (before.name !== name || before.email !== email) {
    await users.update(ctx, id, { name, ...(before.email === email ? {} : { email }) })
    await ctx.audit('user.changed', { kind: 'user', id }, { fields: before.name === name ? ['email'] : ['name'] })
  }
  if (before.isActive !== isActive) await updateUser(ctx, id, { isActive })
  return get(ctx, directory, id)
}

/** Ends their access; what they did stays theirs. @throws AppError admin.user_not_found, admin.last_administrator */
export async function letGo(ctx: Ctx, directory: DirectoryRow, id: string): Promise<void> {
  const person = await get(ctx, directory, id)
  if (person.isActive) await updateUser(ctx, id, { isActive: false })
  const known = (await kept.findUsers(ctx)).get(id)
  const { userName, externalId } = person
  const { providerId } = directory
  await kept.putUser(ctx, {
    ...{ userId: id, providerId, userName, externalId, isMade: known?.isMade ?? false },
    removedAt: ctx.now,
  })
}

type Keeping = { readonly userId: string; readonly asked: AskedPerson; readonly isMade: boolean }

async function keep(ctx: Ctx, { providerId }: DirectoryRow, { userId, asked, isMade }: Keeping): Promise<void> {
  const { userName, externalId } = asked
  await kept.putUser(ctx, { userId, providerId, userName, externalId, isMade, removedAt: null })
}

async function get(ctx: Ctx, directory: DirectoryRow, id: string): Promise<Person> {
  const person = await findPerson(ctx, directory, id)
  if (person === null) throw new AppError('admin.user_not_found')
  return person
}
