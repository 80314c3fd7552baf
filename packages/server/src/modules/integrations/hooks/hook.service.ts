import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import * as connections from '../connections/connection.queries.ts'
import * as heard from '../deliveries/heard.queries.ts'

/** @throws AppError integrations.hook_unknown */
export async function listens(ctx: Ctx, hookHash: string): Promise<void> {
  await connectionOf(ctx, hookHash)
}

async function connectionOf(ctx: Ctx, hookHash: string): Promise<connections.ConnectionRow> {
  const connection = await connections.findByHook(ctx, hookHash)
  if (connection === undefined || connection.state === 'ended') throw new AppError('integrations.hook_unknown')
  return connection
}

/**
 * Something changed in another system, it says. What it says is only where to look: the object itself is asked for with our own key, so
 * whoever knows the address can at most have us look once more. @throws AppError integrations.hook_unknown
 */
export async function hear(ctx: Ctx, hookHash: string, body: unknown): Promise<void> {
  const connection = await connectionOf(ctx, hookHash)
  await heard.note(ctx, connection.id, connectorOf(connection.connector).heard(body, connection.settings))
  await connections.update(ctx, connection.id, { hookHeardAt: ctx.now })
}
