import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { makeRelation, person } from '../testing/make-relations.ts'
import { addRole } from '../roles/role.service.ts'

const app = await testApp()
const administrator = app.as('administrator')
const owner = app.as('relation_manager')
const colleague = app.as('front_office')
const idOf = (role: Parameters<typeof app.who>[0]) => app.who(role).actor.id

let education = ''
let schoolType = ''
let teacherType = ''

beforeAll(async () => {
  const typeOf = async (key: string) =>
    (await app.query('select id, domain_id from governance.relation_type where key = $1', [key]))[0]
  ;({ id: schoolType, domain_id: education } = await typeOf('language_learner'))
  teacherType = (await typeOf('teacher')).id
  const reply = await administrator('POST', `/governance/domains/${education}/appointments`, {
    seat: 'owner',
    userId: idOf('relation_manager'),
  })
  expect(reply.statusCode, reply.body).toBe(200)
})

beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z')
  await app.query('delete from platform.daily_mark')
  await app.query('delete from relations.review_item')
  await app.query('delete from governance.review_round')
  await app.query('delete from governance.review_cycle')
  await app.query('update relations.relation set archived_at = now() where archived_at is null')
})

async function aLearner(surname: string, typeId = schoolType): Promise<string> {
  return app.inTransaction(async (ctx) => {
    const id = await makeRelation(ctx, person({ first: 'Jan', surname }), education)
    await addRole(ctx, { id, typeId })
    return id
  })
}
const plan = (change: object = {}) => ({
  domainId: education,
  name: 'Taalcursisten nalopen',
  typeIds: [schoolType],
  intervalMonths: 12,
  weeks: 4,
  nextOn: '2026-08-01',
  ...change,
})
async function aRound(change: object = {}): Promise<string> {
  const cycle = await owner('POST', '/reviews/cycles', plan(change))
  expect(cycle.statusCode, cycle.body).toBe(200)
  const round = await owner('POST', `/reviews/cycles/${cycle.json().id}/rounds`)
  expect(round.statusCode, round.body).toBe(200)
  await app.runJobs()
  return round.json().id
}
const next = async (who: typeof owner, round: string, body: object = {}) =>
  (await who('POST', `/reviews/rounds/${round}/next`, body)).json()
const answer = (who: typeof owner, round: string, relationId: string, body: object) =>
  who('POST', `/reviews/rounds/${round}/items/${relationId}/answer`, body)
/** Sessions do not last for months: what came of a day far away is read today. */
const today = () => app.clock.set('2026-03-02T09:00:00.000Z')
const rounds = async (who = owner) => (await who('GET', '/reviews')).json().rounds

describe('a review that returns', () => {
  test('opens its round on its day, with the relations of that moment, tells who works on it, and moves on a turn', async () => {
    await aLearner('Aalders')
    await aLearner('Bakker', teacherType)
    await owner('POST', '/reviews/cycles', plan({ workerIds: [idOf('front_office')] }))
    app.clock.set('2026-07-31T12:00:00.000Z')
    await app.runDay()
    today()
    expect(await rounds()).toEqual([])
    app.clock.set('2026-08-02T12:00:00.000Z')
    await app.runDay()
    today()
    expect(await rounds()).toMatchObject([
      { state: 'open', openedOn: '2026-08-02', dueOn: '2026-08-30', figures: { total: 1, left: 1 } },
    ])
    expect((await owner('GET', '/reviews')).json().cycles).toMatchObject([{ nextOn: '2027-08-01' }])
    expect((await colleague('GET', '/governance/notices')).json().items).toMatchObject([
      { kind: 'review_opened', values: { total: 1, due: '2026-08-30' } },
    ])
  })

  test('does not pile up: while a round is busy the next waits, and opens once it is attested', async () => {
    await owner('POST', '/reviews/cycles', plan({ intervalMonths: 1, nextOn: '2026-03-01' }))
    await app.runDay()
    today()
    app.clock.set('2026-04-02T12:00:00.000Z')
    await app.runDay()
    today()
    expect(await rounds()).toHaveLength(1)
    const [first] = await rounds()
    expect(
      (await owner('POST', `/reviews/rounds/${first.id}/attest`, { statement: 'Alles is bekeken.', left: 0 }))
        .statusCode,
    ).toBe(200)
    app.clock.set('2026-04-03T12:00:00.000Z')
    await app.runDay()
    today()
    expect((await rounds()).map((round: any) => round.state)).toEqual(['open', 'attested'])
  })

  test('a stopped one does not open', async () => {
    const cycle = (await owner('POST', '/reviews/cycles', plan({ nextOn: '2026-05-01' }))).json()
    await owner('POST', `/reviews/cycles/${cycle.id}/stop`, { isStopped: true })
    app.clock.set('2026-05-02T12:00:00.000Z')
    await app.runDay()
    today()
    expect(await rounds()).toEqual([])
  })

  test('covers only what was not confirmed or changed for so long, when that was asked', async () => {
    const [old, fresh, confirmed] = [await aLearner('Oud'), await aLearner('Vers'), await aLearner('Bevestigd')]
    await app.query(`update relations.relation set changed_at = '2024-01-01' where id = any($1)`, [[old, confirmed]])
    expect((await owner('POST', `/relations/${confirmed}/verifications`, {})).statusCode).toBe(200)
    const round = await aRound({ staleMonths: 12 })
    expect(await next(owner, round)).toMatchObject({ item: { relationId: old }, leftForMe: 1 })
    expect(fresh).not.toBe(old)
  })

  test.each([
    { what: 'by a colleague', who: colleague, code: 'auth.forbidden' },
    { what: 'by the administrator of a domain with an owner', who: administrator, code: 'governance.not_owner' },
  ])('is not set up $what', async ({ who, code }) => {
    expect((await who('POST', '/reviews/cycles', plan())).json().code).toBe(code)
  })

  test('covers only the branches that were chosen', async () => {
    const [branch, other] = (await app.query('select id from admin.branch order by name limit 2')).map(({ id }) => id)
    const [here, there] = [await aLearner('Hier'), await aLearner('Daar')]
    await app.query('update relations.relation set branch_id = $2 where id = $1', [here, branch])
    await app.query('update relations.relation set branch_id = $2 where id = $1', [there, other])
    const round = await aRound({ branchIds: [branch] })
    expect(await next(owner, round)).toMatchObject({ item: { relationId: here }, leftForMe: 1 })
    expect((await owner('POST', '/reviews/cycles', plan({ branchIds: [crypto.randomUUID()] }))).json().code).toBe(
      'admin.branch_not_found',
    )
  })

  test('is refused with types of another domain and with colleagues who left', async () => {
    const [{ id: borrower }] = await app.query(`select id from governance.relation_type where key = 'borrower'`)
    expect((await owner('POST', '/reviews/cycles', plan({ typeIds: [borrower] }))).json().code).toBe(
      'relations.type_not_found',
    )
    expect((await owner('POST', '/reviews/cycles', plan({ workerIds: [crypto.randomUUID()] }))).json().code).toBe(
      'governance.colleague_not_found',
    )
  })
})

