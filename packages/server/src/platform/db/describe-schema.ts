import type { Pool } from './pool.ts'

const OURS = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'pg_toast') and n.nspname not like 'pg\\_%'`

type Line = { readonly section: string; readonly name: string; readonly text: string }

/**
 * The migrated database in words, in a fixed order: committed as schema.sql, so that a reviewer sees what a migration
 * really made and a test fails when the two differ. Written from the catalogue, because pg_dump is not part of the
 * embedded PostgreSQL.
 */
export async function describeSchema(pool: Pool): Promise<string> {
  const lines = [
    ...(await columns(pool)),
    ...(await constraints(pool)),
    ...(await indexes(pool)),
    ...(await policies(pool)),
    ...(await parts(pool)),
    ...(await functions(pool)),
  ]
  const names = [...new Set(lines.filter((line) => line.section === 'column').map((line) => line.name))].sort()
  const tables = names.map((name) =>
    describeTable(
      name,
      lines.filter((line) => line.name === name),
    ),
  )
  const routines = lines.filter((line) => line.section === 'function').map((line) => line.text)
  return `-- Generated from the migrated database: npm run schema. Do not edit.\n\n${routines.join('\n\n')}\n\n${tables.join('\n\n')}\n`
}

function describeTable(name: string, lines: readonly Line[]): string {
  const of = (section: string) => lines.filter((line) => line.section === section).map((line) => line.text)
  const body = [...of('column'), ...of('constraint')].map((text) => `  ${text}`)
  const [kept = ''] = of('parts')
  return [
    `create table ${name} (\n${body.join(',\n')}\n)${kept};`,
    ...of('index').map((text) => `${text};`),
    ...of('policy').map((text) => `-- ${text}`),
  ].join('\n')
}

async function read(pool: Pool, section: string, query: string): Promise<Line[]> {
  const { rows } = await pool.query<{ name: string; text: string }>(query)
  return rows.map((row) => ({ section, ...row }))
}

const columns = (pool: Pool) =>
  read(
    pool,
    'column',
    `select n.nspname || '.' || c.relname as name,
    a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || coalesce(case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
        else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, '') as text
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where ${OURS} and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`,
  )

const constraints = (pool: Pool) =>
  read(
    pool,
    'constraint',
    `select n.nspname || '.' || c.relname as name, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and not c.relispartition and k.contype <> 'n' order by 1, k.contype desc, k.conname`,
  )

const indexes = (pool: Pool) =>
  read(
    pool,
    'index',
    `select n.nspname || '.' || c.relname as name, pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and not c.relispartition and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
    order by 1, i.indexrelid::regclass::text`,
  )

const policies = (pool: Pool) =>
  read(
    pool,
    'policy',
    `select n.nspname || '.' || c.relname as name,
    'fenced: ' || p.polname || ' using ' || pg_get_expr(p.polqual, p.polrelid) || case when c.relforcerowsecurity then ', forced' else '' end as text
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not c.relispartition order by 1, 2`,
  )

/** Parts of a table are that table: how it is divided, and into how many. */
const parts = (pool: Pool) =>
  read(
    pool,
    'parts',
    `select n.nspname || '.' || c.relname as name,
    ' partition by ' || pg_get_partkeydef(c.oid) || ' /* ' || (select count(*) from pg_inherits i where i.inhparent = c.oid) || ' parts */' as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'p' order by 1`,
  )

const functions = (pool: Pool) =>
  read(
    pool,
    'function',
    `select n.nspname || '.' || p.proname as name, case when p.prokind = 'a'
      then format('create aggregate %s.%s(%s) (sfunc = %s, stype = %s);', n.nspname, p.proname, pg_get_function_arguments(p.oid), a.aggtransfn, format_type(a.aggtranstype, null))
      else pg_get_functiondef(p.oid) || ';' end as text
    from pg_proc p left join pg_aggregate a on a.aggfnoid = p.oid join pg_namespace n on n.oid = p.pronamespace where ${OURS} order by 1`,
  )
