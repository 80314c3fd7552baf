import { expect, inject, test } from 'vitest'
import { OURS, UNFENCED, list, withCatalogue } from './catalogue.ts'

const connection = inject('connection')

test('every table is fenced by tenant, also against its owner, for reading and for writing', async () => {
  await withCatalogue(connection, async (pool) => {
    const tables = await list<{ name: string; enabled: boolean; forced: boolean; policies: string[] }>(
      pool,
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         coalesce(array_agg(pg_get_expr(p.polqual, c.oid) || ' / ' || pg_get_expr(p.polwithcheck, c.oid)) filter (where p.oid is not null), '{}') as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_policy p on p.polrelid = c.oid
       where ${OURS} and c.relkind in ('r', 'p') group by 1, 2, 3`,
    )
    expect(tables.length).toBeGreaterThan(20)
    // Where whole tables are read, who the tenant is, is asked once and not of every row (platform.fence_scanned).
    const fences = [
      '(tenant_id = platform.current_tenant())',
      '(tenant_id = ( SELECT platform.current_tenant() AS current_tenant))',
    ].map((fence) => `${fence} / ${fence}`)
    const open = tables.filter(
      ({ enabled, forced, policies }) => !enabled || !forced || !fences.includes(policies.join()),
    )
    expect(open.map(({ name }) => name).sort()).toEqual(UNFENCED)
  })
})

test('the application role owns nothing, passes no fence and may not rewrite the audit trail', async () => {
  await withCatalogue(connection, async (pool) => {
    const [role] = await list<{
      rolsuper: boolean
      rolbypassrls: boolean
      rolcreatedb: boolean
      rolcreaterole: boolean
    }>(pool, `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'klantregie_app'`)
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false })
    const owned = await list(
      pool,
      `select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and pg_get_userbyid(c.relowner) = 'klantregie_app'`,
    )
    expect(owned).toEqual([])
    const [rights] = await list<{ update: boolean; delete: boolean }>(
      pool,
      `select has_table_privilege('klantregie_app', 'platform.audit_entry', 'update') as update, has_table_privilege('klantregie_app', 'platform.audit_entry', 'delete') as delete`,
    )
    expect(rights).toEqual({ update: false, delete: false })
  })
})

test('a sharded PostgreSQL could hold every table: keys, unique rules and foreign keys carry the tenant', async () => {
  await withCatalogue(connection, async (pool) => {
    const unique = await list<{ name: string; first: string }>(
      pool,
      `select i.indexrelid::regclass::text as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
       left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where ${OURS} and i.indisunique`,
    )
    // The registry finds a tenant by its slug, so that index starts with the slug.
    expect(unique.filter(({ first }) => first !== 'tenant_id').map(({ name }) => name)).toEqual([
      'platform.tenant_slug',
    ])
    const foreign = await list<{ name: string; first: string; target: string }>(
      pool,
      `select k.conname as name, a.attname as first, f.attname as target from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1] join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[1]
       where ${OURS} and k.contype = 'f'`,
    )
    expect(foreign.filter(({ first, target }) => first !== 'tenant_id' || target !== 'tenant_id')).toEqual([])
    const sequences = await list<{ name: string }>(
      pool,
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relkind = 'S'`,
    )
    expect(sequences).toEqual([])
  })
})
