import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { createOrganisation, findTenants, productAt, removeDemo } from '../../modules/admin/index.ts'
import { recomputeRelations } from '../../modules/identity/index.ts'
import { sealTrail } from '../../platform/audit/sealer.ts'
import { verifyTrail } from '../../platform/audit/verify-trail.ts'
import { testApp, type TestApp } from '../../platform/testing/test-app.ts'
import { DEMO_ORGANISATION, DEMO_USERS } from '../demo/demo-organisation.ts'
import { ensureDemo } from './demo.ts'

const RELATIONS = 1200

let app: TestApp
let said: string[]
const say = (line: string) => void said.push(line)

beforeAll(async () => {
  app = await testApp()
  said = []
  await ensureDemo(app.started, say, RELATIONS)
})

const demoTenants = async () => {
  const { rows } = await app.started.pool.query<{ tenant_id: string }>(
    'select tenant_id from platform.tenant where is_demo',
  )
  return rows.map((row) => row.tenant_id)
}
const inDemo = async (text: string): Promise<any[]> => {
  const [tenantId] = await demoTenants()
  const client = await app.started.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('klantregie.tenant', $1, true)`, [tenantId])
    return (await client.query(text)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('the demonstration has exactly the relations that were asked for, with roles, links and contacts', async () => {
  const [counts] =
    await inDemo(`select (select count(*) from relations.relation) as relations, (select count(*) from relations.role) as roles,
    (select count(*) from relations.link) as links, (select count(*) from activity.interaction) as interactions,
    (select count(*) from identity.source) as sources, (select count(*) from identity.possible_duplicate) as questions,
    (select count(*) from relations.link where function is not null) as functions`)
  expect(counts.relations).toBe(RELATIONS)
  expect(counts.sources).toBe(7)
  for (const some of ['roles', 'links', 'interactions', 'questions', 'functions'])
    expect(counts[some]).toBeGreaterThan(50)
})

test('a year of working together stands in it, up to the day before', async () => {
  const [counts] = await inDemo(`select
    (select count(*) from privacy.consent where state = 'given') as consents,
    (select count(*) from privacy.request) as requests,
    (select count(*) from governance.definition where status = 'agreed') as agreed,
    (select count(*) from governance.definition where status = 'concept') as concepts,
    (select count(*) from relations.field_value) as values,
    (select count(*) from relations.role where owner_user_id is not null) as owned,
    (select count(*) from relations.role where stage_id is not null) as staged,
    (select count(*) from relations.importance) as important,
    (select count(*) from relations.favourite) as favourites,
    (select count(*) from relations.review_item where outcome is not null) as reviewed,
    (select count(*) from engagement.process) as processes,
    (select count(distinct current_key) from engagement.process where ended_at is null) as standing,
    (select count(*) from engagement.task where state = 'open') as tasks,
    (select count(*) from engagement.task where state = 'done') as done,
    (select count(*) from engagement.approach where state = 'made') as made,
    (select count(*) from engagement.approach where state = 'planned') as planned,
    (select count(*) from engagement.coverage_member) as members,
    (select count(*) from engagement.comment) as comments,
    (select count(*) from engagement.notification) as told,
    (select count(*) from activity.offering where kind = 'date') as dates,
    (select count(*) from activity.fact where kind = 'ticket' and relation_id is not null) as tickets,
    (select count(*) from activity.fact where relation_id is null) as anonymous,
    (select count(*) from activity.fact where is_reversed) as reversed,
    (select count(*) from segments.segment) as segments`)
  for (const [what, count] of Object.entries(counts)) expect(Number(count), what).toBeGreaterThan(2)
  const [times] = await inDemo(
    `select min(starts_on) as first, max(ends_on) as last from engagement.approach where state = 'made'`,
  )
  expect(times.last < '2026-03-02').toBe(true)
  expect(times.first < '2025-08-01').toBe(true)
})

test('its trail is whole, though the story was told later than it happened', async () => {
  const [tenantId] = await demoTenants()
  await sealTrail(app.started.app.sealing, tenantId!)
  const found = await verifyTrail(app.started.app.sealing, tenantId!)
  expect(found).toMatchObject({ breaks: 0, found: [] })
})

test('every relation, whether one source knows it or several, is what computing it again gives', async () => {
  const relations = `select id, kind, golden, display_name, sort_key, email, phone, street, postcode, place, place_key, birth_date, branch_id,
    domain_mask::text, search_text, changed_at from relations.relation order by id`
  const roles =
    'select relation_id, type_id, branch_id, source_id, valid_from, valid_until, created_at from relations.role order by id'
  const keys = `select 'c', kind, key, relation_id from relations.contact_point union all select 'i', scheme, value, relation_id from relations.identifier
    union all select 't', '', token, relation_id from relations.search_token order by 1, 2, 3, 4`
  const before = [await inDemo(relations), await inDemo(roles), await inDemo(keys)]
  const [tenantId] = await demoTenants()
  const ids = before[0]!.map((row) => row.id as string)
  await app.started.transactions.inTenant(productAt(tenantId!), (ctx) => recomputeRelations(ctx, ids))
  const after = [await inDemo(relations), await inDemo(roles), await inDemo(keys)]
  expect(after).toEqual(before)
  const [several] = await inDemo(
    `select count(*) as several from (select relation_id from identity.source_record group by 1 having count(*) > 1) r`,
  )
  expect(several.several).toBeGreaterThan(50)
})

test('each of the demonstration’s users signs in with what is printed', async () => {
  const { slug } = (await inDemo('select slug from admin.organisation'))[0]
  for (const { email, password, role } of DEMO_USERS) {
    const answer = await app.anonymous('POST', '/session', { email, password, organisation: slug })
    expect(answer.json().session.user.role).toBe(role)
    expect(said.some((line) => line.includes(email) && line.includes(password))).toBe(true)
  }
  expect(said.join('\n')).toContain(`Organisatie bij het aanmelden: ${slug}`.slice(-slug.length))
})

test('a second start makes nothing again and says how to sign in', async () => {
  const before = await demoTenants()
  said = []
  await ensureDemo(app.started, say, RELATIONS)
  expect(await demoTenants()).toEqual(before)
  expect(said.some((line) => line.includes(DEMO_USERS[0]!.email))).toBe(true)
  expect(said.some((line) => line.includes('1.200') || line.includes('1,200'))).toBe(false)
})

test('one that was interrupted half-way is removed and made again; the real organisation stays', async () => {
  const [complete] = await demoTenants()
  await app.started.pool.query(`begin; select set_config('klantregie.tenant', '${complete!}', true);
    delete from admin.session; update governance.domain set deputy_user_id = null; delete from admin.app_user where role = 'reader'; commit`)
  await createOrganisation(app.started.transactions, { ...DEMO_ORGANISATION, branches: [], isDemo: true })
  await ensureDemo(app.started, say, 60)
  const after = await demoTenants()
  expect(after).toHaveLength(1)
  expect(after).not.toContain(complete)
  expect((await findTenants(app.started.transactions.database)).map(({ tenantId }) => tenantId)).toContain(app.tenantId)
  expect((await inDemo('select count(*) as relations from relations.relation'))[0].relations).toBe(60)
})

test('removing it in one go takes everything away: no row of any table and no file is left', async () => {
  const [tenantId] = await demoTenants()
  await removeDemo(app.started.transactions, app.started.app.files, productAt(tenantId!))
  expect(await demoTenants()).toEqual([])
  const owner = new pg.Client(app.ownerUrl)
  await owner.connect()
  const { rows } = await owner.query<{ table: string }>(
    `select format('%I.%I', table_schema, table_name) as table from information_schema.columns
     where column_name = 'tenant_id' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const left: string[] = []
  for (const { table } of rows) {
    const { rowCount } = await owner.query(`select from ${table} where tenant_id = $1 limit 1`, [tenantId])
    if ((rowCount ?? 0) > 0) left.push(table)
  }
  await owner.end()
  expect(left).toEqual([])
})
