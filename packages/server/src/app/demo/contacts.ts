import { mailPart } from './addresses-and-numbers.ts'
import { dayNumber, dayOf, dutchDay } from './calendar.ts'
import { DEMO_TYPES, type DemoTypeKey } from './demo-organisation.ts'
import type { DemoLink, DemoRole, DemoRow } from './demo-row.ts'
import { drawHousehold, type Person, type Region } from './households.ts'
import * as names from './organisation-names.ts'
import { hostOf } from './organisations.ts'
import { fullName, recordOf } from './person-record.ts'
import { plainView } from './person-view.ts'
import type { Random } from './random.ts'
import { recordedAt, register, type Desk } from './register.ts'
import { drawRelations } from './roles.ts'
import { mobileText } from './source-rows.ts'
import { fullSurname } from './surnames.ts'

/** How many contact persons a kind of organisation has, and what they do there. */
const CONTACTS: Partial<
  Record<DemoTypeKey, { readonly low: number; readonly high: number; readonly functions: readonly string[] }>
> = {
  school: { low: 1, high: 4, functions: names.SCHOOL_FUNCTIONS },
  school_board: { low: 1, high: 1, functions: ['bestuurder', 'voorzitter college van bestuur', 'bestuurssecretaris'] },
  municipality: { low: 2, high: 4, functions: names.MUNICIPAL_FUNCTIONS },
  fund: { low: 1, high: 1, functions: names.FUND_FUNCTIONS },
  sponsor: { low: 1, high: 2, functions: names.COMPANY_FUNCTIONS },
  partner: { low: 1, high: 2, functions: names.PARTNER_FUNCTIONS },
  press: { low: 1, high: 2, functions: names.PRESS_FUNCTIONS },
}

const TYPE_OF_CONTACT: Partial<Record<DemoTypeKey, DemoTypeKey>> = { school: 'teacher', press: 'press' }
const WORKING_AGE = { from: 25, until: 66 } as const
/** Contact persons who came from another school: the old link ended, the person stayed the same relation. */
const CHANGED_JOBS = 0.09
const KNOWN_BY_PASS = 0.85

export interface ContactGroup {
  readonly rows: DemoRow[]
  readonly links: DemoLink[]
  readonly age: number
}

function drawWorker(random: Random, region: Region): { person: Person; household: ReturnType<typeof drawHousehold> } {
  for (;;) {
    const household = drawHousehold(random, region)
    const person = household.adults.find(({ age }) => age >= WORKING_AGE.from && age <= WORKING_AGE.until)
    if (person !== undefined) return { person, household }
  }
}

const nameOf = (organisation: DemoRow): string => organisation.record.organisationName ?? ''

function workMail(random: Random, person: Person, organisation: DemoRow): string {
  const shared = organisation.record.emails?.[0]
  // Small schools and firms share one mailbox; several people then stand under one address.
  if (shared !== undefined && random.chance(0.16)) return shared
  const host = shared?.split('@')[1] ?? hostOf(nameOf(organisation))
  return `${mailPart(person.given.callName).charAt(0)}.${mailPart(fullSurname(person.surname))}@${host}`
}

function contactRow(
  desk: Desk,
  person: Person,
  organisation: DemoRow,
  work: { function: string; from: string; joined: DemoRow | undefined },
): DemoRow {
  const typeKey = TYPE_OF_CONTACT[organisation.typeKeys[0] ?? 'partner'] ?? 'contact_person'
  const role: DemoRole = {
    typeKey,
    domainKey: DEMO_TYPES[typeKey].domainKey,
    branchName: organisation.branchName,
    from: work.from,
    until: null,
  }
  const view = { ...plainView(desk.random, person), email: workMail(desk.random, person, organisation) }
  const externalId = desk.numbering.next(organisation.sourceKey)
  const card = work.joined?.record.identifiers?.[0]?.value ?? null
  return {
    sourceKey: organisation.sourceKey,
    objectType: 'contact',
    externalId,
    relationKey: work.joined?.relationKey ?? `c${person.index}`,
    truthKey: `p${person.index}`,
    payload: {
      Nr: externalId,
      Organisatie: nameOf(organisation),
      Code: organisation.externalId,
      Contactpersoon: fullName(view),
      Functie: work.function,
      'E-mail': view.email,
      Mobiel: mobileText(view.mobile),
      Sinds: dutchDay(work.from),
      Pasnr: card ?? '',
    },
    record: recordOf(view, [role], { style: 'one_cell', mobile: true, card }),
    typeKeys: [typeKey],
    domainKey: role.domainKey,
    branchName: organisation.branchName,
    recordedAt: recordedAt(desk, [role]),
    roles: [role],
  }
}

const ref = ({ sourceKey, externalId }: DemoRow) => ({ sourceKey, externalId })

function oneContact(
  desk: Desk,
  region: Region,
  organisation: DemoRow,
  work: { function: string; earlier: DemoRow | undefined },
): ContactGroup {
  const { random } = desk
  const { person, household } = drawWorker(random, region)
  const relation = drawRelations(random, household, desk.today).find((one) => one.person === person)
  const own = relation === undefined ? [] : register(desk, relation)
  const joined = own[0]?.record.identifiers !== undefined && random.chance(KNOWN_BY_PASS) ? own[0] : undefined
  const start = dayNumber('2015-08-01') + random.between(0, dayNumber(desk.today) - dayNumber('2015-08-01') - 30)
  const row = contactRow(desk, person, organisation, { function: work.function, from: dayOf(start), joined })
  const linkTypeKey = 'contact_of' as const
  const links: DemoLink[] = [
    {
      linkTypeKey,
      from: ref(row),
      to: ref(organisation),
      function: work.function,
      validFrom: dayOf(start),
      validUntil: null,
    },
  ]
  if (work.earlier !== undefined && random.chance(CHANGED_JOBS)) {
    const before = start - random.between(400, 1800)
    links.push({
      linkTypeKey,
      from: ref(row),
      to: ref(work.earlier),
      function: work.function,
      validFrom: dayOf(before),
      validUntil: dayOf(start - 1),
    })
  }
  return { rows: [...own, row], links, age: person.age }
}

/** The contact persons of an organisation, each with what they are besides: a teacher may well be a borrower. */
export function* contactsOf(
  desk: Desk,
  region: Region,
  organisation: DemoRow,
  earlier: DemoRow | undefined,
): Generator<ContactGroup> {
  const plan = CONTACTS[organisation.typeKeys[0] ?? 'lead']
  if (plan === undefined) return
  const count = desk.random.between(plan.low, plan.high)
  // Each function once: start somewhere in the list and go on from there.
  const start = desk.random.between(0, plan.functions.length - 1)
  for (let index = 0; index < count; index++) {
    const work = plan.functions[(start + index) % plan.functions.length] ?? 'contactpersoon'
    yield oneContact(desk, region, organisation, {
      function: work,
      earlier: earlier === organisation ? undefined : earlier,
    })
  }
}
