import { DirectoryRole } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { linkIdentity } from '../sign-on/identity.service.ts'
import * as identities from '../sign-on/identity.queries.ts'
import * as users from '../users/user.queries.ts'
import * as kept from './kept.queries.ts'

type Coming = {
  readonly providerId: string
  readonly issuer: string
  readonly told: {
    readonly subject: string
    readonly label: string
    /** Under which numbers the house knows them: the subject, and what its directory tells. */
    readonly numbers: readonly string[]
  }
}

/**
 * Somebody who comes in for the first time and whom the directory of that same house made here, by their number there: from then on they are known
 * by issuer and subject as everybody is. Never by an address; never who was here before the directory, who has a role that a directory cannot give, or who comes in by
 * that house already. Null: nobody.
 */
export async function linkByDirectory(ctx: Ctx, { providerId, issuer, told }: Coming) {
  const [found, ...others] = await kept.findByNumbers(ctx, providerId, told.numbers)
  if (found === undefined || others.length > 0) return null
  const user = await users.find(ctx, found.userId)
  if (user?.isActive !== true || !DirectoryRole.safeParse(user.role).success) return null
  if ((await identities.findOfUser(ctx, user.id)).some((one) => one.issuer === issuer)) return null
  const { subject, label } = told
  await linkIdentity(ctx, user.id, { issuer, subject, label })
  return identities.findBySubject(ctx, { issuer, subject })
}
