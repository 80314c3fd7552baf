import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '../../../platform/context.ts'
import type { PlannedTable } from './erasure-plan.rules.ts'

/** What the database says of a declared table: which of its columns hold several ids, and what we may do with its rows. */
export type TableFacts = {
  readonly table: string
  readonly lists: ReadonlySet<string>
  readonly hasId: boolean
  readonly mayDelete: boolean
  readonly mayUpdate: ReadonlySet<string>
}

type ColumnRow = {
  readonly table: string
  readonly column: string
  readonly isList: boolean
  readonly mayDelete: boolean
  readonly mayUpdate: boolean
}

export async function findFacts(ctx: Ctx, tables: readonly string[]): Promise<Map<string, TableFacts>> {
  const { rows } = await sql<ColumnRow>`
    select t.name as table, a.attname as column, a.attndims > 0 or a.atttypid = 'uuid[]'::regtype as "isList",
      has_table_privilege(t.name::regclass, 'delete') as "mayDelete",
      has_column_privilege(t.name::regclass, a.attnum, 'update') as "mayUpdate"
    from unnest(${[...tables]}::text[]) t(name)
    join pg_attribute a on a.attrelid = t.name::regclass and a.attnum > 0 and not a.attisdropped
  `.execute(ctx.tx)
  return new Map(
    tables.map((table) => {
      const columns = rows.filter((row) => row.table === table)
      return [
        table,
        {
          table,
          lists: new Set(columns.filter(({ isList }) => isList).map(({ column }) => column)),
          hasId: columns.some(({ column }) => column === 'id'),
          mayDelete: columns[0]?.mayDelete ?? false,
          mayUpdate: new Set(columns.filter(({ mayUpdate }) => mayUpdate).map(({ column }) => column)),
        },
      ]
    }),
  )
}

const pointsAt = (columns: readonly string[], { lists }: TableFacts, ids: readonly string[]): RawBuilder<unknown> =>
  columns.length === 0
    ? sql`false`
    : sql.join(
        columns.map((column) =>
          lists.has(column)
            ? sql`t.${sql.ref(column)} && ${[...ids]}::uuid[]`
            : sql`t.${sql.ref(column)} = any(${[...ids]}::uuid[])`,
        ),
        sql` or `,
      )

/** Rows about the person in a declared table, of whatever module. */
export async function countRows(
  ctx: Ctx,
  { table, columns }: PlannedTable,
  facts: TableFacts,
  ids: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} t where ${pointsAt(columns, facts, ids)}`.execute(ctx.tx)
  return rows[0]?.count ?? 0
}

/** Ids of the rows about the person, by which stored answers are recognised. */
export async function findIds(
  ctx: Ctx,
  { table, columns }: PlannedTable,
  facts: TableFacts,
  ids: readonly string[],
): Promise<string[]> {
  if (!facts.hasId) return []
  const { rows } = await sql<{ id: string }>`
    select t.id::text as id from ${sql.table(table)} t where ${pointsAt(columns, facts, ids)}`.execute(ctx.tx)
  return rows.map(({ id }) => id)
}

export async function deleteRows(
  ctx: Ctx,
  { table, columns }: PlannedTable,
  facts: TableFacts,
  ids: readonly string[],
): Promise<void> {
  await sql`delete from ${sql.table(table)} t where ${pointsAt(columns, facts, ids)}`.execute(ctx.tx)
}

export async function anonymiseRows(
  ctx: Ctx,
  { table, columns, anonymised }: PlannedTable,
  facts: TableFacts,
  ids: readonly string[],
): Promise<void> {
  const emptied = columns.map((column) => sql`${sql.ref(column)} = null`)
  const changed = Object.entries(anonymised).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update ${sql.table(table)} t set ${sql.join([...emptied, ...changed])} where ${pointsAt(columns, facts, ids)}`.execute(
    ctx.tx,
  )
}

/** A row about somebody else no longer names the person; where the name came in goes with it. */
export async function clearMentions(
  ctx: Ctx,
  { table, mentions }: PlannedTable,
  facts: TableFacts,
  ids: readonly string[],
): Promise<void> {
  for (const column of mentions.filter((one) => facts.mayUpdate.has(one))) {
    const emptied = [column, `origin_${column}`].filter((one) => facts.mayUpdate.has(one))
    await sql`update ${sql.table(table)} t set ${sql.join(emptied.map((one) => sql`${sql.ref(one)} = null`))}
      where ${pointsAt([column], facts, ids)}`.execute(ctx.tx)
  }
}
