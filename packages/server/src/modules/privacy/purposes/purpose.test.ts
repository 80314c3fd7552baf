import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { decideState, type Said } from '../consent/consent-state.rules.ts'
import { aPerson, purposeOf } from '../testing/people.ts'

const app = await testApp()
const officer = app.as('privacy_officer')
const list = async () =>
  (await officer('GET', '/privacy/purposes')).json().items as { id: string; key: string; name: string }[]
const add = (body: object) =>
  officer('POST', '/privacy/purposes', {
    name: 'Eigen doel',
    kind: 'commercial',
    basis: 'consent',
    channels: ['email'],
    ...body,
  })

describe('the first purposes', () => {
  test('are there at once and once only, with texts in both languages', async () => {
    await Promise.all([list(), list(), list()])
    const keys = (await list()).map(({ key }) => key)
    expect(keys).toEqual([
      'newsletter',
      'own_offer',
      'education_news',
      'research_panel',
      'visit_survey',
      'fundraising',
      'service_messages',
    ])
    expect((await purposeOf(app, 'newsletter')).wordings.map(({ language }) => language).sort()).toEqual(['en', 'nl'])
  })

  test('of a library and of a venue come when asked, and what was changed stays', async () => {
    expect((await officer('POST', '/privacy/purposes/standard', { set: 'library' })).json()).toEqual({ added: 4 })
    const tips = await purposeOf(app, 'reading_tips')
    await officer('PATCH', `/privacy/purposes/${tips.id}`, { name: 'Boekentips' })
    expect((await officer('POST', '/privacy/purposes/standard', { set: 'library' })).json()).toEqual({ added: 0 })
    expect((await purposeOf(app, 'reading_tips')).name).toBe('Boekentips')
    expect((await officer('POST', '/privacy/purposes/standard', { set: 'venue' })).json()).toEqual({ added: 4 })
  })
})

describe("a purpose of one's own", () => {
  test('begins as a concept and is used only when there are words to agree to', async () => {
    const made = (await add({ name: 'Vrienden van de tuin' })).json()
    expect(made).toMatchObject({ key: 'vrienden_van_de_tuin', status: 'concept', isUsed: false })
    expect((await officer('PATCH', `/privacy/purposes/${made.id}`, { status: 'active' })).json().code).toBe(
      'privacy.wording_missing',
    )
    await officer('POST', `/privacy/purposes/${made.id}/wordings`, {
      channel: null,
      language: 'nl',
      text: 'Ja, graag.',
    })
    expect((await officer('PATCH', `/privacy/purposes/${made.id}`, { status: 'active' })).json().status).toBe('active')
    expect((await add({ name: 'Vrienden van de tuin' })).json().key).toBe('vrienden_van_de_tuin_2')
  })

  test('cannot promote on a basis that does not carry promotion', async () => {
    expect((await add({ basis: 'public_task' })).json().code).toBe('privacy.purpose_needs_consent')
    const made = (await add({ name: 'Eerst goed' })).json()
    expect((await officer('PATCH', `/privacy/purposes/${made.id}`, { basis: 'contract' })).json().code).toBe(
      'privacy.purpose_needs_consent',
    )
  })

  test('goes when it was never used, and stays when anything was said about it', async () => {
    const unused = (await add({ name: 'Weg ermee' })).json()
    expect((await officer('DELETE', `/privacy/purposes/${unused.id}`)).statusCode).toBe(200)
    const newsletter = await purposeOf(app, 'newsletter')
    const anna = await aPerson(app, { email: 'doel@voorbeeld.nl' })
    await app.as('front_office')('POST', `/relations/${anna}/consents`, {
      purposeId: newsletter.id,
      channels: ['email'],
      state: 'given',
    })
    expect((await officer('DELETE', `/privacy/purposes/${newsletter.id}`)).json().code).toBe('privacy.purpose_in_use')
    expect((await officer('PATCH', `/privacy/purposes/${newsletter.id}`, { status: 'retired' })).json().status).toBe(
      'retired',
    )
    const no = await app.as('front_office')('POST', `/relations/${anna}/consents`, {
      purposeId: newsletter.id,
      channels: ['email'],
      state: 'withdrawn',
    })
    const yes = await app.as('front_office')('POST', `/relations/${anna}/consents`, {
      purposeId: newsletter.id,
      channels: ['email'],
      state: 'given',
    })
    expect([no.statusCode, yes.json().code]).toEqual([200, 'privacy.purpose_not_active'])
    await officer('PATCH', `/privacy/purposes/${newsletter.id}`, { status: 'active' })
  })

  test('has topics, each name once, offered or not', async () => {
    const { id } = (await add({ name: 'Met onderwerpen' })).json()
    const made = (await officer('POST', `/privacy/purposes/${id}/topics`, { name: 'Jazz' })).json()
    expect((await officer('POST', `/privacy/purposes/${id}/topics`, { name: 'JAZZ' })).json().code).toBe(
      'privacy.topic_name_taken',
    )
    const topicId = made.topics[0].id
    expect(
      (await officer('PATCH', `/privacy/purposes/${id}/topics/${topicId}`, { isActive: false })).json().topics[0]
        .isActive,
    ).toBe(false)
    const other = await purposeOf(app, 'newsletter')
    expect(
      (await officer('PATCH', `/privacy/purposes/${other.id}/topics/${topicId}`, { isActive: true })).json().code,
    ).toBe('privacy.topic_not_found')
  })

  test.each(['<script>alert(1)</script>', "'; drop table privacy.purpose; --", '=cmd|calc', '\u202Enaam', 'Ünïcode ❤'])(
    'may be called %s',
    async (name) => {
      expect((await add({ name })).json()).toMatchObject({ name, key: expect.stringMatching(/^[a-z0-9][a-z0-9_]*$/) })
    },
  )

  test('is not called ten thousand characters', async () => {
    expect((await add({ name: 'x'.repeat(10_000) })).statusCode).toBe(422)
  })
})

