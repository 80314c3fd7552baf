import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { ask, inTheWay, makePurposes, makeScene, MARCH, plan } from '../testing/approaching.ts'

let app: TestApp
let at: Awaited<ReturnType<typeof makeScene>>
let purposes: Awaited<ReturnType<typeof makePurposes>>

beforeAll(async () => {
  app = await testApp()
  at = await makeScene(app)
  purposes = await makePurposes(app)
})

beforeEach(async () => {
  await app.query('delete from engagement.approach')
  await app.query('delete from engagement.purpose_conflict')
})

const lessons = (relation: string, also = {}) => ask(app, { relation, purpose: purposes.lessons, with: also })

describe('who stands in whose way', () => {
  const cases = [
    { first: 'school', then: 'school', because: ['relation: Basisschool De Regenboog'] },
    { first: 'board', then: 'school', because: ['above: Stichting De Brug'] },
    { first: 'school', then: 'board', because: ['below: Basisschool De Regenboog'] },
    { first: 'school', then: 'otherSchool', because: [] },
    { first: 'teacher', then: 'school', because: ['organisation: Tineke Leraar'] },
    { first: 'school', then: 'teacher', because: ['organisation: Basisschool De Regenboog'] },
    { first: 'director', then: 'colleague', because: ['organisation: Dirk Directeur'] },
    { first: 'teacher', then: 'director', because: [] },
    { first: 'teacher', then: 'board', because: ['below: Tineke Leraar'] },
    { first: 'mother', then: 'son', because: ['household: Moeder Jansen'] },
    { first: 'mother', then: 'house', because: ['household: Moeder Jansen'] },
    { first: 'alone', then: 'mother', because: [] },
  ] as const
  test.each(cases)('after $first, $then: $because', async ({ first, then, because }) => {
    await plan(app, { relation: at[first], purpose: purposes.lessons })
    const reply = await lessons(at[then])
    if (because.length === 0) expect(reply.json()).toMatchObject({ clearance: 'free', state: 'planned' })
    else expect(inTheWay(reply)).toEqual(because)
  })

  test('one contact person is not approached for two schools', async () => {
    await plan(app, { relation: at.school, purpose: purposes.lessons, with: { contactId: at.alone } })
    expect(inTheWay(await lessons(at.otherSchool, { contactId: at.alone }))).toEqual([
      'contact: Basisschool De Regenboog',
    ])
    expect((await lessons(at.otherSchool)).statusCode).toBe(200)
  })
})

describe('for which purposes and days', () => {
  test.each([
    { days: 'the same days', with: {}, isFree: false },
    { days: '29 days later', with: { startsOn: '2026-04-10', endsOn: '2026-04-10' }, isFree: false },
    { days: '30 days later', with: { startsOn: '2026-04-11', endsOn: '2026-04-11' }, isFree: true },
    { days: 'the days before', with: { startsOn: '2026-03-03', endsOn: '2026-03-09' }, isFree: false },
  ])('the quiet period of thirty days, $days: free is $isFree', async ({ with: also, isFree }) => {
    await plan(app, { relation: at.school, purpose: purposes.lessons })
    expect((await lessons(at.school, also)).statusCode === 200).toBe(isFree)
  })

  test('another purpose is another matter, until somebody says that the two conflict', async () => {
    await plan(app, { relation: at.board, purpose: purposes.money })
    expect((await lessons(at.school)).statusCode).toBe(200)
    await app.query('delete from engagement.approach where relation_id = $1', [at.school])
    const rule = await app.as('relation_manager')('PUT', `/approaches/purposes/${purposes.lessons.id}`, {
      quietDays: 30,
      conflicts: [{ purposeId: purposes.money.id, quietDays: 7 }],
    })
    expect(rule.json()).toMatchObject({ conflicts: [{ name: 'Sponsoring', quietDays: 7 }] })
    expect(inTheWay(await lessons(at.school))).toEqual(['above: Stichting De Brug'])
    expect((await lessons(at.school, { startsOn: '2026-03-19', endsOn: '2026-03-19' })).statusCode).toBe(200)
  })

  test('messages that belong to what somebody bought stand in nobody’s way', async () => {
    const service = { relation: at.alone, purpose: purposes.service, with: { kind: 'email' } }
    await plan(app, service)
    expect((await ask(app, service)).statusCode).toBe(200)
  })
})

