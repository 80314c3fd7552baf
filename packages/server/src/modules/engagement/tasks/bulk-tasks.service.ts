import type { BulkTaskChange, BulkTaskResult } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { viewerOf } from './colleague.service.ts'
import { changeTask, requireOwner, textOf } from './task.service.ts'
import * as tasks from './task.queries.ts'

type Bulk = { readonly changes: readonly BulkTaskChange[]; readonly isTrial: boolean }

/**
 * Several tasks to somebody else, or to another day, in one transaction. What cannot (changed by a colleague meanwhile, ended, the new
 * owner may not see the relation) is skipped and said. `before`, given back as changes, undoes it.
 */
export async function changeTasks(ctx: Ctx, { changes, isTrial }: Bulk): Promise<BulkTaskResult> {
  const viewer = await viewerOf(ctx)
  const found = await tasks.findMany(
    ctx,
    changes.map(({ id }) => id),
    viewer,
  )
  const known = new Map(found.map((row) => [row.id, row]))
  const [before, skipped]: [BulkTaskChange[], BulkTaskResult['skipped']] = [[], []]
  const once = new Map(changes.map((change) => [change.id, change]))
  for (const change of once.values()) {
    const row = known.get(change.id)
    const code = row ? await whyNot(ctx, row, change) : 'engagement.task_not_found'
    if (code !== null || !row) {
      skipped.push({ id: change.id, code: code ?? 'engagement.task_not_found' })
      continue
    }
    const version = isTrial ? row.version : (await changeTask(ctx, change)).version
    before.push(undoOf(row, change, version))
  }
  return { before, skipped }
}

/** Judged beforehand, so that one that cannot does not take the others with it. */
async function whyNot(ctx: Ctx, row: tasks.TaskRow, change: BulkTaskChange): Promise<string | null> {
  const { version, owner, dueOn } = change
  if (row.state !== 'open') return 'engagement.task_ended'
  if (row.version !== version) return 'engagement.task_changed'
  // With the day its reminder and repetition would go, and an undo of many could not bring them back.
  if (dueOn === null && (row.reminder !== null || row.repeatUnit !== null)) return 'engagement.due_missing'
  if (!owner) return null
  try {
    await requireOwner(ctx, owner, row.relationId)
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

function undoOf(row: tasks.TaskRow, change: BulkTaskChange, version: number): BulkTaskChange {
  return {
    id: row.id,
    version,
    ...(change.owner ? { owner: textOf(row).owner } : {}),
    ...(change.dueOn === undefined ? {} : { dueOn: row.dueOn }),
  }
}
