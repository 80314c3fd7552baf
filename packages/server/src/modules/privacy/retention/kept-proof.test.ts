import { beforeEach, describe, expect, test } from 'vitest'
import { dice } from '../../../app/demo/random.ts'
import { decideState, type Said } from '../consent/consent-state.rules.ts'
import { listSaid } from '../consent/consent.queries.ts'
import { keptConsent } from '../consent/kept-consent.queries.ts'
import { ruleHouse } from './testing/rule-house.ts'

const house = await ruleHouse()
const { app, officer, content, somebody, add, preview, on, carriedOut } = house
const purposeId: string = (await officer('GET', '/privacy/purposes')).json().items[0].id
beforeEach(async () => {
  await house.begin()
  await app.query('delete from privacy.consent_tally')
})

type Words = {
  readonly state: Said['state']
  readonly on: string
  readonly source?: Said['source']
  readonly topicId?: string | null
  readonly voided?: string
}

/** As it stands in the ledger, said and written down on one day. */
async function say(relationId: string, { state, on: day, source = 'desk', topicId = null, voided }: Words) {
  const [row] = await app.query(
    `insert into privacy.consent (id, relation_id, origin_relation_id, purpose_id, channel, topic_id, state, basis, source, import_id,
       actor_kind, actor_id, actor_name, occurred_at, recorded_at, voided_at)
     values (gen_random_uuid(), $1, $1, $2, 'email', $3, $4, 'consent', $5, case when $5 = 'import' then gen_random_uuid() end,
       'user', 'balie', 'Balie', $6::timestamptz, $6::timestamptz, $7) returning id`,
    [relationId, purposeId, topicId, state, source, `${day}T10:00:00Z`, voided ?? null],
  )
  return row.id as string
}

const proof = (more = {}) =>
  content({ kind: 'consent_proof', typeId: null, months: 60, moment: 'last_change', action: 'delete', ...more })
const left = async (relationId: string) =>
  (await app.query('select id from privacy.consent where relation_id = $1 order by occurred_at', [relationId])).map(
    ({ id }) => id,
  )