describe('working on a round', () => {
  test('each colleague gets another relation, and nobody answers what a colleague holds', async () => {
    const [a, b] = [await aLearner('Aalders'), await aLearner('Bakker')]
    const round = await aRound()
    const [mine, theirs] = await Promise.all([next(owner, round), next(colleague, round)])
    expect([mine.item.relationId, theirs.item.relationId].sort()).toEqual([a, b].sort())
    expect((await answer(owner, round, theirs.item.relationId, { outcome: 'right' })).json().code).toBe(
      'governance.review_item_taken',
    )
    expect(await next(owner, round)).toMatchObject({ item: { relationId: mine.item.relationId }, heldByOthers: 1 })
    app.clock.set('2026-03-02T09:16:00.000Z')
    expect((await answer(owner, round, theirs.item.relationId, { outcome: 'right' })).statusCode).toBe(200)
    expect((await answer(colleague, round, theirs.item.relationId, { outcome: 'right' })).json().code).toBe(
      'governance.review_item_taken',
    )
  })

  test('still right counts as confirmed, and can be taken back by whoever said it', async () => {
    const id = await aLearner('Aalders')
    const round = await aRound()
    await answer(colleague, round, id, { outcome: 'right' })
    const verified = async () => (await owner('GET', `/relations/${id}/verifications`)).json().items
    expect(await verified()).toMatchObject([{ by: 'Test front_office', field: null }])
    expect((await owner('POST', `/reviews/rounds/${round}/items/${id}/take-back`)).json().code).toBe(
      'governance.review_item_not_found',
    )
    expect((await colleague('POST', `/reviews/rounds/${round}/items/${id}/take-back`)).statusCode).toBe(200)
    expect(await verified()).toEqual([])
    expect(await next(colleague, round)).toMatchObject({
      item: { relationId: id },
      round: { figures: { left: 1, right: 0 } },
    })
  })

  test('what was corrected meanwhile is noticed', async () => {
    const id = await aLearner('Aalders')
    const round = await aRound()
    expect((await next(owner, round)).item).toMatchObject({ relationId: id, isChanged: false })
    app.clock.set('2026-03-02T09:05:00.000Z')
    await app.query(`update relations.relation set changed_at = '2026-03-02T09:04:00Z' where id = $1`, [id])
    expect((await next(owner, round)).item).toMatchObject({ relationId: id, isChanged: true })
  })

  test('no longer one: its roles of the round end today and run again when that is taken back', async () => {
    const id = await aLearner('Aalders')
    const round = await aRound()
    const ends = async () =>
      (await app.query('select valid_until::text as until from relations.role where relation_id = $1', [id])).map(
        (row) => row.until,
      )
    expect((await answer(owner, round, id, { outcome: 'ended' })).statusCode).toBe(200)
    expect(await ends()).toEqual(['2026-03-02'])
    await owner('POST', `/reviews/rounds/${round}/items/${id}/take-back`)
    expect(await ends()).toEqual([null])
  })

  test('whoever may not change the domain ends no role', async () => {
    const id = await aLearner('Aalders')
    const round = await aRound()
    const mayChange = (may: boolean) =>
      app.query(
        `update governance.domain_right set may_change = $2, may_delete = false where domain_id = $1 and subject_key = 'front_office'`,
        [education, may],
      )
    await mayChange(false)
    expect((await next(colleague, round)).item).toMatchObject({ mayChange: false })
    expect((await answer(colleague, round, id, { outcome: 'ended' })).json().code).toBe('relations.change_not_allowed')
    expect((await next(colleague, round)).round.figures).toMatchObject({ left: 1, ended: 0 })
    await mayChange(true)
  })

  test('leaving it for later needs a reason, which stands in the list of what was done', async () => {
    const id = await aLearner('Aalders')
    const round = await aRound()
    expect((await answer(colleague, round, id, { outcome: 'skipped' })).json().code).toBe('governance.reason_missing')
    await answer(colleague, round, id, { outcome: 'skipped', reason: 'Eerst bellen.' })
    const done = (await owner('GET', `/reviews/rounds/${round}/done?outcome=skipped`)).json().items
    expect(done).toMatchObject([{ relationId: id, name: 'Jan Aalders', reason: 'Eerst bellen.', isMine: false }])
  })

  test('what a worker may not see is not in their list and is only counted', async () => {
    const id = await aLearner('Aalders')
    const round = await aRound()
    await app.query(`delete from governance.domain_right where domain_id = $1 and subject_key = 'front_office'`, [
      education,
    ])
    try {
      expect(await next(colleague, round)).toMatchObject({ item: null, leftForMe: 0, leftForOthers: 1 })
      expect(await next(colleague, round, { relationId: id })).toMatchObject({ item: null })
      expect((await answer(colleague, round, id, { outcome: 'right' })).json().code).toBe(
        'governance.review_item_not_found',
      )
      await answer(owner, round, id, { outcome: 'right' })
      expect((await colleague('GET', `/reviews/rounds/${round}/done`)).json().items).toEqual([])
    } finally {
      await app.query(
        `insert into governance.domain_right (subject_kind, subject_key, domain_id, may_see, may_change, may_export, may_delete) values ('role', 'front_office', $1, true, false, false, false)`,
        [education],
      )
    }
  })

  test('a round for named colleagues is not for others', async () => {
    await aLearner('Aalders')
    const round = await aRound({ workerIds: [idOf('administrator')] })
    expect((await next(colleague, round)).code).toBe('governance.round_not_yours')
    expect(await rounds(colleague)).toEqual([])
    expect((await colleague('GET', `/reviews/rounds/${round}/done`)).statusCode).toBe(404)
  })

  test('what is put away or merged after the round opened is no work any more', async () => {
    const id = await aLearner('Aalders')
    const round = await aRound()
    await app.query('update relations.relation set archived_at = now() where id = $1', [id])
    expect(await next(owner, round)).toMatchObject({
      item: null,
      leftForMe: 0,
      round: { figures: { total: 1, left: 0, gone: 1 } },
    })
  })
})

