import * as api from '@klantregie/contract'
import type { ApproachKind, ApproachOutcome } from '@klantregie/contract'
import type { DemoTypeKey, DemoUserKey } from '../../demo/demo-organisation.ts'
import { PARTNER_PURPOSE, purposeIdOf, SCHOOL_PURPOSE } from './agreements.ts'
import type { Cast, Player } from './cast.ts'
import { one, some, turn, type Deed, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

type Habit = {
  readonly purpose: string
  readonly type: DemoTypeKey
  readonly by: DemoUserKey
  readonly kinds: readonly [ApproachKind, ...ApproachKind[]]
  readonly subjects: readonly [string, ...string[]]
  /** How many relations over the last year, and how many are planned for the weeks to come. */
  readonly made: number
  readonly planned: number
}

const HABITS: readonly Habit[] = [
  {
    purpose: SCHOOL_PURPOSE,
    type: 'school',
    by: 'naima',
    kinds: ['call', 'visit', 'call'],
    subjects: ['Leesplan voor het nieuwe schooljaar', 'Ouderavond over voorlezen', 'Klassenbezoek aan het theater'],
    made: 40,
    planned: 5,
  },
  {
    purpose: PARTNER_PURPOSE,
    type: 'sponsor',
    by: 'joris',
    kinds: ['call', 'visit', 'letter'],
    subjects: ['Bedankje na de seizoensopening', 'Jaargesprek', 'Uitnodiging voor de sponsoravond'],
    made: 26,
    planned: 5,
  },
  {
    purpose: PARTNER_PURPOSE,
    type: 'fund',
    by: 'joris',
    kinds: ['email', 'call'],
    subjects: ['Tussenbericht over het Taalhuis', 'Plan voor volgend jaar'],
    made: 10,
    planned: 2,
  },
  {
    purpose: SCHOOL_PURPOSE,
    type: 'school_board',
    by: 'naima',
    kinds: ['visit', 'call'],
    subjects: ['Afspraken voor alle scholen', 'Budget voor leesbevordering'],
    made: 8,
    planned: 2,
  },
  {
    purpose: 'friends',
    type: 'friend',
    by: 'marloes',
    kinds: ['letter', 'call'],
    subjects: ['Jaarbrief aan de vrienden', 'Verlengen van de vriendschap'],
    made: 34,
    planned: 3,
  },
  {
    purpose: 'fundraising',
    type: 'donor',
    by: 'marloes',
    kinds: ['letter', 'call'],
    subjects: ['Actie voor de jeugdzaal', 'Bedankje'],
    made: 9,
    planned: 1,
  },
]

const OUTCOMES: readonly [readonly [ApproachOutcome, string], ...(readonly [ApproachOutcome, string])[]] = [
  ['positive', 'Wil graag verder praten. Afspraak gemaakt.'],
  ['answered', 'Goed gesprek, geen bijzonderheden.'],
  ['positive', 'Doet weer mee.'],
  ['no_answer', 'Voicemail ingesproken.'],
  ['answered', 'Vraagt om meer informatie per mail.'],
  ['negative', 'Nu geen tijd of geld voor.'],
]

export const approaches: Part = (cast) => [
  ...HABITS.flatMap((habit, order) => [...past(cast, habit, order), ...coming(cast, habit, order)]),
  ...collisions(cast),
  ...round(cast),
]

function past(cast: Cast, habit: Habit, order: number): Deed[] {
  return some(cast.of(habit.type), habit.made).map((player, index) => {
    const on = -(((index * 37 + order * 13) % 345) + 12)
    return { on, run: (house: DemoHouse) => recordMade(house, habit, { player, index, on }) }
  })
}

async function recordMade(
  house: DemoHouse,
  habit: Habit,
  { player, index, on }: { player: Player; index: number; on: number },
): Promise<void> {
  const [outcome, outcomeText] = turn(OUTCOMES, index)
  // Who said no to this is left alone: the register refuses, and the story goes on without.
  await house.tryAs(habit.by)(api.recordApproach, {
    params: { id: player.id },
    body: {
      purposeId: await purposeIdOf(house, habit.purpose),
      kind: turn(habit.kinds, index),
      subject: turn(habit.subjects, index),
      madeOn: house.workday(on),
      outcome,
      outcomeText,
    },
  })
}

function coming(cast: Cast, habit: Habit, order: number): Deed[] {
  const all = cast.of(habit.type)
  // Others than those who were reached already, where there are others.
  const players = Array.from({ length: Math.min(habit.planned, all.length) }, (_, index) =>
    one(all, habit.made + index),
  )
  return players.flatMap((player, index) => {
    if (player === undefined) return []
    // Some should have happened already: those are late, and stand on top of somebody's day.
    const startsOn = index === 0 ? -5 : index * 6 + order
    return {
      on: -8 + (index % 5),
      run: async (house: DemoHouse) =>
        plan(house, habit.by, {
          player,
          purposeId: await purposeIdOf(house, habit.purpose),
          kind: turn(habit.kinds, index),
          subject: turn(habit.subjects, index),
          startsOn: house.workday(startsOn),
          endsOn: house.workday(startsOn + (index === 0 ? 3 : 10)),
        }),
    }
  })
}

type Planned = {
  readonly player: Player
  readonly purposeId: string
  readonly kind: ApproachKind
  readonly subject: string
  readonly startsOn: string
  readonly endsOn: string
}

/** Plans it; what stands in the way is looked at first, and passed by with a reason. */
async function plan(house: DemoHouse, by: DemoUserKey, { player, ...what }: Planned) {
  const params = { id: player.id }
  const { subject, ...days } = what
  const found = await house.as(by)(api.checkApproach, { params, body: days })
  if (found.isForbidden) return null
  const choice =
    found.collisions.length === 0
      ? {}
      : { choice: { kind: 'go_on', reason: 'Overlegd met de collega: dit gesprek gaat over iets anders.' } }
  return house.tryAs(by)(api.planApproach, { params, body: { ...days, subject, ...choice } })
}

/** Sponsoring wrote to three boards last week, whose schools are about to be visited. */
function collisions(cast: Cast): Deed[] {
  return some(cast.of('school_board'), 3).map((player, index) => ({
    on: -9,
    run: async (house: DemoHouse) =>
      house.tryAs('joris')(api.recordApproach, {
        params: { id: player.id },
        body: {
          purposeId: await purposeIdOf(house, PARTNER_PURPOSE),
          kind: 'letter',
          subject: 'Uitnodiging voor de sponsoravond',
          madeOn: house.workday(-9),
          outcome: 'answered',
          outcomeText: turn(['Komt met twee mensen.', 'Laat nog iets weten.', 'Kan die avond niet.'], index),
        },
      }),
  }))
}

const ROUND_SIZE = 40

/** A round along schools: planned last week, and half of it done. */
function round(cast: Cast): Deed[] {
  const schools = some(cast.of('school'), ROUND_SIZE, 30)
  if (schools.length < 4) return []
  let roundId = ''
  return [
    {
      on: -6,
      run: async (house) => {
        const made = await house.as('naima')(api.makeApproachRound, {
          body: {
            name: 'Ronde langs de scholen: voorleesdagen',
            purposeId: await purposeIdOf(house, SCHOOL_PURPOSE),
            kind: 'visit',
            subject: 'Meedoen met de voorleesdagen',
            startsOn: house.workday(-5),
            endsOn: house.workday(14),
            relationIds: schools.map(({ id }) => id),
          },
        })
        roundId = made.id
        await house.finish(made.jobId)
        await house.as('naima')(api.chooseForRound, {
          params: { id: roundId },
          body: { choice: 'go_on', reason: 'Gaat over de voorleesdagen en niet over sponsoring. Overlegd met Joris.' },
        })
        const planned = await house.as('naima')(api.planRound, { params: { id: roundId }, body: {} })
        await house.finish(planned.jobId)
      },
    },
    ...[-4, -3, -2, -1].map((on, part) => ({
      on,
      run: (house: DemoHouse) => visitSome(house, { roundId, count: Math.ceil(schools.length / 8), part }),
    })),
  ]
}

async function visitSome(
  house: DemoHouse,
  { roundId, count, part }: { roundId: string; count: number; part: number },
): Promise<void> {
  const naima = house.as('naima')
  const { items } = await naima(api.listApproaches, { query: { roundId, state: 'planned', limit: '100' } })
  for (const [index, { id, version }] of some(items, count).entries()) {
    const [outcome, outcomeText] = turn(OUTCOMES, index + part)
    await naima(api.makeApproach, {
      params: { id },
      body: { version, madeOn: house.workday(-4 + part), outcome, outcomeText },
    })
  }
}
