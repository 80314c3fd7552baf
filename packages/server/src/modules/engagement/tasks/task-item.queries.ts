import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'engagement')

export type ItemRow = {
  readonly id: string
  readonly taskId: string
  readonly text: string
  readonly doneAt: Date | null
  readonly doneBy: string | null
}

/** The check lists of these tasks, each in its order. */
export async function listOf(ctx: Ctx, taskIds: readonly string[]): Promise<Map<string, ItemRow[]>> {
  if (taskIds.length === 0) return new Map()
  const rows = await tables(ctx)
    .selectFrom('engagement.task_item')
    .select(['id', 'task_id as taskId', 'text', 'done_at as doneAt', 'done_by as doneBy'])
    .where('task_id', 'in', [...taskIds])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ taskId }) => taskId)
}

export type ItemChange = { readonly id?: string | undefined; readonly text: string }

/** The list as it is to be: what is in it by id stays ticked or not, what is not in it goes. */
export async function replace(ctx: Ctx, taskId: string, items: readonly ItemChange[]): Promise<void> {
  const known = new Map(((await listOf(ctx, [taskId])).get(taskId) ?? []).map((item) => [item.id, item]))
  await tables(ctx).deleteFrom('engagement.task_item').where('task_id', '=', taskId).execute()
  if (items.length === 0) return
  await tables(ctx)
    .insertInto('engagement.task_item')
    .values(
      items.map(({ id, text }, position) => {
        const before = id === undefined ? undefined : known.get(id)
        return {
          id: before?.id ?? newId(),
          task_id: taskId,
          position,
          text,
          done_at: before?.doneAt ?? null,
          done_by: before?.doneBy ?? null,
        }
      }),
    )
    .execute()
}

/** False when there is no such point. */
export async function tick(
  ctx: Ctx,
  { taskId, itemId, isDone }: { taskId: string; itemId: string; isDone: boolean },
): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('engagement.task_item')
    .set(isDone ? { done_at: ctx.now, done_by: ctx.actor.name } : { done_at: null, done_by: null })
    .where('id', '=', itemId)
    .where('task_id', '=', taskId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
