import * as api from '@klantregie/contract'
import { DEMO_FIELDS, type DemoField } from '../../demo/demo-fields.ts'
import { standardTypeOf } from '../demo-model.ts'
import type { Deed, Part } from './deed.ts'
import { turn } from './deed.ts'
import type { DemoHouse } from './house.ts'

/** Purposes of this organisation besides the usual ones; named where approaches are planned for them. */
export const SCHOOL_PURPOSE = 'Samenwerking met scholen'
export const PARTNER_PURPOSE = 'Contact met sponsors en fondsen'

/** What must be there before the lists are read in: purposes with their words, and fields of our own. */
export const groundwork: readonly Deed[] = [
  { on: -720, run: addPurposes },
  ...Object.values<DemoField>(DEMO_FIELDS).map((field, index) => ({
    on: -400 + index * 3,
    run: (house: DemoHouse) => addField(house, field),
  })),
]

async function addPurposes(house: DemoHouse): Promise<void> {
  const farida = house.as('farida')
  for (const set of ['library', 'venue'] as const) await farida(api.addPurposeSet, { body: { set } })
  await farida(api.addPurpose, {
    body: {
      name: SCHOOL_PURPOSE,
      description: 'Gesprekken, bezoeken en afspraken over leesbevordering en cultuureducatie op school.',
      kind: 'service',
      basis: 'public_task',
      channels: ['in_person', 'phone', 'email', 'post'],
      status: 'active',
    },
  })
  await farida(api.addPurpose, {
    body: {
      name: PARTNER_PURPOSE,
      description: 'Gesprekken en brieven over sponsoring, fondsen en de tegenprestaties die we beloofden.',
      kind: 'service',
      basis: 'legitimate_interest',
      channels: ['in_person', 'phone', 'email', 'post'],
      status: 'active',
    },
  })
}

async function addField(house: DemoHouse, { types, choices = [], ...field }: DemoField): Promise<void> {
  const marloes = house.as('marloes')
  const { items } = await marloes(api.listRelationTypes)
  const keys: readonly string[] = types.map(standardTypeOf)
  await marloes(api.addField, {
    body: {
      ...field,
      help: '',
      typeIds: items.filter(({ key }) => keys.includes(key)).map(({ id }) => id),
      choices: choices.map((label) => ({ label })),
    },
  })
}

export async function purposeIdOf(house: DemoHouse, name: string): Promise<string> {
  const { items } = await house.once('purposes', () => house.as('farida')(api.listPurposes))
  const purpose = items.find((one) => one.name === name || one.key === name)
  if (purpose === undefined) throw new Error(`The demonstration has no purpose ${name}.`)
  return purpose.id
}

/** Terms that stay a concept: there is something left to agree about. */
const STILL_OPEN = 9
const DISPUTED = 'Bezoeker'

/** What the organisation agreed with itself: the meaning of words, teams, how often people may be reached. */
export const agreements: Part = () => [
  { on: -395, run: addTeams },
  ...[-380, -330, -270, -190, -120].map((on, index) => ({ on, run: (house: DemoHouse) => agree(house, index) })),
  { on: -64, run: dispute },
  { on: -62, run: (house) => offer(house, 'samira', WITH_TICKET) },
  { on: -58, run: (house) => offer(house, 'naima', EVERYBODY) },
  { on: -57, run: discuss },
  { on: -300, run: setRules },
  { on: -21, run: propose },
]

async function addTeams(house: DemoHouse): Promise<void> {
  const marloes = house.as('marloes')
  const member = (key: string) => house.userIds.get(key) ?? ''
  for (const [name, keys] of [
    ['Educatie', ['naima', 'joris']],
    ['Publieksservice', ['samira', 'ineke']],
    ['Vrienden en sponsors', ['joris', 'marloes']],
  ] as const) {
    const { id } = await marloes(api.addTeam, { body: { name } })
    await marloes(api.updateTeam, { params: { id }, body: { memberIds: keys.map(member) } })
  }
}

