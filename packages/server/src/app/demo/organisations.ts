import type { Identifier, RelationRecord } from '@klantregie/contract'
import { landlineOf, mailPart } from './addresses-and-numbers.ts'
import { DEMO_TYPES, type DemoSourceKey, type DemoTypeKey } from './demo-organisation.ts'
import type { DemoRole, DemoRow } from './demo-row.ts'
import { drawHome, type Home } from './homes.ts'
import { FUNDS, PARTNERS, PRESS, SPONSOR_ENDINGS, SPONSOR_TRADES } from './organisation-names.ts'
import { addressOf, landlinePhone } from './person-record.ts'
import { recordedAt, type Desk } from './register.ts'
import { drawFamilyName, fullSurname } from './surnames.ts'

/** An organisation before it becomes a row. */
export interface OrganisationDraft {
  readonly sourceKey: DemoSourceKey
  readonly typeKey: DemoTypeKey
  readonly name: string
  readonly key: string
  readonly externalId: string
  readonly branch: string | null
  readonly from: string
  readonly until?: string
  readonly record: Omit<RelationRecord, 'kind' | 'organisationName' | 'roleFrom' | 'roleUntil' | 'branch'>
  readonly payload: Record<string, string>
}

export function organisationRow(desk: Desk, draft: OrganisationDraft): DemoRow {
  const { domainKey } = DEMO_TYPES[draft.typeKey]
  const role: DemoRole = {
    typeKey: draft.typeKey,
    domainKey,
    branchName: draft.branch,
    from: draft.from,
    until: draft.until ?? null,
  }
  return {
    sourceKey: draft.sourceKey,
    objectType: draft.typeKey,
    externalId: draft.externalId,
    relationKey: draft.key,
    truthKey: draft.key,
    payload: draft.payload,
    record: {
      kind: 'organisation',
      organisationName: draft.name,
      ...draft.record,
      ...(draft.branch === null ? {} : { branch: draft.branch }),
      roleFrom: draft.from,
      ...(draft.until === undefined ? {} : { roleUntil: draft.until }),
    },
    typeKeys: [draft.typeKey],
    domainKey,
    branchName: draft.branch,
    recordedAt: recordedAt(desk, [role]),
    roles: [role],
  }
}

/** "drukkerij-vos.example.com": reserved by RFC 2606, so no site and no mailbox. */
export function hostOf(name: string): string {
  const words = name
    .split(/[ .,&()/]+/u)
    .map(mailPart)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word))
  return `${words.slice(0, 4).join('-') || 'kantoor'}.example.com`
}
const SMALL_WORDS = new Set([
  'stichting',
  'vereniging',
  'de',
  'het',
  'en',
  'voor',
  'op',
  'van',
  'te',
  'met',
  'bv',
  'zn',
  'b',
  'v',
])

/** KvK numbers have no check digit; none begins with 00. */
const kvkOf = (count: number): Identifier => ({ scheme: 'kvk', value: String(count * 137 + 1_024).padStart(8, '0') })

interface Plan {
  readonly typeKey: DemoTypeKey
  readonly sourceKey: DemoSourceKey
  readonly names: readonly string[]
}

function plans(desk: Desk, share: number): Plan[] {
  const part = <T>(values: readonly T[]) => values.slice(0, Math.max(1, Math.ceil(values.length * share)))
  const { random } = desk
  const sponsors = new Set<string>()
  while (sponsors.size < Math.max(1, Math.round(64 * share))) {
    sponsors.add(
      `${random.pick(SPONSOR_TRADES)} ${upperFirst(fullSurname(drawFamilyName(random, 'nl').m))}${random.pick(SPONSOR_ENDINGS)}`,
    )
  }
  return [
    { typeKey: 'fund', sourceKey: 'friends', names: part(FUNDS) },
    { typeKey: 'sponsor', sourceKey: 'friends', names: [...sponsors] },
    { typeKey: 'partner', sourceKey: 'manual', names: part(PARTNERS) },
    { typeKey: 'press', sourceKey: 'manual', names: part(PRESS) },
  ]
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)

/** Funds, sponsors, partners and press of the region, all invented. `share` is the part of them wanted (0–1). */
export function* networkOrganisations(desk: Desk, share: number): Generator<{ row: DemoRow; home: Home }> {
  let count = 0
  for (const { typeKey, sourceKey, names } of plans(desk, share)) {
    for (const name of names) {
      const home = drawHome(desk.random)
      yield { row: networkRow(desk, { typeKey, sourceKey, name, home, count: ++count }), home }
    }
  }
}

function networkRow(desk: Desk, about: Omit<Plan, 'names'> & { name: string; home: Home; count: number }): DemoRow {
  const { name, home, count, typeKey, sourceKey } = about
  const { random, numbering } = desk
  const externalId = numbering.next(sourceKey)
  const address = addressOf(home)
  const host = hostOf(name)
  const landline = landlineOf(home, count)
  const identifiers = typeKey === 'press' || random.chance(0.2) ? [] : [kvkOf(count)]
  const year = random.between(2014, 2025)
  const ended = typeKey === 'sponsor' && year < 2022 && random.chance(0.3)
  return organisationRow(desk, {
    sourceKey,
    typeKey,
    name,
    key: `o${count}`,
    externalId,
    branch: typeKey === 'partner' ? home.branch : null,
    from: `${year}-${String(random.between(1, 9)).padStart(2, '0')}-01`,
    ...(ended ? { until: `${random.between(2023, 2025)}-12-31` } : {}),
    record: {
      emails: [`info@${host}`],
      phones: [landlinePhone(landline)],
      website: `www.${host}`,
      addresses: [address],
      ...(identifiers.length > 0 ? { identifiers } : {}),
    },
    payload: {
      Relatienr: externalId,
      Soort: DEMO_TYPES[typeKey].name,
      Organisatie: name,
      Adres: `${home.street} ${home.houseNumber}`,
      PC: home.postcode,
      Plaats: home.area.place,
      'E-mail': `info@${host}`,
      Tel: landline,
      Website: `www.${host}`,
      KvK: identifiers[0]?.value ?? '',
    },
  })
}
