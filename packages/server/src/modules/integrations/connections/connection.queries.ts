import type { ConnectionColumn, ConnectionState, DeliveryProblem, ListMeaning } from '@klantregie/contract'
import { sql } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import { newId } from '../../../platform/db/new-id.ts'
import { tablesOf } from '../../../platform/db/tables.ts'

const tables = (ctx: Ctx) => tablesOf(ctx, 'integrations')

export type ConnectionRow = {
  readonly id: string
  readonly connector: string
  readonly name: string
  readonly sourceId: string
  readonly state: ConnectionState
  readonly settings: Readonly<Record<string, string>>
  /** Sealed, by key. */
  readonly secrets: Readonly<Record<string, string>>
  readonly columns: readonly ConnectionColumn[] | null
  readonly typeIds: readonly string[]
  readonly domainId: string
  readonly branchId: string | null
  readonly lists: readonly ListMeaning[]
  readonly everyMinutes: number
  readonly silentAfterHours: number | null
  readonly nextAt: Date | null
  readonly failures: number
  readonly failingSince: Date | null
  readonly problem: DeliveryProblem | null
  readonly hookHash: string | null
  readonly hookHeardAt: Date | null
  readonly createdAt: Date
}

const columns = sql`c.id, c.connector, c.name, c.source_id as "sourceId", c.state, c.settings, c.secrets, c.columns, c.type_ids as "typeIds",
  c.domain_id as "domainId", c.branch_id as "branchId", c.lists, c.every_minutes as "everyMinutes", c.silent_after_hours as "silentAfterHours",
  c.next_at as "nextAt", c.failures, c.failing_since as "failingSince", c.problem, c.hook_hash as "hookHash", c.hook_heard_at as "hookHeardAt",
  c.created_at as "createdAt"`

export async function list(ctx: Ctx): Promise<ConnectionRow[]> {
  const { rows } = await sql<ConnectionRow>`select ${columns} from integrations.connection c
    order by c.state = 'ended', lower(c.name), c.id`.execute(ctx.tx)
  return rows
}

export async function find(ctx: Ctx, id: string): Promise<ConnectionRow | undefined> {
  const { rows } =
    await sql<ConnectionRow>`select ${columns} from integrations.connection c where c.id = ${id}`.execute(ctx.tx)
  return rows[0]
}

export async function findForUpdate(ctx: Ctx, id: string): Promise<ConnectionRow | undefined> {
  const { rows } =
    await sql<ConnectionRow>`select ${columns} from integrations.connection c where c.id = ${id} for update`.execute(
      ctx.tx,
    )
  return rows[0]
}

export type NewConnection = Pick<
  ConnectionRow,
  | 'connector'
  | 'name'
  | 'sourceId'
  | 'settings'
  | 'typeIds'
  | 'domainId'
  | 'branchId'
  | 'lists'
  | 'everyMinutes'
  | 'silentAfterHours'
>

/** Paused: nothing is asked before somebody says so. */
export async function insert(ctx: Ctx, connection: NewConnection): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('integrations.connection')
    .values({
      id,
      connector: connection.connector,
      name: connection.name,
      source_id: connection.sourceId,
      state: 'paused',
      settings: JSON.stringify(connection.settings),
      type_ids: [...connection.typeIds],
      domain_id: connection.domainId,
      branch_id: connection.branchId,
      lists: JSON.stringify(connection.lists),
      every_minutes: connection.everyMinutes,
      silent_after_hours: connection.silentAfterHours,
      created_by: ctx.actor.name,
      created_at: ctx.now,
      changed_at: ctx.now,
    })
    .execute()
  return id
}

export type ConnectionChange = Partial<
  Pick<
    ConnectionRow,
    | 'name'
    | 'state'
    | 'settings'
    | 'secrets'
    | 'columns'
    | 'typeIds'
    | 'domainId'
    | 'branchId'
    | 'lists'
    | 'everyMinutes'
    | 'silentAfterHours'
    | 'nextAt'
    | 'failures'
    | 'failingSince'
    | 'problem'
    | 'hookHash'
    | 'hookHeardAt'
  >