async function agree(house: DemoHouse, turnOf: number): Promise<void> {
  const marloes = house.as('marloes')
  const { items } = await marloes(api.listDefinitions, { query: { list: 'all' } })
  const concepts = items.filter(({ status, term, mayDecide }) => status === 'concept' && term !== DISPUTED && mayDecide)
  const share = Math.max(0, Math.ceil((concepts.length - STILL_OPEN) / (5 - turnOf)))
  for (const { id, version } of concepts.slice(0, share))
    await marloes(api.actOnDefinition, { params: { id }, body: { act: 'agree', version } })
}

const WITH_TICKET = {
  meaning: 'Iemand die met een kaartje bij een voorstelling was. Wie alleen de bibliotheek in loopt, telt niet mee.',
  reason: 'Aan de balie tellen we wie binnenkomt met een teller, en dat zijn geen personen die we kennen.',
}
const EVERYBODY = {
  meaning: 'Iedereen die in een kalenderjaar bij ons over de vloer kwam, voor een voorstelling, een les of een boek.',
  reason: 'Scholen vragen hoeveel kinderen we bereikten. Daar horen de klassenbezoeken bij.',
}

async function disputed(house: DemoHouse) {
  const { items } = await house.as('marloes')(api.listDefinitions, { query: { list: 'all' } })
  return items.find(({ term }) => term === DISPUTED)
}

async function dispute(house: DemoHouse): Promise<void> {
  const term = await disputed(house)
  if (term === undefined) return
  await house.as('samira')(api.actOnDefinition, {
    params: { id: term.id },
    body: {
      act: 'dispute',
      version: term.version,
      reason: 'Theater en bibliotheek tellen bezoekers elk op hun manier. In het jaarverslag stonden twee getallen.',
    },
  })
}

async function offer(house: DemoHouse, by: 'samira' | 'naima', words: typeof WITH_TICKET): Promise<void> {
  const term = await disputed(house)
  if (term !== undefined) await house.as(by)(api.offerAlternative, { params: { id: term.id }, body: words })
}

async function discuss(house: DemoHouse): Promise<void> {
  const term = await disputed(house)
  if (term === undefined) return
  await house.as('joris')(api.commentOnDefinition, {
    params: { id: term.id },
    body: { text: 'De gemeente rekent met bezoeken, niet met bezoekers. Kunnen we dat verschil in de tekst zetten?' },
  })
}

async function setRules(house: DemoHouse): Promise<void> {
  const joris = house.as('joris')
  const [schools, partners] = [await purposeIdOf(house, SCHOOL_PURPOSE), await purposeIdOf(house, PARTNER_PURPOSE)]
  await joris(api.listPurposeRules)
  await joris(api.changePurposeRule, {
    params: { id: schools },
    body: { quietDays: 14, conflicts: [{ purposeId: partners, quietDays: 14 }] },
  })
  await joris(api.changePurposeRule, {
    params: { id: partners },
    body: { quietDays: 30, conflicts: [{ purposeId: schools, quietDays: 14 }] },
  })
  await joris(api.changePressureCaps, {
    body: {
      caps: [
        { channel: 'email', period: 'month', reach: 'relation', most: 4, withService: false },
        { channel: null, period: 'quarter', reach: 'household', most: 10, withService: false },
      ],
    },
  })
}

/** A change of the model that waits for its owner. */
async function propose(house: DemoHouse): Promise<void> {
  const { items } = await house.as('naima')(api.listDefinitions, { query: { list: 'all' } })
  const concept = items.find(({ status, isDisputed }) => status === 'concept' && !isDisputed)
  if (concept === undefined) return
  await house.as('naima')(api.commentOnDefinition, {
    params: { id: concept.id },
    body: { text: turn(['Zullen we deze bespreken in het overleg van volgende week? @Joris, jij gaat hierover.'], 0) },
  })
}
