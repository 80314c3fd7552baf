import * as api from '@klantregie/contract'
import { purposeIdOf, SCHOOL_PURPOSE } from './agreements.ts'
import { some, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

/** A review that is being worked off, and a list of schools of which not everybody was reached or divided. */
export const overviews: Part = (cast) => [
  { on: -11, run: openReview },
  ...[-10, -8, -6, -3, -1].map((on, index) => ({
    on,
    run: (house: DemoHouse) => answerSome(house, index % 2 === 0 ? 'naima' : 'joris', 4 + index),
  })),
  {
    on: -16,
    run: (house) =>
      cover(
        house,
        some(cast.of('school'), 60).map(({ id }) => id),
      ),
  },
]

async function openReview(house: DemoHouse): Promise<void> {
  const joris = house.as('joris')
  const { items: domains } = await joris(api.listDomains)
  const { items: types } = await joris(api.listRelationTypes)
  const domainId = domains.find(({ key }) => key === 'education')?.id
  const schools = types.find(({ key }) => key === 'school')?.id
  const { id } = await joris(api.addCycle, {
    body: {
      domainId,
      name: 'Scholen en hun contactpersonen',
      typeIds: [schools],
      intervalMonths: 12,
      weeks: 6,
      workerIds: [house.userIds.get('naima'), house.userIds.get('joris')],
      nextOn: house.day(354),
    },
  })
  await joris(api.openRoundNow, { params: { id } })
  await house.finishAll()
}

/** Most are still right; now and then one is left for later. */
const LATER_EVERY = 6

async function answerSome(house: DemoHouse, by: 'naima' | 'joris', count: number): Promise<void> {
  const colleague = house.tryAs(by)
  const round = (await colleague(api.listReviews))?.rounds.find(({ state }) => state === 'open')
  if (round === undefined) return
  for (let index = 0; index < count; index++) {
    const work = await colleague(api.getReviewWork, { params: { id: round.id } })
    if (!work?.item) return
    const isLater = index % LATER_EVERY === LATER_EVERY - 1
    await colleague(api.answerReview, {
      params: { id: round.id, relationId: work.item.relationId },
      body: isLater ? { outcome: 'skipped', reason: 'School gebeld, hoor ik nog van.' } : { outcome: 'right' },
    })
  }
}

async function cover(house: DemoHouse, relationIds: readonly string[]): Promise<void> {
  if (relationIds.length < 4) return
  const joris = house.as('joris')
  const made = await joris(api.makeCoverage, {
    body: {
      name: 'Leesplan: alle scholen gesproken',
      purposeId: await purposeIdOf(house, SCHOOL_PURPOSE),
      channel: 'in_person',
      startsOn: house.day(-90),
      endsOn: house.day(90),
      relationIds,
    },
  })
  await house.finish(made.jobId)
  const params = { id: made.id }
  // Who looks after a school keeps it; the others wait for somebody. In a small demonstration nobody may be left.
  await house.tryAs('joris')(api.divideCoverage, { params, body: { way: 'by_owner', userIds: [] } })
  const { items } = await joris(api.listCoverageMembers, { params, query: { state: 'open' } })
  for (const [index, { relation }] of some(items, 2).entries())
    await joris(api.excludeFromCoverage, {
      params,
      body: {
        relationId: relation.id,
        reason:
          index === 0 ? 'Gaat aan het eind van het schooljaar dicht.' : 'Heeft al afspraken met een buurbibliotheek.',
      },
    })
}