>

export async function update(ctx: Ctx, id: string, change: ConnectionChange): Promise<void> {
  const { settings, secrets, columns: mapped, problem, typeIds, lists, ...rest } = change
  const plain = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [COLUMN[key as keyof typeof COLUMN], value]),
  )
  await tables(ctx)
    .updateTable('integrations.connection')
    .set({
      ...plain,
      ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }),
      ...(secrets === undefined ? {} : { secrets: JSON.stringify(secrets) }),
      ...(mapped === undefined ? {} : { columns: mapped === null ? null : JSON.stringify(mapped) }),
      ...(problem === undefined ? {} : { problem: problem === null ? null : JSON.stringify(problem) }),
      ...(lists === undefined ? {} : { lists: JSON.stringify(lists) }),
      ...(typeIds === undefined ? {} : { type_ids: [...typeIds] }),
      changed_at: ctx.now,
    })
    .where('id', '=', id)
    .execute()
}

const COLUMN = {
  name: 'name',
  state: 'state',
  domainId: 'domain_id',
  branchId: 'branch_id',
  everyMinutes: 'every_minutes',
  silentAfterHours: 'silent_after_hours',
  nextAt: 'next_at',
  failures: 'failures',
  failingSince: 'failing_since',
  hookHash: 'hook_hash',
  hookHeardAt: 'hook_heard_at',
} as const

/** Connections whose time has come and of which nothing is running; a few at a time. */
export async function listDue(ctx: Ctx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from integrations.connection c
    where c.next_at <= ${ctx.now} and not exists (select from integrations.delivery d where d.connection_id = c.id and d.state = 'running')
    order by c.next_at limit ${limit} for update of c skip locked`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export async function findByHook(ctx: Ctx, hookHash: string): Promise<ConnectionRow | undefined> {
  const { rows } =
    await sql<ConnectionRow>`select ${columns} from integrations.connection c where c.hook_hash = ${hookHash}`.execute(
      ctx.tx,
    )
  return rows[0]
}

export type StreamRow = {
  readonly key: string
  readonly cursor: unknown
  readonly okAt: Date | null
  readonly newsAt: Date | null
  readonly control: { readonly theirs: number; readonly ours: number } | null
}

export async function listStreams(ctx: Ctx, connectionId: string): Promise<StreamRow[]> {
  const { rows } = await sql<StreamRow>`select s.key, s.cursor, s.ok_at as "okAt", s.news_at as "newsAt", s.control
    from integrations.stream s where s.connection_id = ${connectionId}`.execute(ctx.tx)
  return rows
}

/** After a delivery that came in whole. `cursor` undefined: as it was. */
export async function moveStream(
  ctx: Ctx,
  connectionId: string,
  stream: {
    readonly key: string
    readonly cursor: unknown
    readonly hasNews: boolean
    readonly control: StreamRow['control']
  },
): Promise<void> {
  const cursor = stream.cursor === undefined ? null : JSON.stringify(stream.cursor)
  const control = stream.control === null ? null : JSON.stringify(stream.control)
  await sql`
    insert into integrations.stream as s (connection_id, key, cursor, ok_at, news_at, control)
    values (${connectionId}, ${stream.key}, ${cursor}::jsonb, ${ctx.now}, ${stream.hasNews ? ctx.now : null}, ${control}::jsonb)
    on conflict (tenant_id, connection_id, key) do update
      set cursor = coalesce(excluded.cursor, s.cursor), ok_at = excluded.ok_at, news_at = coalesce(excluded.news_at, s.news_at),
        control = coalesce(excluded.control, s.control)`.execute(ctx.tx)
}

/** What was asked before another address or organiser was set says nothing of the new one. */
export async function forgetCursors(ctx: Ctx, connectionId: string): Promise<void> {
  await sql`update integrations.stream set cursor = null where connection_id = ${connectionId}`.execute(ctx.tx)
}