describe('proof of consent', () => {
  test('is told of before it goes: how many, of whom, and what stays and why', async () => {
    const an = await somebody('Toen', [])
    const held = await somebody('Vast', [])
    for (const id of [an, held]) {
      await say(id, { state: 'given', on: '2018-05-25' })
      await say(id, { state: 'withdrawn', on: '2020-01-10' })
    }
    await officer('POST', '/retention/holds', { kind: 'relation', subjectId: held, reason: 'Klacht', until: null })
    const shown = await preview((await add(proof({ action: 'anonymise' }))).id)
    expect(shown.counts).toEqual({ total: 4, passed: 2, due: 1, kept: { held: 1 } })
    expect(shown.examples).toMatchObject([{ name: 'An Toen', relationId: an, since: '2025-01-10' }])
    expect(shown.keptExamples).toMatchObject([{ name: 'An Vast', reason: 'held' }])
  })
  test('goes five years after it was withdrawn; that somebody wants nothing stays', async () => {
    const an = await somebody('Toen', [])
    await say(an, { state: 'given', on: '2018-05-25' })
    const no = await say(an, { state: 'withdrawn', on: '2020-01-10' })
    const later = await somebody('Later', [])
    await say(later, { state: 'given', on: '2018-05-25' })
    await say(later, { state: 'withdrawn', on: '2021-06-01' })
    const run = await carriedOut((await on(await add(proof()))).id)
    expect(run).toMatchObject({ state: 'done', due: 1, removed: 1, action: 'delete' })
    expect(await left(an)).toEqual([no])
    expect(await left(later)).toHaveLength(2)
    expect(await app.query('select * from privacy.consent_tally')).toEqual([])
  })
  test('can leave its number behind, of which nothing leads to anybody', async () => {
    for (const surname of ['Een', 'Twee']) {
      const id = await somebody(surname, [])
      await say(id, { state: 'given', on: '2018-05-25' })
      await say(id, { state: 'withdrawn', on: '2019-02-01' })
      await say(id, { state: 'refused', on: '2020-01-10' })
      await say(id, { state: 'given', on: '2017-05-25', voided: '2018-01-01' })
    }
    const run = await carriedOut((await on(await add(proof({ action: 'anonymise' })))).id)
    expect(run).toMatchObject({ state: 'done', removed: 6, action: 'anonymise' })
    const tally = await app.query(`select state, year, statements, channel from privacy.consent_tally order by year`)
    expect(tally).toEqual([
      { state: 'given', year: 2018, statements: 2, channel: 'email' },
      { state: 'withdrawn', year: 2019, statements: 2, channel: 'email' },
    ])
    // What was set aside with its import never counted, and is not counted now.
    const columns = await app.query(
      `select column_name as name from information_schema.columns where table_schema = 'privacy' and table_name = 'consent_tally' order by 1`,
    )
    expect(columns.map(({ name }) => name)).toEqual([
      'channel',
      'purpose_id',
      'state',
      'statements',
      'tenant_id',
      'year',
    ])
  })
  test('never changes what holds: of random histories every state is what it was', async () => {
    const random = dice('proof', 'consent')
    const topics = (await officer('POST', `/privacy/purposes/${purposeId}/topics`, { name: 'Jeugd' })).json().topics
    const topicId: string = topics.at(-1).id
    const ids: string[] = []
    for (let index = 0; index < 60; index += 1) {
      const id = await somebody(`Persoon ${index}`, [])
      ids.push(id)
      for (let said = random.between(1, 7); said > 0; said -= 1)
        await say(id, {
          state: random.pick(['given', 'given', 'withdrawn', 'refused'] as const),
          source: random.pick(['desk', 'form', 'import'] as const),
          topicId: random.pick([null, topicId]),
          on: `20${random.between(10, 24)}-0${random.between(1, 9)}-1${random.between(0, 3)}`,
          ...(random.chance(0.1) ? { voided: '2015-01-01' } : {}),
        })
    }
    const states = () =>
      app.inTransaction(async (ctx) => {
        const rows = await listSaid(ctx, { relationIds: ids, purposeId, channel: 'email' })
        return ids.flatMap((id) =>
          [null, topicId].map((about) => {
            const decided = decideState(
              rows.filter(({ relationId }) => relationId === id),
              {
                at: ctx.now,
                topicId: about,
              },
            )
            return [id, about, decided.state, decided.state === 'unknown' ? null : decided.said.id]
          }),
        )
      })
    const before = await states()
    const removed = await app.inTransaction(async (ctx) => {
      const all = await app.query('select id from privacy.consent')
      return keptConsent.remove(
        ctx,
        all.map(({ id }) => id),
        undefined as never,
      )
    })
    expect(removed).toBeGreaterThan(60)
    expect(await states()).toEqual(before)
  })
  test('what holds cannot be taken away by that way, nor by hand', async () => {
    const an = await somebody('Nu', [])
    const yes = await say(an, { state: 'given', on: '2010-01-01' })
    expect(await app.inTransaction((ctx) => keptConsent.remove(ctx, [yes], undefined as never))).toBe(0)
    expect(await left(an)).toEqual([yes])
  })
})

describe('details in the trail', () => {
  test('go after their term, with address and device; that it happened stays, and the chain holds', async () => {
    const an = await somebody('Spoor', [])
    const held = await somebody('Vast', [])
    await officer('POST', '/retention/holds', { kind: 'relation', subjectId: held, reason: 'Klacht', until: null })
    app.clock.set('2023-06-01T09:00:00.000Z')
    await app.inTransaction(async (ctx) => {
      for (const id of [an, held]) await ctx.audit('relation.archived', { kind: 'relation', id }, { before: 'geheim' })
    })
    app.clock.set('2026-03-01T09:00:00.000Z')
    await app.inTransaction((ctx) => ctx.audit('relation.restored', { kind: 'relation', id: an }, { before: 'vers' }))
    const rule = await add(content({ kind: 'audit_detail', typeId: null, months: 24, moment: 'received' }))
    const shown = await preview(rule.id)
    expect(shown.counts).toMatchObject({ passed: 2, due: 1, kept: { held: 1 } })
    expect(shown.examples).toMatchObject([{ name: 'An Spoor' }])
    await on(rule)
    const run = await carriedOut(rule.id)
    expect(run).toMatchObject({ state: 'done', removed: 1 })
    const of = (id: string, action: string) =>
      app.query(
        `select d.details from platform.audit_entry e left join platform.audit_detail d on d.entry_id = e.id where e.subject_id = $1 and e.action = $2`,
        [id, action],
      )
    expect(await of(an, 'relation.archived')).toEqual([{ details: null }])
    expect(await of(held, 'relation.archived')).toEqual([{ details: JSON.stringify({ before: 'geheim' }) }])
    expect(await of(an, 'relation.restored')).toEqual([{ details: JSON.stringify({ before: 'vers' }) }])
    // Carried out again there is nothing more to do: the account of an erasure is no detail of anybody.
    expect(await carriedOut(rule.id)).toMatchObject({ state: 'done', removed: 0 })
  })
})
