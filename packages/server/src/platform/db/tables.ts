import type { Kysely, Transaction } from 'kysely'
import type { Ctx } from '../context.ts'
import type { Database } from './database.generated.ts'

/** The tables whose PostgreSQL schema carries the module's name — and no others. */
export type TablesOf<M extends string> = Pick<Database, Extract<keyof Database, `${M}.${string}`>>

/** A module sees its own tables. Another module's table is a compile error, not a review remark. */
export function tablesOf<M extends string>(ctx: Pick<Ctx, 'tx'>, _module: M): Kysely<TablesOf<M>> {
  return ctx.tx as unknown as Kysely<TablesOf<M>>
}

export type Tx = Transaction<Database>
