import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { judge, makeTrail, sceneOf } from './testing/made-trail.ts'
import { TAMPERINGS, type Chance } from './testing/tampering.ts'
import { openTrailHouse, type TrailHouse } from './testing/trail-house.ts'

let house: TrailHouse
beforeAll(async () => {
  house = await openTrailHouse(inject('connection'))
  await makeTrail(house, 120)
  await house.remember('whole')
})
afterAll(() => house.close())
beforeEach(() => house.putBack('whole'))

/** The same choices every time. */
function chanceOf(seed: number): Chance {
  let state = seed
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { between, pick: (all) => all[between(0, all.length - 1)]! }
}

test('a trail that nobody touched is right, with what was erased from it and what is being written', async () => {
  await house.inTenant((ctx) => ctx.audit('test.just_now', null))
  const { until, entries, checkpoints, breaks } = await house.verify()
  expect({ until, entries, breaks }).toEqual({ until: 122, entries: 122, breaks: 0 })
  expect(checkpoints).toBeGreaterThan(2)
})

describe('is found, at its place and nowhere else:', () => {
  test.each(TAMPERINGS.map((tampering) => [tampering.name, tampering] as const))('%s', async (name, tampering) => {
    const chance = chanceOf(name.length * 7919)
    const scene = await sceneOf(house, chance)
    const expected = await tampering.perform(scene)
    const { found } = await house.verify()
    expect(judge(found, expected, scene), JSON.stringify(expected)).toBeNull()
  })
})

test('of many breaks the first are told and all are counted', async () => {
  await house.asOwner(`update platform.audit_detail set details = '{}'`)
  const { breaks, found } = await house.verify()
  expect(breaks).toBeGreaterThan(100)
  // The list of an erasure was one of the particulars: what it erased is missing without a reason now.
  expect(new Set(found.map(({ reason }) => reason))).toEqual(new Set(['details_changed', 'details_missing']))
})

test('an empty trail is right', async () => {
  expect(await house.verify(house.otherTenantId)).toEqual({
    until: 0,
    entries: 0,
    checkpoints: 0,
    breaks: 0,
    found: [],
  })
})

test('a backup that is put back is no tampering, when whoever does it says so', async () => {
  await house.putBack('older', 'database')
  expect((await house.verify()).found).toMatchObject([{ reason: 'checkpoint_missing' }, { reason: 'tail_missing' }])
  house.clock.forward(1000)
  const end = await house.seal()
  await house.tools.seals.noteRestored(end, [])
  expect(await house.verify()).toMatchObject({ breaks: 0 })
  await house.inTenant((ctx) => ctx.audit('test.went_on', null))
  expect(await house.verify()).toMatchObject({ breaks: 0 })
})
