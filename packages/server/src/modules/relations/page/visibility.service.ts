import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { requireChange, requireDelete } from '../disclosure/disclosure.service.ts'
import * as relations from './relation.queries.ts'

/**
 * The relation that an id means now: a relation that was merged into another answers as that one, so use the `id` of the
 * answer from here on.
 * @throws AppError relations.relation_not_found: also when it exists for others only, so that nothing can be learned from it.
 */
export async function getVisible(ctx: Ctx, id: string): Promise<relations.RelationRow> {
  const relation = await relations.findVisible(ctx, id, { isHeld: false })
  if (!relation) throw new AppError('relations.relation_not_found')
  return relation
}

/**
 * The same, for whoever is about to hang something on it: until the end of the transaction nobody merges it, so that what
 * is added does not end up at a relation that is no longer there.
 */
export async function getHeld(ctx: Ctx, id: string): Promise<relations.RelationRow> {
  for (;;) {
    const relation = await relations.findVisible(ctx, id, { isHeld: true })
    if (!relation) throw new AppError('relations.relation_not_found')
    if (relation.mergedIntoId === null) return relation
  }
}

/**
 * The same for whoever is about to change something. Whoever may see and not change a relation is told so; whoever may not
 * see it hears that it is not there.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed
 */
export async function getChangeable(ctx: Ctx, id: string): Promise<relations.RelationRow> {
  const relation = await getHeld(ctx, id)
  requireChange(ctx, relation)
  return relation
}

/** For archiving and bringing back. @throws AppError relations.relation_not_found, relations.delete_not_allowed */
export async function getDeletable(ctx: Ctx, id: string): Promise<relations.RelationRow> {
  const relation = await getHeld(ctx, id)
  requireDelete(ctx, relation)
  return relation
}

/** For modules that show what hangs on a relation: the id that it goes by now. @throws AppError relations.relation_not_found */
export async function visibleId(ctx: Ctx, id: string): Promise<string> {
  return (await getVisible(ctx, id)).id
}

/**
 * For modules that change something about a relation, or hang something on it: the id that it goes by now.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed
 */
export async function changeableId(ctx: Ctx, id: string): Promise<string> {
  return (await getChangeable(ctx, id)).id
}

/** For modules that hang something on a relation that is no change of it. @throws AppError relations.relation_not_found */
export async function heldId(ctx: Ctx, id: string): Promise<string> {
  return (await getHeld(ctx, id)).id
}

/** For modules that take a relation away. @throws AppError relations.relation_not_found, relations.delete_not_allowed */
export async function deletableId(ctx: Ctx, id: string): Promise<string> {
  return (await getDeletable(ctx, id)).id
}
