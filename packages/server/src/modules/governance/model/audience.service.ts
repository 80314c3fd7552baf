import type { TypeAudience } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as audiences from './audience.queries.ts'
import { getType } from './model.service.ts'

/** Says for whom a type is: the inventory puts its figures together by it. @throws AppError relations.type_not_found */
export async function setAudience(
  ctx: Ctx,
  { id, audience }: { readonly id: string; readonly audience: TypeAudience },
): Promise<void> {
  const { name, audience: before } = await getType(ctx, id)
  if (before === audience) return
  await audiences.updateAudience(ctx, id, audience)
  await ctx.audit(
    'relation_type.changed',
    { kind: 'relation_type', id },
    { before: { name, audience: before }, after: { name, audience } },
  )
  await ctx.announce({ topic: 'governance', id: 'relation_types' })
}