describe('what one can do about it', () => {
  test('ask first: who, when it is over, and what consent says', async () => {
    await plan(app, { relation: at.school, purpose: purposes.lessons, by: 'administrator' })
    const body = { purposeId: purposes.lessons.id, kind: 'visit', ...MARCH }
    const reply = await app.as('reader')('POST', `/relations/${at.school}/approaches/collisions`, body)
    expect(reply.json()).toMatchObject({
      collisions: [
        { owner: 'Test administrator', approach: { by: 'relation', isSamePurpose: true, clearOn: '2026-04-11' } },
      ],
      clearOn: '2026-04-11',
      mayWe: { decision: 'allowed', rule: 'legitimate_interest' },
      isForbidden: false,
    })
    expect(await app.query('select 1 from engagement.approach')).toHaveLength(1)
  })

  test('go along with the colleague, who is told', async () => {
    const theirs = await plan(app, { relation: at.school, purpose: purposes.lessons, by: 'administrator' })
    const reply = await lessons(at.school, { choice: { kind: 'join', approachId: theirs.id } })
    expect(reply.json()).toMatchObject({ clearance: 'joined', joined: { id: theirs.id, owner: 'Test administrator' } })
    const shown = await app.as('administrator')('GET', `/approaches/${theirs.id}`)
    expect(shown.json().joinedBy).toEqual(['Test relation_manager'])
    const told = await app.query(`select user_id, kind, subject_id from engagement.notification`)
    expect(told).toEqual([{ user_id: app.who('administrator').actor.id, kind: 'collision', subject_id: theirs.id }])
  })

  test('go along with nothing that is not in the way', async () => {
    await plan(app, { relation: at.school, purpose: purposes.lessons })
    const elsewhere = await plan(app, { relation: at.alone, purpose: purposes.lessons })
    const reply = await lessons(at.school, { choice: { kind: 'join', approachId: elsewhere.id } })
    expect(inTheWay(reply)).toEqual(['engagement.approach_not_found'])
  })

  test('go on for a reason that is kept', async () => {
    await plan(app, { relation: at.school, purpose: purposes.lessons })
    const reply = await lessons(at.school, { choice: { kind: 'go_on', reason: 'De directeur vroeg er zelf om' } })
    expect(reply.json()).toMatchObject({ clearance: 'in_spite', reason: 'De directeur vroeg er zelf om' })
    expect((await lessons(at.school, { choice: { kind: 'go_on', reason: '  ' } })).statusCode).toBe(422)
  })

  test('a reason that was not needed is not kept', async () => {
    const reply = await lessons(at.school, { choice: { kind: 'go_on', reason: 'Zomaar' } })
    expect(reply.json()).toMatchObject({ clearance: 'free', reason: '' })
  })
})

describe('what becomes of a plan', () => {
  test('cancelled it stands in nobody’s way; taken back it does again, unless somebody came in between', async () => {
    const first = await plan(app, { relation: at.school, purpose: purposes.lessons })
    const manager = app.as('relation_manager')
    const cancelled = (await manager('POST', `/approaches/${first.id}/cancel`, { version: first.version })).json()
    expect(cancelled).toMatchObject({ state: 'cancelled', version: 2 })
    const again = await manager('POST', `/approaches/${first.id}/reopen`, { version: 2 })
    expect(again.json()).toMatchObject({ state: 'planned', clearance: 'free', version: 3 })
    await manager('POST', `/approaches/${first.id}/cancel`, { version: 3 })
    await plan(app, { relation: at.board, purpose: purposes.lessons })
    expect(inTheWay(await manager('POST', `/approaches/${first.id}/reopen`, { version: 4 }))).toEqual([
      'above: Stichting De Brug',
    ])
  })

  test('made counts from the day on which it was', async () => {
    const days = { startsOn: '2026-03-01', endsOn: '2026-03-12' }
    const first = await plan(app, { relation: at.school, purpose: purposes.lessons, with: days })
    const made = { version: 1, madeOn: '2026-03-01', outcome: 'positive', outcomeText: 'Ze doen mee' }
    const reply = await app.as('relation_manager')('POST', `/approaches/${first.id}/made`, made)
    expect(reply.json()).toMatchObject({
      state: 'made',
      startsOn: '2026-03-01',
      endsOn: '2026-03-01',
      outcome: 'positive',
    })
    expect((await lessons(at.school, { startsOn: '2026-03-31', endsOn: '2026-03-31' })).statusCode).toBe(200)
    const told = (await app.as('reader')('GET', `/relations/${at.school}/timeline`)).json().items
    expect(told[0]).toMatchObject({
      sentence: 'timeline.approach.positive',
      text: 'Ze doen mee',
      interactionKind: 'visit',
    })
  })

  test('nobody made something tomorrow', async () => {
    const first = await plan(app, { relation: at.school, purpose: purposes.lessons })
    const made = { version: 1, madeOn: '2026-03-03', outcome: 'positive' }
    const reply = await app.as('relation_manager')('POST', `/approaches/${first.id}/made`, made)
    expect(inTheWay(reply)).toEqual(['engagement.approach_dates'])
  })

  test('other days are checked as a new plan; other words are not', async () => {
    await plan(app, { relation: at.board, purpose: purposes.lessons })
    const later = { startsOn: '2026-05-01', endsOn: '2026-05-02' }
    const second = await plan(app, { relation: at.school, purpose: purposes.lessons, with: later })
    const change = (body: object) => app.as('relation_manager')('PATCH', `/approaches/${second.id}`, body)
    expect((await change({ version: 1, subject: 'Voorleesdagen', kind: 'call' })).json()).toMatchObject({
      subject: 'Voorleesdagen',
      channel: 'phone',
      version: 2,
    })
    expect(inTheWay(await change({ version: 2, ...MARCH }))).toEqual(['above: Stichting De Brug'])
    expect((await change({ version: 2, startsOn: '2026-05-02', endsOn: '2026-05-03' })).json()).toMatchObject({
      startsOn: '2026-05-02',
      clearance: 'free',
    })
    expect(inTheWay(await change({ version: 2, subject: 'Oud' }))).toEqual(['engagement.approach_changed'])
  })

  test('what happened without a plan is written down, whatever stands in the way, and then counts', async () => {
    await plan(app, { relation: at.school, purpose: purposes.lessons })
    const body = { purposeId: purposes.lessons.id, kind: 'call', madeOn: '2026-03-01', outcome: 'answered' }
    const reply = await app.as('relation_manager')('POST', `/relations/${at.teacher}/approaches/made`, body)
    expect(reply.json()).toMatchObject({ state: 'made', clearance: 'recorded' })
    expect(inTheWay(await lessons(at.teacher))).toEqual([
      'relation: Tineke Leraar',
      'organisation: Basisschool De Regenboog',
    ])
  })
})

