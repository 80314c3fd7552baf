import { dutchDay } from './calendar.ts'
import { DEMO_TYPES } from './demo-organisation.ts'
import type { DemoLink, DemoRow } from './demo-row.ts'
import { streetLine } from './homes.ts'
import type { Household } from './households.ts'
import { addressOf } from './person-record.ts'
import { recordedAt, register, type Desk } from './register.ts'
import { datedRole, drawRelations } from './roles.ts'
import { fullSurname } from './surnames.ts'

export interface Family {
  readonly rows: DemoRow[]
  readonly links: DemoLink[]
  /** Age by relationKey, on the day of the demonstration. */
  readonly ages: ReadonlyMap<string, number>
}

/** Share of families with children that are a friend together, as one household. */
const FAMILY_FRIENDS = 0.035

const ref = ({ sourceKey, externalId }: DemoRow) => ({ sourceKey, externalId })
const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)

function householdRow(desk: Desk, household: Household): DemoRow {
  const { random, numbering } = desk
  const [adult] = household.adults
  const name = `Familie ${upperFirst(adult === undefined ? '' : fullSurname(adult.surname))}`
  const externalId = numbering.next('friends')
  const { home } = household
  const role = datedRole(random, 'friend', { birthDate: '1970-01-01', branch: home.branch }, desk.today)
  const email = household.adults.find((one) => one.email !== null)?.email ?? null
  const from = role.from ?? desk.today
  return {
    sourceKey: 'friends',
    objectType: 'household',
    externalId,
    relationKey: `h${household.index}`,
    truthKey: `h${household.index}`,
    payload: {
      Relatienr: externalId,
      Soort: 'Gezinsvriend',
      Naam: name,
      Adres: streetLine(home),
      PC: home.postcode,
      Plaats: home.area.place,
      'E-mail': email ?? '',
      'Bedrag per jaar': '€ 60,00',
      Ingangsdatum: dutchDay(from),
      Einddatum: role.until === null ? '' : dutchDay(role.until),
    },
    record: {
      kind: 'household',
      organisationName: name,
      ...(email === null ? {} : { emails: [email] }),
      addresses: [addressOf(home)],
      roleFrom: from,
      ...(role.until === null ? {} : { roleUntil: role.until }),
    },
    typeKeys: ['friend'],
    domainKey: DEMO_TYPES.friend.domainKey,
    branchName: null,
    recordedAt: recordedAt(desk, [role]),
    roles: [role],
  }
}

interface Member {
  readonly main: DemoRow
  readonly isChild: boolean
  readonly birthDate: string
}

const plain = (
  linkTypeKey: DemoLink['linkTypeKey'],
  from: DemoRow,
  to: DemoRow,
  validFrom: string | null,
): DemoLink => ({
  linkTypeKey,
  from: ref(from),
  to: ref(to),
  function: null,
  validFrom,
  validUntil: null,
})

function linksWithin(members: readonly Member[], householdMain: DemoRow | null): DemoLink[] {
  const adults = members.filter(({ isChild }) => !isChild)
  const children = members.filter(({ isChild }) => isChild)
  const guardians = children.flatMap((child) =>
    adults.map((adult) => plain('child_of', child.main, adult.main, child.birthDate)),
  )
  const [one, other] = adults
  const partners = one !== undefined && other !== undefined ? [plain('partner_of', one.main, other.main, null)] : []
  const together =
    householdMain === null ? [] : members.map(({ main }) => plain('member_of', main, householdMain, null))
  return [...guardians, ...partners, ...together]
}

/** Everything the systems know about one household; empty when nobody of it is a relation. */
export function registerFamily(desk: Desk, household: Household): Family {
  const ages = new Map<string, number>()
  const rows: DemoRow[] = []
  const members: Member[] = []
  for (const relation of drawRelations(desk.random, household, desk.today)) {
    const own = register(desk, relation)
    const [main] = own
    if (main === undefined) continue
    rows.push(...own)
    for (const row of own) ages.set(row.relationKey, relation.person.age)
    members.push({ main, isChild: relation.person.age < 18, birthDate: relation.person.birthDate })
  }
  const isFriend = household.children.length > 0 && members.length > 1 && desk.random.chance(FAMILY_FRIENDS)
  const householdMain = isFriend ? householdRow(desk, household) : null
  if (householdMain !== null) rows.push(householdMain)
  return { rows, links: linksWithin(members, householdMain), ages }
}
