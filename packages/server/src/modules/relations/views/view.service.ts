import type { GuideStep, SavedView } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import * as views from './view.queries.ts'

/** A view is a note to oneself about the list's address; what it shows is decided again each time, by the reader's rights. */
export async function listViews(ctx: Ctx): Promise<SavedView[]> {
  return (await views.listOfUser(ctx, ctx.actor.id)).map((view) => ({ ...view, isMine: true }))
}

export async function saveView(ctx: Ctx, { name, query }: { name: string; query: string }): Promise<SavedView> {
  const id = await views.insert(ctx, { userId: ctx.actor.id, name, query })
  await ctx.audit('view.saved', { kind: 'view', id }, { name, query })
  return { id, name, query, isMine: true }
}

/** @throws AppError relations.view_not_found, also when it is somebody else's. */
export async function removeView(ctx: Ctx, id: string): Promise<void> {
  if (!(await views.remove(ctx, { userId: ctx.actor.id, id }))) throw new AppError('relations.view_not_found')
  await ctx.audit('view.removed', { kind: 'view', id })
}

/** A list to come back to is what makes the relations somebody's own. */
export async function guideOfRelations(ctx: Ctx): Promise<GuideStep[]> {
  if (!ctx.permissions.has('relations.relation.read')) return []
  return [{ step: 'view', isDone: (await views.listOfUser(ctx, ctx.actor.id)).length > 0 }]
}