describe('what consent says', () => {
  test('who said no is not planned for, also not for a reason', async () => {
    await app.as('relation_manager')('POST', `/relations/${at.alone}/standings`, { kind: 'objected' })
    const reply = await lessons(at.alone, { choice: { kind: 'go_on', reason: 'Toch even bellen' } })
    expect(reply.json()).toMatchObject({ code: 'engagement.approach_not_allowed', details: { rule: 'objected' } })
    await app.query('update privacy.standing set lifted_at = since where lifted_at is null')
  })
})

describe('rights', () => {
  test('a reader does not plan, and another organisation has no such relation', async () => {
    expect(inTheWay(await ask(app, { relation: at.school, purpose: purposes.lessons, by: 'reader' }))).toEqual([
      'auth.forbidden',
    ])
    const other = await app.otherTenant()
    const body = { purposeId: purposes.lessons.id, kind: 'visit', ...MARCH }
    expect((await other.as('POST', `/relations/${at.school}/approaches`, body)).statusCode).toBe(404)
  })

  test('of an approach about somebody one may not see only who has it is told, once', async () => {
    await plan(app, { relation: at.board, purpose: purposes.lessons, by: 'administrator' })
    const [bit] = await app.query('select domain_mask::text as mask from relations.relation where id = $1', [at.board])
    const [mine, other] = await app.query(
      'select id, (1::bigint << bit)::text as mask from governance.domain order by bit',
    )
    const setMask = (id: string, mask: string) =>
      app.query('update relations.relation set domain_mask = $1::bigint where id = $2', [mask, id])
    await setMask(at.board, other.mask)
    await setMask(at.school, mine.mask)
    await app.query(`update admin.app_user set domain_ids = array[$1::uuid] where role = 'relation_manager'`, [mine.id])
    try {
      const reply = await lessons(at.school)
      expect(inTheWay(reply)).toEqual(['somebody: Test administrator'])
      expect(reply.body).not.toContain('De Brug')
      expect(reply.body).not.toContain(MARCH.startsOn)
      const check = await app.as('relation_manager')('POST', `/relations/${at.school}/approaches/collisions`, {
        ...{ purposeId: purposes.lessons.id, kind: 'visit', ...MARCH },
      })
      expect(check.json()).toMatchObject({ clearOn: null })
      expect((await app.as('relation_manager')('GET', '/approaches')).json().items).toEqual([])
      const near = (await app.as('relation_manager')('GET', `/relations/${at.school}/approaches`)).json()
      expect(near).toMatchObject({ planned: [], near: [{ owner: 'Test administrator', approach: null }] })
    } finally {
      await app.query(`update admin.app_user set domain_ids = '{}' where role = 'relation_manager'`)
      for (const id of [at.board, at.school]) await setMask(id, bit.mask)
    }
  })
})

test('the trail says what was planned and holds no words that people typed', async () => {
  await plan(app, { relation: at.school, purpose: purposes.lessons, with: { subject: 'Geheim onderwerp' } })
  const entry = (await app.audit()).findLast(({ action }) => action === 'approach.planned')
  expect(entry).toMatchObject({ subject_id: at.school, details: { kind: 'visit', clearance: 'free', ...MARCH } })
  expect(JSON.stringify(entry)).not.toContain('Geheim')
})

test('the register leaves as a file without formulas', async () => {
  await plan(app, { relation: at.school, purpose: purposes.lessons, with: { subject: '=HYPERLINK("http://x")' } })
  const reply = await app.as('relation_manager')('GET', '/approaches/export')
  expect(reply.body).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(reply.body).toContain('De Regenboog')
  expect((await app.as('reader')('GET', '/approaches/export')).statusCode).toBe(403)
})
