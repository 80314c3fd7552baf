import * as api from '@klantregie/contract'
import type { DemoTypeKey, DemoUserKey } from '../../demo/demo-organisation.ts'
import type { Player } from './cast.ts'
import { one, type Deed, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

/** A task of the story: made and due so many days before or after the first day, done on a day or still open. */
type Plan = {
  readonly title: string
  readonly by: DemoUserKey
  /** A colleague, or a team by name; left out: whoever made it. */
  readonly owner?: DemoUserKey | 'Educatie' | 'Publieksservice' | 'Vrienden en sponsors'
  readonly made: number
  readonly due: number | null
  readonly at?: string
  readonly done?: number
  readonly about?: readonly [DemoTypeKey, number]
  readonly items?: readonly string[]
  readonly ticked?: number
  readonly everyMonths?: number
  readonly text?: string
}

const PLANS: readonly Plan[] = [
  { title: 'Bel de directeur terug over de ouderavond', by: 'naima', made: -6, due: -2, about: ['school', 0] },
  {
    title: 'Stuur het verslag van het bestuursoverleg rond',
    by: 'naima',
    made: -9,
    due: -1,
    about: ['school_board', 0],
  },
  { title: 'Maak het rooster van de klassenbezoeken', by: 'naima', made: -5, due: 0, at: '14:00' },
  {
    title: 'Bereid de voorleesdagen voor',
    by: 'naima',
    made: -14,
    due: 9,
    items: ['Prentenboeken tellen', 'Voorlezers vragen', 'Brief aan de ouders', 'Prijs voor de wedstrijd'],
    ticked: 2,
    text: 'De voorleesdagen beginnen dit jaar een week later dan anders.',
  },
  {
    title: 'Vraag drie scholen om een foto voor de website',
    by: 'joris',
    owner: 'naima',
    made: -3,
    due: 4,
    about: ['school', 3],
  },
  { title: 'Nodig de sponsors uit voor de generale repetitie', by: 'joris', made: -4, due: 0, about: ['sponsor', 0] },
  { title: 'Reken de tegenprestaties van de hoofdsponsor na', by: 'joris', made: -12, due: -4, about: ['sponsor', 1] },
  {
    title: 'Lever de tussenrapportage in',
    by: 'joris',
    made: -20,
    due: 6,
    about: ['fund', 0],
    items: ['Cijfers', 'Verhaal', 'Foto’s'],
    ticked: 1,
  },
  {
    title: 'Bespreek de begroting met de gemeente',
    by: 'joris',
    made: -8,
    due: 2,
    at: '10:30',
    about: ['municipality', 0],
  },
  {
    title: 'Loop de lijst met vrienden zonder e-mailadres na',
    by: 'joris',
    owner: 'Vrienden en sponsors',
    made: -7,
    due: 10,
  },
  { title: 'Maak de nieuwsbrief van deze maand', by: 'joris', owner: 'marloes', made: -10, due: 3, everyMonths: 1 },
  { title: 'Vraag nieuwe verklaringen omtrent het gedrag aan', by: 'ineke', made: -5, due: 1, about: ['volunteer', 2] },
  { title: 'Stuur een kaart: tien jaar vrijwilliger', by: 'ineke', made: -2, due: 0, about: ['volunteer', 0] },
  { title: 'Zoek vervanging voor het Taalcafé', by: 'ineke', made: -4, due: -1 },
  { title: 'Plan de kennismaking met nieuwe vrijwilligers', by: 'ineke', made: -3, due: 5, at: '19:30' },
  {
    title: 'Leg de folders van het Taalhuis aan',
    by: 'ineke',
    owner: 'Publieksservice',
    made: -6,
    due: 2,
    everyMonths: 3,
  },
  { title: 'Bel de bezoeker die naast een kapotte stoel zat', by: 'samira', made: -3, due: 0, about: ['visitor', 4] },
  { title: 'Zet de reserveringen van de leeskring klaar', by: 'samira', made: -1, due: 1, everyMonths: 1 },
  { title: 'Ruim de dubbele passen van vorige week op', by: 'samira', owner: 'Publieksservice', made: -9, due: -3 },
  { title: 'Vul de displays in Culemborg bij', by: 'samira', owner: 'Publieksservice', made: -2, due: 4 },
  { title: 'Kijk de rechten van het team Educatie na', by: 'marloes', made: -15, due: 12, everyMonths: 6 },
  { title: 'Lees de lijst van het nieuwe kassasysteem in', by: 'marloes', made: -8, due: 7 },
  { title: 'Vraag de leverancier om een nieuwe export', by: 'marloes', made: -6, due: 0, at: '11:00' },
  { title: 'Werk het register bij na de nieuwe enquête', by: 'farida', made: -11, due: 8 },
  { title: 'Bespreek de bewaartermijn van oude leners', by: 'farida', made: -5, due: 3 },
  { title: 'Stuur de ontvangstbevestiging', by: 'farida', made: -9, due: -8, done: -9 },
  { title: 'Bel de school over het leesplan', by: 'naima', made: -40, due: -33, done: -34, about: ['school', 1] },
  {
    title: 'Maak een afspraak met de wethouder',
    by: 'joris',
    made: -52,
    due: -45,
    done: -44,
    about: ['municipality', 0],
  },
  {
    title: 'Stuur de factuur voor het sponsorpakket',
    by: 'joris',
    made: -36,
    due: -30,
    done: -31,
    about: ['sponsor', 2],
  },
  { title: 'Werk de nieuwe vrijwilliger in', by: 'ineke', made: -28, due: -14, done: -15, about: ['volunteer', 4] },
  { title: 'Maak naamkaartjes voor de vriendenavond', by: 'samira', made: -21, due: -18, done: -18 },
  { title: 'Controleer de adressen van de jaarbrief', by: 'joris', owner: 'marloes', made: -60, due: -50, done: -51 },
]

export const tasks: Part = (cast) =>
  PLANS.flatMap((plan): Deed[] => {
    let made: { id: string; itemIds: readonly string[] } | null = null
    const about = plan.about === undefined ? undefined : one(cast.of(plan.about[0]), plan.about[1])
    const ticked = Math.min(plan.made + 2, -1)
    return [
      {
        on: plan.made,
        run: async (house) => {
          made = await add(house, plan, about)
        },
      },
      ...(plan.ticked === undefined ? [] : [{ on: ticked, run: (house: DemoHouse) => tick(house, plan, made) }]),
      ...(plan.done === undefined
        ? []
        : [{ on: plan.done, at: 16 * 60, run: (house: DemoHouse) => end(house, plan, made) }]),
    ]
  })

async function add(house: DemoHouse, plan: Plan, about: Player | undefined) {
  const task = await house.as(plan.by)(api.addTask, {
    body: {
      title: plan.title,
      text: plan.text ?? '',
      ...(plan.owner === undefined ? {} : { owner: await ownerOf(house, plan.owner) }),
      ...(about === undefined ? {} : { relationId: about.id }),
      dueOn: plan.due === null ? null : house.day(plan.due),
      ...(plan.at === undefined ? {} : { dueTime: plan.at, reminder: 'hour' }),
      ...(plan.everyMonths === undefined ? {} : { recurrence: { every: plan.everyMonths, unit: 'month' } }),
      items: plan.items ?? [],
    },
  })
  return { id: task.id, itemIds: task.items.map(({ id }) => id) }
}

async function ownerOf(house: DemoHouse, owner: NonNullable<Plan['owner']>) {
  const userId = house.userIds.get(owner)
  if (userId !== undefined) return { kind: 'user', id: userId }
  const { teams } = await house.as('joris')(api.listTaskOwners)
  const team = teams.find(({ name }) => name === owner)
  if (team === undefined) throw new Error(`The demonstration has no team ${owner}.`)
  return { kind: 'team', id: team.id }
}

type Made = { readonly id: string; readonly itemIds: readonly string[] } | null

async function tick(house: DemoHouse, plan: Plan, made: Made): Promise<void> {
  for (const itemId of made?.itemIds.slice(0, plan.ticked) ?? [])
    await house.as(plan.by)(api.tickTaskItem, { params: { id: made?.id ?? '', itemId }, body: { isDone: true } })
}

async function end(house: DemoHouse, plan: Plan, made: Made): Promise<void> {
  if (made !== null) await house.as(plan.by)(api.endTask, { params: { id: made.id }, body: { as: 'done' } })
}
