import { beforeAll, expect, test } from 'vitest'
import { createOrganisation, findTenants, productAt } from '../../modules/admin/index.ts'
import { recomputeRelations } from '../../modules/identity/index.ts'
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
