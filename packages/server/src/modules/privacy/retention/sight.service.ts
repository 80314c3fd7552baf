import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { domainMaskOf, findDomains } from '../../governance/index.ts'

/** Whether these are the bits of every domain that the organisation has. */
export async function isEveryDomain(ctx: Ctx, mask: string): Promise<boolean> {
  if (mask === EVERY_DOMAIN) return true
  const domains = await findDomains(ctx)
  const all = await domainMaskOf(
    ctx,
    domains.map(({ id }) => id),
  )
  return (BigInt(all) & ~BigInt(mask)) === 0n
}

/**
 * A rule is carried out in all domains, so only somebody who sees them all may let it.
 * @throws AppError privacy.retention_needs_all_domains
 */
export async function requireEveryDomain(ctx: Ctx): Promise<void> {
  if (!(await isEveryDomain(ctx, ctx.domainMask))) throw new AppError('privacy.retention_needs_all_domains')
}
