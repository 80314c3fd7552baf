import type { ModelChange, ModelElement } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

type Values = Readonly<Record<string, unknown>> | null
export type Change = {
  readonly element: ModelElement
  readonly elementId: string
  readonly action: ModelChange['action']
  readonly before: Values
  readonly after: Values
  readonly proposalId?: string | undefined
}

/** Writes down what changed in the model, in the transaction that changes it. */
export async function insert(ctx: Ctx, change: Change): Promise<void> {
  await tablesOf(ctx, 'governance')
    .insertInto('governance.model_change')
    .values({
      id: newId(),
      element: change.element,
      element_id: change.elementId,
      action: change.action,
      before: change.before === null ? null : JSON.stringify(change.before),
      after: change.after === null ? null : JSON.stringify(change.after),
      changed_by: ctx.actor.name,
      changed_at: ctx.now,
      proposal_id: change.proposalId ?? null,
    })
    .execute()
}

/** Newest first. Ids of version 7 are in the order in which they were made. */
export async function list(ctx: Ctx, element: ModelElement, elementId: string): Promise<ModelChange[]> {
  const rows = await tablesOf(ctx, 'governance')
    .selectFrom('governance.model_change')
    .selectAll()
    .where('element', '=', element)
    .where('element_id', '=', elementId)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    action: row.action as ModelChange['action'],
    by: row.changed_by,
    at: row.changed_at.toISOString(),
    before: row.before as Record<string, unknown> | null,
    after: row.after as Record<string, unknown> | null,
    proposalId: row.proposal_id,
  }))
}
