import type { Language, Setup, SetupState, StarterSet } from '@klantregie/contract'
import serverPackage from '../../../../package.json' with { type: 'json' }
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { fold } from '../../../platform/pure/fold.ts'
import { beginOrganisation } from '../../../platform/tenants/begin.queries.ts'
import { seedModel } from '../../governance/index.ts'
import { acceptPassword } from '../passwords/password.service.ts'
import { openSession, type OpenedSession, type Place } from '../sessions/session.service.ts'
import * as users from '../users/user.queries.ts'
import { personAt, productAt } from './actors.ts'
import * as branches from './branch.queries.ts'
import * as organisations from './organisation.queries.ts'
import { freeSlug, slugOf } from './slug.rules.ts'
import { findTenants, insertTenant, lockRegistry, newId, type Installation } from './tenant.queries.ts'

export async function describeSetup(installation: Installation): Promise<SetupState> {
  const { length } = await findTenants(installation.database)
  return { isNeeded: length === 0, organisationCount: length, version: serverPackage.version }
}

/**
 * The first use of an installation: makes the organisation, its branches, its model and its first administrator, and
 * signs that administrator in. Two at once: one succeeds.
 * @throws AppError admin.already_set_up, auth.password_…
 */
export async function setUp(installation: Installation, input: Setup, place: Place): Promise<OpenedSession> {
  if ((await findTenants(installation.database)).length > 0) throw new AppError('admin.already_set_up')
  const { name, email, password, organisationName, language } = input
  const passwordHash = await acceptPassword(password, { name, email, organisation: organisationName })
  const user = { id: newId(), name, email, role: 'administrator' as const, language, passwordHash }
  return installation.inTenant(personAt(newId(), user), async (ctx) => {
    const taken = await lockRegistry(ctx)
    if (taken.length > 0) throw new AppError('admin.already_set_up')
    await found(ctx, { ...input, name: organisationName, isDemo: false }, taken)
    await users.insert(ctx, user)
    await ctx.audit(
      'organisation.set_up',
      { kind: 'organisation', id: ctx.tenantId },
      { branches: input.branches.length },
    )
    return openSession(ctx, user.id, place)
  })
}

export type CreateOrganisation = {
  readonly name: string
  readonly language: Language
  readonly branches: readonly string[]
  readonly isDemo: boolean
  /** Terms to begin with; left out: those of libraries and of venues. */
  readonly starterSets?: readonly StarterSet[]
}

/** Makes another organisation on this installation, from the command line; its users are made with `createUser`. */
export async function createOrganisation(
  installation: Installation,
  input: CreateOrganisation,
): Promise<{ tenantId: string; slug: string }> {
  const tenantId = newId()
  return installation.inTenant(productAt(tenantId, input.language), async (ctx) => {
    const slug = await found(ctx, input, await lockRegistry(ctx))
    await ctx.audit('organisation.created', { kind: 'organisation', id: tenantId }, { isDemo: input.isDemo })
    return { tenantId, slug }
  })
}

async function found(ctx: Ctx, input: CreateOrganisation, takenSlugs: readonly string[]): Promise<string> {
  const { name, language, isDemo } = input
  const slug = freeSlug(slugOf(fold(name)), takenSlugs)
  await insertTenant(ctx, { slug, isDemo })
  await organisations.insert(ctx, { name, slug, language, isDemo })
  await branches.insert(ctx, withoutRepeats(input.branches))
  await seedModel(ctx, language, input.starterSets ?? ['library', 'venue'])
  await beginOrganisation(ctx, language)
  return slug
}

/** Somebody who lists a branch twice means it once; the first spelling stays. */
function withoutRepeats(names: readonly string[]): string[] {
  const byKey = new Map<string, string>()
  for (const name of names.map((text) => text.trim())) {
    if (!byKey.has(name.toLowerCase())) byKey.set(name.toLowerCase(), name)
  }
  return [...byKey.values()]
}
