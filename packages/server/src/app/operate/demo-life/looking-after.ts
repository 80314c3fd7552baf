import * as api from '@klantregie/contract'
import type { DemoTypeKey, DemoUserKey } from '../../demo/demo-organisation.ts'
import { standardTypeOf } from '../demo-model.ts'
import type { Cast, Player } from './cast.ts'
import { some, turn, type Deed, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

type Share = {
  readonly type: DemoTypeKey
  readonly owners: readonly [DemoUserKey, ...DemoUserKey[]]
  readonly most: number
  /** By name, by turns; the first ones most. */
  readonly stages: readonly [string | null, ...(string | null)[]]
}

/** Who looks after whom, and how far each is. */
const SHARES: readonly Share[] = [
  {
    type: 'school',
    owners: ['naima', 'naima', 'joris'],
    most: 36,
    stages: ['Werkt met ons', 'Werkt met ons', 'Afspraken gemaakt', 'Kennismaken'],
  },
  { type: 'school_board', owners: ['naima', 'joris'], most: 10, stages: [null] },
  {
    type: 'sponsor',
    owners: ['joris'],
    most: 18,
    stages: ['Loopt', 'Loopt', 'Verlengen', 'In gesprek', 'Afspraken gemaakt'],
  },
  {
    type: 'fund',
    owners: ['joris', 'marloes'],
    most: 12,
    stages: ['Verantwoorden', 'Verkennen', 'Toegekend', 'Aanvraag ingediend'],
  },
  { type: 'partner', owners: ['marloes', 'naima', 'ineke'], most: 16, stages: [null] },
  { type: 'municipality', owners: ['joris'], most: 8, stages: [null] },
  { type: 'volunteer', owners: ['ineke'], most: 30, stages: ['Ingewerkt', 'Ingewerkt', 'Ingewerkt', 'Kennismaking'] },
]

export const lookingAfter: Part = (cast) => [
  ...SHARES.flatMap((share, shareIndex) =>
    some(cast.of(share.type), share.most).map((player, index): Deed => ({
      on: -340 + ((index * 11 + shareIndex * 17) % 320),
      run: (house) => assign(house, { share, player, index }),
    })),
  ),
  ...leads(cast),
  ...important(cast),
  ...atHand(cast),
  ...households(cast),
  ...departures(cast),
]

async function roleOf(house: DemoHouse, player: Player, type: DemoTypeKey) {
  const { items } = await house.once('types', () => house.as('marloes')(api.listRelationTypes))
  const typeId = items.find(({ key }) => key === standardTypeOf(type))?.id ?? ''
  const page = await house.as('marloes')(api.getRelation, { params: { id: player.id } })
  const role = page.roles.find((one) => one.typeId === typeId && one.until === null)
  return role === undefined ? null : { role, typeId }
}

async function choiceId(house: DemoHouse, typeId: string, name: string | null): Promise<string | null> {
  if (name === null) return null
  const { items } = await house.once('choices', () => house.as('marloes')(api.listRoleChoices))
  return items.find((one) => one.typeId === typeId && one.name === name)?.id ?? null
}

async function assign(
  house: DemoHouse,
  { share, player, index }: { share: Share; player: Player; index: number },
): Promise<void> {
  const found = await roleOf(house, player, share.type)
  if (found === null) return
  const owner = turn(share.owners, index)
  const stageId = await choiceId(house, found.typeId, turn(share.stages, index))
  const statusId = await choiceId(house, found.typeId, index % 9 === 8 ? 'Gepauzeerd' : 'Actief')
  await house.as(owner)(api.changeRole, {
    params: { id: player.id, roleId: found.role.id },
    body: {
      ownerId: house.userIds.get(owner),
      ...(stageId === null ? {} : { stageId }),
      ...(statusId === null ? {} : { statusId }),
      version: found.role.version,
    },
  })
}

const LEAD_STAGES = [
  'Nieuw',
  'Nieuw',
  'Eerste contact',
  'Nieuw',
  'In gesprek',
  'Eerste contact',
  'Voorstel gedaan',
] as const
const LEAD_SOURCES = [
  'Open dag',
  'Website',
  'Kraam op de braderie',
  'Via een vriend van het theater',
  'Netwerkborrel',
] as const
const INTERESTS = [
  'Abonnement voor het nieuwe theaterseizoen',
  'Vrijwilligerswerk bij het Taalhuis',
  'Zaal huren voor een jubileum',
  'Vriend worden',
  'Voorleesclub voor het kind',
  'Cursus digitaal fotograferen',
] as const

function leads(cast: Cast): Deed[] {
  return some(cast.of('lead'), 28).flatMap((player, index): Deed[] => {
    const on = -150 + ((index * 13) % 140)
    const later = Math.min(on + 9, -2)
    return [
      { on, run: (house) => follow(house, player, index) },
      ...(index % 9 === 4 ? [{ on: later, run: (house: DemoHouse) => convert(house, player, later) }] : []),
    ]
  })
}

async function follow(house: DemoHouse, player: Player, index: number): Promise<void> {
  const found = await roleOf(house, player, 'lead')
  if (found === null) return
  const owner = turn<DemoUserKey>(['joris', 'ineke', 'joris', 'marloes'], index)
  const stageId = await choiceId(house, found.typeId, turn(LEAD_STAGES, index))
  await house.as(owner)(api.changeRole, {
    params: { id: player.id, roleId: found.role.id },
    body: {
      ...(index % 4 === 3 ? {} : { ownerId: house.userIds.get(owner) }),
      stageId,
      leadSource: turn(LEAD_SOURCES, index),
      interest: turn(INTERESTS, index),
      version: found.role.version,
    },
  })
}

/** Nobody stops being a lead before the day on which they became one. */
async function convert(house: DemoHouse, player: Player, on: number): Promise<void> {
  const found = await roleOf(house, player, 'lead')
  const { items } = await house.once('types', () => house.as('joris')(api.listRelationTypes))
  const friend = items.find(({ key, kinds }) => key === standardTypeOf('friend') && kinds.includes(player.kind))
  if (found === null || friend === undefined) return
  if (found.role.from !== null && found.role.from >= house.workday(on)) return
  await house.as('joris')(api.convertRole, {
    params: { id: player.id, roleId: found.role.id },
    body: { version: found.role.version, typeId: friend.id },
  })
}

/** Whom we may not forget; some of them we did. */
const IMPORTANT: readonly { type: DemoTypeKey; count: number; reason: string; everyMonths: number }[] = [
  {
    type: 'municipality',
    count: 4,
    reason: 'Grootste subsidiegever; de wethouder wil geen verrassingen.',
    everyMonths: 3,
  },
  { type: 'sponsor', count: 5, reason: 'Hoofdsponsor van het theaterseizoen.', everyMonths: 4 },
  {
    type: 'school_board',
    count: 5,
    reason: 'Bestuur met veel scholen; afspraken gelden voor allemaal.',
    everyMonths: 6,
  },
  { type: 'fund', count: 3, reason: 'Betaalt mee aan het Taalhuis tot en met volgend jaar.', everyMonths: 6 },
  {
    type: 'donor',
    count: 3,
    reason: 'Geeft al jaren een groot bedrag en hoort graag wat we ermee doen.',
    everyMonths: 12,
  },
]

function important(cast: Cast): Deed[] {
  return IMPORTANT.flatMap(({ type, count, reason, everyMonths }, kind) =>
    some(cast.of(type), count).map((player, index) => ({
      on: -260 + kind * 20 + index * 3,
      run: (house: DemoHouse) =>
        house.as('joris')(api.markImportant, { params: { id: player.id }, body: { reason, everyMonths } }),
    })),
  )
}

const KEEPERS: readonly (readonly [DemoUserKey, DemoTypeKey, number])[] = [
  ['naima', 'school', 5],
  ['naima', 'school_board', 2],
  ['joris', 'sponsor', 4],
  ['joris', 'fund', 2],
  ['ineke', 'volunteer', 5],
  ['samira', 'borrower', 3],
  ['marloes', 'municipality', 2],
  ['farida', 'partner', 1],
]

/** Favourites, what was looked at last, and what is followed. */
function atHand(cast: Cast): Deed[] {
  return KEEPERS.flatMap(([key, type, count], keeper) =>
    some(cast.of(type), count).flatMap((player, index): Deed[] => {
      const params = { id: player.id }
      return [
        { on: -90 + keeper * 4 + index, run: (house) => house.as(key)(api.addFavourite, { params }) },
        {
          on: -90 + keeper * 4 + index,
          run: (house) => house.as(key)(api.setFollowing, { params, body: { isFollowing: true } }),
        },
        { on: -1 - (index % 3), run: (house) => house.as(key)(api.rememberSeen, { params }) },
      ]
    }),
  )
}

/** One letter per household, for those who said so. */
function households(cast: Cast): Deed[] {
  return some(
    cast.of('friend').filter(({ kind }) => kind === 'household'),
    12,
  ).map((player, index) => ({
    on: -200 + index * 9,
    run: (house: DemoHouse) =>
      house.as('samira')(api.chooseHouseholdMailing, { params: { id: player.id }, body: { isOneMailing: true } }),
  }))
}

/** The only person whom we knew there left, and nobody came in their place yet. */
function departures(cast: Cast): Deed[] {
  const alone = [...cast.of('sponsor'), ...cast.of('school'), ...cast.of('fund')].filter(
    ({ id }) => cast.contactsOf(id).length === 1,
  )
  return some(alone, 7).map((player, index) => ({
    on: -75 + index * 10,
    run: async (house: DemoHouse) => {
      const { links } = await house.as('joris')(api.getRelation, { params: { id: player.id } })
      const link = links.find(({ linkTypeKey, until }) => linkTypeKey === 'contact_of' && until === null)
      if (link !== undefined)
        await house.as('joris')(api.endLink, {
          params: { id: player.id, linkId: link.id },
          body: { until: house.workday(-75 + index * 10) },
        })
    },
  }))
}
