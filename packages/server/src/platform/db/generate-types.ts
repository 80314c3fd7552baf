import type { Pool } from './pool.ts'

/** PostgreSQL type → what our parsers make of it (pool.ts) and what we may write. */
const TYPES: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bytea: 'Buffer',
  date: 'string',
  timestamptz: 'Timestamp',
  json: 'Json',
  jsonb: 'Json',
  // Transactions and bitmaps stay in the database; what is read of them is text.
  xid8: 'string',
  varbit: 'string',
  _text: 'string[]',
  _date: 'string[]',
  _int4: 'number[]',
  _int8: 'number[]',
  _uuid: 'string[]',
}

type Column = { table: string; column: string; type: string; nullable: boolean; hasDefault: boolean }

/** The TypeScript face of the migrated database: one interface of tables per schema-qualified name. */
export async function generateTypes(pool: Pool): Promise<string> {
  const { rows } =
    await pool.query<Column>(`select table_schema || '.' || table_name as table, column_name as column, udt_name as type,
      is_nullable = 'YES' as nullable, column_default is not null as "hasDefault"
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'public', 'pgboss')
      and not exists (select from pg_class c where c.oid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass and c.relispartition)
    order by 1, ordinal_position`)
  const tables = Map.groupBy(rows, (row) => row.table)
  const body = [...tables].map(([name, columns]) => `  '${name}': {\n${columns.map(columnLine).join('\n')}\n  }`)
  return `// Generated from the migrated database: npm run schema. Do not edit.
import type { ColumnType } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Read parsed, written as JSON text. */
type Json = ColumnType<unknown, string | null, string | null>
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export interface Database {
${body.join('\n')}
}
`
}

function columnLine({ table, column, type, nullable, hasDefault }: Column): string {
  const known = TYPES[type]
  if (known === undefined) throw new Error(`No TypeScript type for ${table}.${column} (${type})`)
  const full = nullable ? `${known} | null` : known
  return `    ${column}: ${hasDefault ? `Generated<${full}>` : full}`
}