describe('who may', () => {
  test('everybody who records consent reads purposes; only who answers for privacy changes them', async () => {
    const { id } = await purposeOf(app, 'newsletter')
    expect((await app.as('reader')('GET', '/privacy/purposes')).statusCode).toBe(200)
    for (const role of ['reader', 'front_office', 'relation_manager'] as const)
      for (const [method, url, body] of [
        ['POST', '/privacy/purposes', { name: 'X', kind: 'service', basis: 'contract', channels: ['email'] }],
        ['PATCH', `/privacy/purposes/${id}`, { name: 'X' }],
        ['DELETE', `/privacy/purposes/${id}`, undefined],
        ['POST', `/privacy/purposes/${id}/wordings`, { channel: null, language: 'nl', text: 'X' }],
        ['PATCH', '/privacy/settings', { organisationKind: 'charity' }],
      ] as const)
        expect((await app.as(role)(method, url, body)).statusCode).toBe(403)
  })

  test('another organisation has its own', async () => {
    const { id } = await purposeOf(app, 'newsletter')
    const other = await app.otherTenant()
    expect((await other.as('PATCH', `/privacy/purposes/${id}`, { name: 'Gekaapt' })).json().code).toBe(
      'privacy.purpose_not_found',
    )
    expect((await other.as('GET', '/privacy/purposes')).body).not.toContain(id)
  })

  test('without a mail server the form cannot be opened', async () => {
    expect((await officer('PATCH', '/privacy/settings', { isFormOpen: true })).json().code).toBe('mail.off')
    expect((await officer('GET', '/privacy/settings')).json()).toMatchObject({ isMailOn: false, isFormOpen: false })
  })
})