describe('attesting', () => {
  test('freezes the figures with the words of the owner, for ever', async () => {
    const [a] = [await aLearner('Aalders'), await aLearner('Bakker')]
    const round = await aRound()
    await answer(owner, round, a, { outcome: 'right' })
    const say = (who: typeof owner, body: object) =>
      who('POST', `/reviews/rounds/${round}/attest`, { statement: 'Zo goed als nu kan.', left: 1, ...body })
    expect((await say(administrator, {})).json().code).toBe('governance.not_owner')
    expect((await say(owner, { left: 0 })).json()).toMatchObject({
      code: 'governance.round_changed',
      details: { left: 1 },
    })
    const attested = (await say(owner, {})).json()
    expect(attested).toMatchObject({
      state: 'attested',
      figures: { total: 2, right: 1, left: 1 },
      attestation: { by: 'Test relation_manager', statement: 'Zo goed als nu kan.' },
    })
    expect((await say(owner, {})).json().code).toBe('governance.round_attested')
    expect((await next(owner, round)).code).toBe('governance.round_attested')
    await app.query('update relations.relation set archived_at = now()')
    expect((await rounds())[0].figures).toEqual(attested.figures)
    await expect(
      app.query(`update governance.review_round set statement = 'Anders' where id = $1`, [round]),
    ).rejects.toThrow(/kept as it is/)
    expect(await app.audit()).toContainEqual(expect.objectContaining({ action: 'review.attested', subject_id: round }))
  })
})

test('rounds and cycles of another organisation do not exist here', async () => {
  await aLearner('Aalders')
  const round = await aRound()
  const other = (await app.otherTenant()).as
  expect((await other('GET', '/reviews')).json()).toMatchObject({ cycles: [], rounds: [] })
  for (const path of ['next', 'attest'] as const) {
    const reply = await other('POST', `/reviews/rounds/${round}/${path}`, { statement: 'Niet van ons.', left: 0 })
    expect([reply.statusCode, reply.json().code], path).toEqual([404, 'governance.round_not_found'])
  }
})
