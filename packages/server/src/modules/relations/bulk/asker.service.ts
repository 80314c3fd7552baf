import { permissionsOfOwner, type BulkWhat } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findColleague } from '../../../platform/tenants/colleague.queries.ts'
import { bothMay, rightsOf } from '../../governance/index.ts'
import type { ToGather } from './deed.queries.ts'
import { isChangeable, mayMaskOf } from './ready.service.ts'

/**
 * Whoever asked for a deed, with what they may at this moment; with `then` no more than they might at that moment either. Null when they
 * may do nothing in bulk any more. Work later is done with this, never with the rights of the product.
 */
export async function askerNow(ctx: Ctx, userId: string, then?: ToGather['sight']): Promise<Ctx | null> {
  const colleague = await findColleague(ctx, userId)
  if (!colleague) return null
  const { isOwner, ...sight } = await rightsOf(ctx, colleague)
  const permissions = new Set([...colleague.permissions, ...(isOwner ? permissionsOfOwner : [])])
  if (!permissions.has('relations.bulk.run')) return null
  const actor = { kind: 'user', id: colleague.id, name: colleague.name } as const
  return { ...ctx, actor, permissions, ...(then ? bothMay(sight, then) : sight) }
}

type Allowed = { readonly what: BulkWhat; readonly mayMask: string }

/**
 * In which domains the next part of a deed may be done: where whoever asked (or, for taking back, whoever asked for that) might when they
 * asked and still may. Null when that is nowhere. In the request that asks for it nothing can have changed.
 */
export async function mayGoOnIn(ctx: Ctx, { what, mayMask }: Allowed, userId: string): Promise<string | null> {
  if (ctx.actor.kind === 'user') return mayMask
  const asker = await askerNow(ctx, userId)
  if (asker === null || !(await isChangeable(asker, what))) return null
  const shared = BigInt(mayMask) & BigInt(mayMaskOf(asker, what))
  return shared === 0n ? null : shared.toString()
}
