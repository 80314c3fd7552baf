import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as users from '../users/user.queries.ts'
import * as sessions from './session.queries.ts'
import type { SignedIn } from './session.service.ts'

/**
 * Looks along as a colleague in this session, until it is ended: one sees what both may see and changes nothing. The trail keeps
 * one's own name, with the beginning and the end.
 * @throws AppError admin.user_not_found, governance.viewing_oneself
 */
export async function viewAs(ctx: Ctx, signedIn: SignedIn, userId: string): Promise<void> {
  if (userId === signedIn.userId) throw new AppError('governance.viewing_oneself')
  const user = await users.find(ctx, userId)
  if (!user?.isActive) throw new AppError('admin.user_not_found')
  await sessions.setViewing(ctx, signedIn.sessionId, userId)
  await ctx.audit('rights.viewing_started', { kind: 'user', id: userId })
  await ctx.announce({ topic: 'session', id: signedIn.userId })
}

/** Back to oneself; nothing when one was. */
export async function stopViewing(ctx: Ctx, signedIn: SignedIn): Promise<void> {
  const userId = signedIn.who.viewingAs?.id
  if (userId === undefined) return
  await sessions.setViewing(ctx, signedIn.sessionId, null)
  await ctx.audit('rights.viewing_ended', { kind: 'user', id: userId })
  await ctx.announce({ topic: 'session', id: signedIn.userId })
}
