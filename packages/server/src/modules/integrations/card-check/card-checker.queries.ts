import type { Ctx } from '../../../platform/context.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'integrations')

export type CardCheckerRow = {
  readonly host: string
  readonly port: number
  readonly institution: string
  readonly login: string
  /** Sealed; null: none. */
  readonly password: string | null
  readonly terminalPassword: string | null
}

export async function find(ctx: Ctx): Promise<CardCheckerRow | null> {
  const row = await tables(ctx)
    .selectFrom('integrations.card_checker')
    .select(['host', 'port', 'institution', 'login', 'password', 'terminal_password as terminalPassword'])
    .executeTakeFirst()
  return row ?? null
}

export async function put(ctx: Ctx, row: CardCheckerRow): Promise<void> {
  const { host, port, institution, login, password, terminalPassword } = row
  const values = { host, port, institution, login, password, terminal_password: terminalPassword, changed_at: ctx.now }
  await tables(ctx)
    .insertInto('integrations.card_checker')
    .values(values)
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(values))
    .execute()
}

/** False when there was none. */
export async function remove(ctx: Ctx): Promise<boolean> {
  const row = await tables(ctx).deleteFrom('integrations.card_checker').returning('host').executeTakeFirst()
  return row !== undefined
}
