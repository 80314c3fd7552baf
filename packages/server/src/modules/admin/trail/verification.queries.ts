import type { AuditBreak } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'platform')

export type NewVerification = {
  readonly startedAt: Date
  readonly until: number
  readonly entries: number
  readonly checkpoints: number
  readonly breaks: number
  readonly found: readonly AuditBreak[]
}

export async function insert(ctx: Ctx, { startedAt, found, ...rest }: NewVerification): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('platform.audit_verification')
    .values({
      id,
      started_at: startedAt,
      finished_at: ctx.now,
      actor_name: ctx.actor.name,
      found: JSON.stringify(found),
      ...rest,
    })
    .execute()
  return id
}

export function list(ctx: Ctx, limit: number) {
  return tables(ctx)
    .selectFrom('platform.audit_verification')
    .selectAll()
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** The verification that is waiting or being done. */
export function findJob(ctx: Ctx, names: readonly string[]) {
  return tables(ctx)
    .selectFrom('platform.job')
    .select('id')
    .where('name', 'in', [...names])
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
