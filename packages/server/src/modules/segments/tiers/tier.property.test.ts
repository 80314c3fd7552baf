import { beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { refreshAll } from '../profile/refresh.service.ts'
import type { Person, World } from '../testing/naive-segments.ts'
import { randomWorld, thingsOf, type Things } from '../testing/random-world.ts'
import { storeWorld } from '../testing/store-world.ts'
import { compareTiers, listMovers, setThresholds } from './tier.service.ts'
import { calculateTransitions, decideMove, STARTING_THRESHOLDS } from './tiers.rules.ts'

const TODAY = '2026-03-02'
const EARLIER = { from: '2022-03-01', until: '2024-02-29' }
const LATER = { from: '2024-03-01', until: '2026-03-01' }
let app: TestApp
let things: Things
let world: World
let familyId: string

beforeAll(async () => {
  app = await testApp()
  things = await thingsOf(app)
  familyId = things.families[0]!.id
  const made = randomWorld(things, TODAY, { size: 150, seed: 5 })
  // Everybody does things of one family, so that all moves occur.
  const people = [...made.people].map(
    ([id, one]) => [id, { ...one, facts: one.facts.map((fact) => ({ ...fact, familyId })) }] as const,
  )
  world = { ...made, people: new Map(people) }
  await storeWorld(app, things, world)
  await app.inTransaction(refreshAll)
})

function historyOf({ facts }: Person) {
  const days = [...new Set(facts.filter(({ counts }) => counts).map(({ day }) => day))]
  const within = ({ from, until }: typeof EARLIER) => days.filter((day) => day >= from && day <= until).length
  return {
    earlierTimes: within(EARLIER),
    laterTimes: within(LATER),
    isKnownFromBefore: days.some((day) => day < EARLIER.from),
  }
}

/** Of whoever is under protection nobody is told what they did. */
const seenBy = (domains: readonly string[]) =>
  [...world.people.values()].filter(
    (one) => one.isOpen && !one.isProtected && one.domains.some((id) => domains.includes(id)),
  )

test('counted moves are those of the rules, for who sees everything and for who sees two domains', async () => {
  const all = things.domains.map(({ id }) => id)
  for (const thresholds of [STARTING_THRESHOLDS, { participantFrom: 3, coreFrom: 5 }]) {
    await app.inTransaction((ctx) => setThresholds(ctx, familyId, thresholds))
    for (const domains of [all, all.slice(0, 2)]) {
      const mask = things.domains
        .filter(({ id }) => domains.includes(id))
        .reduce((sum, { bit }) => sum | (1n << BigInt(bit)), 0n)
      const who = { ...app.who('administrator'), domainMask: mask.toString() }
      const counted = await app.inTransaction(
        (ctx) => compareTiers(ctx, { familyId, earlier: EARLIER, later: LATER }),
        who,
      )
      const { matrix, ...totals } = calculateTransitions(seenBy(domains).map(historyOf), thresholds)
      expect(counted).toMatchObject({ ...totals, thresholds })
      for (const { from, to, relations } of counted.moves)
        expect([from, to, relations]).toEqual([from, to, matrix[from][to]])
      expect(totals.relations).toBeGreaterThan(30)
    }
  }
}, 60_000)

test('who made a move is who the rules say', async () => {
  await app.inTransaction((ctx) => setThresholds(ctx, familyId, STARTING_THRESHOLDS))
  const asked = { familyId, earlier: EARLIER, later: LATER, limit: 100 }
  for (const [from, to] of [
    ['new', 'passant'],
    ['participant', 'gone'],
    ['passant', 'participant'],
  ] as const) {
    const { items, count } = await app.inTransaction((ctx) => listMovers(ctx, { ...asked, from, to }))
    const expected = seenBy(things.domains.map(({ id }) => id)).filter((one) => {
      const move = decideMove(historyOf(one), STARTING_THRESHOLDS)
      return move?.from === from && move.to === to
    })
    expect(count).toBe(expected.length)
    expect(items.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
  }
}, 60_000)

test('who is put under protection is in no move and on no list of movers from then on', async () => {
  const asked = { familyId, earlier: EARLIER, later: LATER }
  const before = await app.inTransaction((ctx) => compareTiers(ctx, asked))
  const move = { from: 'participant', to: 'gone' } as const
  const [first] = (await app.inTransaction((ctx) => listMovers(ctx, { ...asked, ...move, limit: 1 }))).items
  const protect = async (isProtected: boolean) => {
    await app.query('update relations.relation set is_protected = $2 where id = $1', [first!.id, isProtected])
    await app.inTransaction(refreshAll)
  }
  await protect(true)
  expect((await app.inTransaction((ctx) => compareTiers(ctx, asked))).gone).toBe(before.gone - 1)
  const { items } = await app.inTransaction((ctx) => listMovers(ctx, { ...asked, ...move, limit: 100 }))
  expect(items.map(({ id }) => id)).not.toContain(first!.id)
  await protect(false)
}, 60_000)

test('thresholds that make no sense are refused, and so are periods that overlap', async () => {
  const put = (body: object, role: 'relation_manager' | 'reader' = 'relation_manager') =>
    app.as(role)('PUT', `/value/families/${familyId}/thresholds`, body)
  expect((await put({ participantFrom: 5, coreFrom: 5 })).json().code).toBe('segments.thresholds_wrong')
  expect((await put({ participantFrom: 2, coreFrom: 6 }, 'reader')).statusCode).toBe(403)
  expect((await put({ participantFrom: 2, coreFrom: 6 })).json()).toMatchObject({ isChosen: true })
  expect(await app.audit()).toContainEqual(expect.objectContaining({ action: 'value.thresholds_changed' }))
  const overlapping = { familyId, earlier: EARLIER, later: { ...LATER, from: EARLIER.until } }
  expect((await app.as('reader')('POST', '/value/tiers', overlapping)).json().code).toBe('segments.periods_overlap')
})

test('a family of a domain that somebody does not see does not exist for them', async () => {
  const [hidden, seen] = things.domains
  await app.query('update activity.family set domain_id = $1 where id = $2', [hidden!.id, familyId])
  const who = { ...app.who('reader'), domainMask: (1n << BigInt(seen!.bit)).toString() }
  const asked = { familyId, earlier: EARLIER, later: LATER }
  await expect(app.inTransaction((ctx) => compareTiers(ctx, asked), who)).rejects.toMatchObject({
    code: 'segments.family_not_found',
  })
  await app.query('update activity.family set domain_id = null where id = $1', [familyId])
})
