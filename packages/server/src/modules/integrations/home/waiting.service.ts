import type { Waiting } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import * as connections from '../connections/connection.queries.ts'
import { isSilent } from '../connections/connection.rules.ts'
import * as objects from '../objects/object.queries.ts'

const NOT_DATED = { dueOn: null, dueAt: null, isUrgent: false } as const

/** What other systems delivered and nobody could be named for, and connections that get no further by themselves. */
export async function waitingInIntegrations(ctx: Ctx): Promise<Waiting[]> {
  return [...(await connectionsInNeed(ctx)), ...(await deliveredObjects(ctx))]
}

async function deliveredObjects(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('integrations.inbox.settle')) return []
  const count = await objects.countWaiting(ctx)
  return count === 0 ? [] : [{ kind: 'objects', count, id: null, title: null, ...NOT_DATED }]
}

/** Not what is tried again by itself: that may be over before anybody looked. */
async function connectionsInNeed(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('integrations.connection.manage')) return []
  const found: connections.ConnectionRow[] = []
  for (const row of await connections.list(ctx)) if (await isInNeed(ctx, row)) found.push(row)
  const [first] = found
  if (first === undefined) return []
  const one = found.length === 1 ? { id: first.id, title: first.name } : { id: null, title: null }
  return [{ kind: 'connections', count: found.length, ...one, ...NOT_DATED }]
}

async function isInNeed(ctx: Ctx, row: connections.ConnectionRow): Promise<boolean> {
  if (row.state !== 'active') return false
  if (row.problem !== null && row.nextAt === null) return true
  const since = { now: ctx.now, since: row.createdAt }
  return (await connections.listStreams(ctx, row.id)).some((stream) => isSilent(stream, row.silentAfterHours, since))
}
