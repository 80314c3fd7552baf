import { beforeAll, expect, test } from 'vitest'
import { dice } from '../../../app/demo/random.ts'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { makeWorld, type World } from '../testing/history-world.ts'
import { playHistory, type Played } from '../testing/histories.ts'

/** `npm run prove -- engagement` plays ten thousand. */
const HISTORIES = 20
const DEEDS = 10

let app: TestApp
let world: World

beforeAll(async () => {
  app = await testApp()
  world = await app.inTransaction(makeWorld)
})

class TakenBack extends Error {}

async function play(number: number): Promise<Played> {
  const played: Played[] = []
  await app
    .inTransaction(async (ctx) => {
      played.push(await playHistory(ctx, world, dice('benaderingen', `history ${number}`), DEEDS))
      throw new TakenBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error
    })
  const [ended] = played
  if (!ended) throw new Error('A history ends.')
  return ended
}

test('random histories of planning, moving, making, cancelling, merging and splitting go as the naive register says', async () => {
  let free = 0
  let refused = 0
  for (let number = 0; number < HISTORIES; number += 1) {
    const played = await play(number)
    expect(played.problem).toBeNull()
    free += played.free
    refused += played.refused
  }
  // Both answers were given often: nothing was compared with nothing.
  expect(free).toBeGreaterThan(HISTORIES)
  expect(refused).toBeGreaterThan(HISTORIES / 3)
}, 120_000)