test('the counts of the database are those of the rule, for two thousand made-up statements', async () => {
  const purpose = await purposeOf(app, 'education_news')
  const people = await Promise.all(
    Array.from({ length: 40 }, (_, number) => aPerson(app, { email: `telling${number}@voorbeeld.nl` })),
  )
  await app.query(
    `insert into privacy.consent (id, relation_id, origin_relation_id, purpose_id, channel, state, basis, source, import_id, actor_kind, actor_id, actor_name, occurred_at, recorded_at, expires_at, voided_at)
     select gen_random_uuid(), r.id, r.id, $1, (array['email', 'post'])[1 + (n % 2)], (array['given', 'given', 'withdrawn', 'refused'])[1 + (n * 7 % 4)], 'consent',
       case when n % 5 < 2 then 'import' else 'desk' end, case when n % 5 < 2 then gen_random_uuid() end, 'system', 'x', 'x',
       timestamptz '2026-01-01' + make_interval(days => n * 11 % 6), '2026-02-01', case when n % 9 = 0 then timestamptz '2026-02-01' end, case when n % 11 = 0 then timestamptz '2026-02-01' end
     from unnest($2::uuid[]) with ordinality r(id, place) cross join lateral generate_series((r.place * 5)::int, (r.place * 5 + r.place % 6)::int) n`,
    [purpose.id, people],
  )
  const rows = await app.query(
    `select id, relation_id as relation, channel, state, source, occurred_at as "occurredAt", expires_at as "expiresAt" from privacy.consent where purpose_id = $1 and voided_at is null`,
    [purpose.id],
  )
  const cells = Map.groupBy(
    rows as (Said & { relation: string; channel: string })[],
    (row) => `${row.relation} ${row.channel}`,
  )
  const [given, refused] = [new Set<string>(), new Set<string>()]
  for (const [cell, statements] of cells) {
    const said = statements.map((row) => ({ ...row, topicId: null, isByGuardian: false }))
    const { state } = decideState(said, { at: app.clock.now(), topicId: null })
    if (state === 'given') given.add(cell.split(' ')[0]!)
    if (state === 'withdrawn' || state === 'refused') refused.add(cell.split(' ')[0]!)
  }
  expect(await purposeOf(app, 'education_news')).toMatchObject({ given: given.size, refused: refused.size })
  expect(Math.min(given.size, refused.size)).toBeGreaterThan(5)
})

test('ten thousand relations are asked about in one call, with as many queries as one', async () => {
  const { id } = await purposeOf(app, 'fundraising')
  const [domain] = await app.query(`select bit from governance.domain limit 1`)
  expect(domain).toBeDefined()
  await app.query(
    `insert into relations.relation (id, kind, golden, display_name, sort_key, domain_mask, search_text, created_at, changed_at)
     select gen_random_uuid(), 'person', jsonb_build_object('kind', 'person', 'emails', jsonb_build_array('m' || n || '@voorbeeld.nl')), 'M', 'm', 1, ' ', now(), now()
     from generate_series(1, 10000) n`,
  )
  await app.query(
    `insert into privacy.consent (id, relation_id, origin_relation_id, purpose_id, channel, state, basis, source, actor_kind, actor_id, actor_name, occurred_at, recorded_at)
     select gen_random_uuid(), r.id, r.id, $1, 'email', case when random() < 0.5 then 'given' else 'refused' end, 'consent', 'desk', 'system', 'x', 'x', '2026-01-01', '2026-01-01'
     from relations.relation r where r.display_name = 'M'`,
    [id],
  )
  const ids = (await app.query(`select id from relations.relation where display_name = 'M'`)).map(
    (row: { id: string }) => row.id,
  )
  const began = performance.now()
  const reply = await app.as('reader')('POST', '/may-we', { relationIds: ids, purposeId: id, channel: 'email' })
  const milliseconds = performance.now() - began
  expect(reply.json().items).toHaveLength(10_000)
  const { allowed, notAllowed } = reply.json() as { allowed: number; notAllowed: number }
  expect(allowed + notAllowed).toBe(10_000)
  // Generous, because the machine does other things too; a query per relation would take minutes.
  expect(milliseconds).toBeLessThan(10_000)
})
