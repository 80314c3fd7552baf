import pg from 'pg'
import { OURS, UNFENCED } from '../src/architecture/catalogue.ts'
import { appOf, cloneDatabase, ownerOf, type TestServer } from '../src/platform/testing/test-database.ts'

const FENCE = '(tenant_id = platform.current_tenant())'

type Table = { readonly name: string; readonly enabled: boolean; readonly forced: boolean; readonly policies: string[] }

/** The tables that are not fenced as they must be: what architecture/tenant-fence.test.ts asks of the catalogue. */
async function openTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<Table>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
       coalesce(array_agg(pg_get_expr(p.polqual, c.oid) || ' / ' || pg_get_expr(p.polwithcheck, c.oid)) filter (where p.oid is not null), '{}') as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_policy p on p.polrelid = c.oid
     where ${OURS} and c.relkind in ('r', 'p') group by 1, 2, 3`,
  )
  return rows
    .filter(({ enabled, forced, policies }) => !enabled || !forced || policies.join() !== `${FENCE} / ${FENCE}`)
    .map(({ name }) => name)
    .filter((name) => !UNFENCED.includes(name))
}

/** Ways in which a fence can be taken away. */
const REMOVALS: readonly { readonly name: string; readonly of: (table: string) => string }[] = [
  { name: 'the policy dropped', of: (table) => `drop policy tenant on ${table}` },
  { name: 'switched off', of: (table) => `alter table ${table} disable row level security` },
  { name: 'not for the owner', of: (table) => `alter table ${table} no force row level security` },
  { name: 'open to all', of: (table) => `alter policy tenant on ${table} using (true)` },
  { name: 'writes not checked', of: (table) => `alter policy tenant on ${table} with check (true)` },
  { name: 'a second policy', of: (table) => `create policy another on ${table} using (true)` },
]

export type FenceResult = { readonly tables: number; readonly removals: number; readonly unnoticed: string[] }

/** On a clone, as the owner: every fence of every table is taken away in every way, and each must be noticed by its name. */
export async function removeEveryFence(server: TestServer): Promise<FenceResult> {
  const database = await cloneDatabase(server.connection)
  const owner = new pg.Client(ownerOf(server.connection, database.name))
  const app = new pg.Client(appOf(server.connection, database.name))
  await owner.connect()
  await app.connect()
  try {
    const tables = await fencedTables(owner)
    const unnoticed: string[] = []
    for (const table of tables) {
      unnoticed.push(...(await unnoticedOf(owner, table)))
      if (!(await isClosedToNobody(app, table))) unnoticed.push(`${table}: readable without an organisation`)
    }
    const left = await openTables(owner)
    return { tables: tables.length, removals: tables.length * REMOVALS.length, unnoticed: [...unnoticed, ...left] }
  } finally {
    await owner.end()
    await app.end()
    await database.drop()
  }
}

async function unnoticedOf(owner: pg.Client, table: string): Promise<string[]> {
  const unnoticed: string[] = []
  for (const { name, of } of REMOVALS) {
    await owner.query('begin')
    await owner.query(of(table))
    const noticed = await openTables(owner)
    await owner.query('rollback')
    if (!noticed.includes(table)) unnoticed.push(`${table}: ${name}`)
  }
  return unnoticed
}

async function fencedTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and c.relkind in ('r', 'p') order by 1`,
  )
  return rows.map(({ name }) => name).filter((name) => !UNFENCED.includes(name))
}

/** Without an organisation set nothing is visible (fail closed). A table without the right to read is closed too. */
async function isClosedToNobody(app: pg.Client, table: string): Promise<boolean> {
  try {
    const { rows } = await app.query<{ count: string }>(`select count(*)::text as count from ${table}`)
    return rows[0]?.count === '0'
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === '42501'
  }
}
