import * as api from '@klantregie/contract'
import type { ProcessPage, StarterKey } from '@klantregie/contract'
import type { DemoUserKey } from '../../demo/demo-organisation.ts'
import type { Cast, Player } from './cast.ts'
import { some, turn, type Deed, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

/** Which processes run, with whom, how long ago they began and how far they are. */
type Plan = {
  readonly key: StarterKey
  readonly by: DemoUserKey
  readonly players: (cast: Cast) => readonly Player[]
  /** Of each process: days before the first day on which it began, and how many steps were done since. */
  readonly runs: readonly (readonly [began: number, steps: number])[]
  /** Dates asked for at the start, as days after it began. */
  readonly dates?: Readonly<Record<string, number>>
}

const PLANS: readonly Plan[] = [
  {
    key: 'school',
    by: 'naima',
    players: (cast) => some(cast.of('school'), 9, 8),
    runs: [
      [320, 9],
      [150, 6],
      [95, 4],
      [60, 3],
      [45, 2],
      [33, 2],
      [26, 1],
      [12, 1],
      [4, 0],
    ],
  },
  {
    key: 'sponsor',
    by: 'joris',
    players: (cast) => some(cast.of('sponsor'), 7, 2),
    runs: [
      [250, 6],
      [140, 4],
      [110, 3],
      [70, 2],
      [38, 1],
      [20, 1],
      [6, 0],
    ],
    dates: { end: 210 },
  },
  {
    key: 'subsidy',
    by: 'joris',
    players: (cast) => some(cast.of('fund'), 5),
    runs: [
      [280, 12],
      [120, 6],
      [55, 3],
      [25, 2],
      [8, 0],
    ],
    dates: { deadline: 140 },
  },
  {
    key: 'volunteer',
    by: 'ineke',
    players: (cast) => some(cast.adultsOf('lead'), 5, 3).concat(some(cast.adultsOf('borrower'), 5, 5)),
    runs: [
      [170, 8],
      [130, 8],
      [70, 6],
      [48, 4],
      [40, 3],
      [30, 4],
      [21, 2],
      [15, 1],
      [9, 1],
      [3, 0],
    ],
  },
  {
    key: 'member',
    by: 'samira',
    players: (cast) => some(cast.adultsOf('borrower'), 8, 20),
    runs: [
      [90, 5],
      [60, 4],
      [44, 3],
      [30, 2],
      [20, 2],
      [13, 1],
      [6, 1],
      [1, 0],
    ],
  },
  {
    key: 'complaint',
    by: 'samira',
    players: (cast) => some(cast.adultsOf('visitor'), 5, 4),
    runs: [
      [110, 6],
      [50, 5],
      [24, 2],
      [9, 1],
      [2, 0],
    ],
    dates: { received: 0 },
  },
]

export const processes: Part = (cast) => {
  const templates = new Map<StarterKey, string>()
  return PLANS.flatMap((plan): Deed[] => [
    { on: -345, run: async (house) => void templates.set(plan.key, await addTemplate(house, plan.key)) },
    ...some(plan.players(cast), plan.runs.length).flatMap((player, index) =>
      running(plan, { player, templateId: () => templates.get(plan.key) ?? '', run: plan.runs[index] ?? [1, 0] }),
    ),
  ])
}

async function addTemplate(house: DemoHouse, key: StarterKey): Promise<string> {
  const { id } = await house.as('marloes')(api.addStarterTemplate, { params: { key } })
  await house.as('marloes')(api.setTemplateState, { params: { id }, body: { state: 'active' } })
  return id
}

type Running = {
  readonly player: Player
  readonly templateId: () => string
  readonly run: readonly [began: number, steps: number]
}

/** The start and every step as a deed of its own day, evenly over the time since. */
function running(plan: Plan, { player, templateId, run: [began, steps] }: Running): Deed[] {
  let id: string | null = null
  const apart = Math.max(2, Math.floor((began - 1) / (steps + 1)))
  return [
    {
      on: -began,
      run: async (house) => {
        id = await begin(house, plan, { player, templateId: templateId(), began })
      },
    },
    ...Array.from({ length: steps }, (_, index) => ({
      on: Math.min(-began + (index + 1) * apart, -1),
      run: async (house: DemoHouse) => {
        if (id !== null) await advance(house, plan, id)
      },
    })),
  ]
}

/** Null when it cannot begin with this relation, because they are there in another capacity as well. */
async function begin(
  house: DemoHouse,
  plan: Plan,
  { player, templateId, began }: { player: Player; templateId: string; began: number },
): Promise<string | null> {
  const dates = Object.fromEntries(
    Object.entries(plan.dates ?? {}).map(([key, days]) => [key, house.workday(-began + days)]),
  )
  const started = await house.tryAs(plan.by)(api.startProcess, {
    params: { id: player.id },
    body: { templateId, dates },
  })
  return started?.id ?? null
}

const NOTES = [
  '',
  'Ging vlotter dan verwacht.',
  '',
  'Teruggebeld en meteen afgesproken.',
  '',
  'Kwam er zelf mee, fijn.',
] as const

/** Does the first open step, with the documents, the answer and the date that it asks for; a step that cannot be done yet waits. */
async function advance(house: DemoHouse, plan: Plan, id: string): Promise<void> {
  const colleague = house.tryAs(plan.by)
  const page = await colleague(api.getProcess, { params: { id } })
  const step = page?.steps.find(({ state }) => state === 'open')
  if (page === null || page.state !== 'running' || step === undefined) return
  for (const document of step.documents.filter(({ isObligatory }) => isObligatory))
    await colleague(api.checkDocument, {
      params: { id, key: step.key, document: document.key },
      body: { isChecked: true, note: 'In het dossier' },
    })
  const done = await colleague(api.doStep, {
    params: { id, key: step.key },
    body: { ...answerTo(step), ...dateOf(house, step), note: turn(NOTES, step.key.length + page.steps.indexOf(step)) },
  })
  if (done === null && !step.isObligatory)
    await colleague(api.skipStep, { params: { id, key: step.key }, body: { reason: 'Was deze keer niet nodig.' } })
}

type Step = ProcessPage['steps'][number]

function answerTo({ question }: Step) {
  const answer = question?.answers.find(({ endsProcess }) => !endsProcess)
  return answer === undefined ? {} : { answer: answer.key }
}

const dateOf = (house: DemoHouse, { asksDate }: Step) => (asksDate === null ? {} : { date: house.workday(20) })
