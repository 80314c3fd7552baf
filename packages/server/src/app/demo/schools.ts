import type { Address } from '@klantregie/contract'
import { readDemoRows } from './demo-files.ts'
import type { DemoLink, DemoRow } from './demo-row.ts'
import { BOARD_NAMES, BOARD_REGIONS } from './organisation-names.ts'
import { hostOf, organisationRow } from './organisations.ts'
import type { Desk } from './register.ts'

interface SchoolLine {
  readonly board: string
  readonly brin: string
  readonly location: string
  readonly name: string
  readonly address: Address
  readonly municipality: string
  readonly denomination: string
}

const BRANCH_OF: Readonly<Record<string, string>> = {
  Gorinchem: 'Gorinchem',
  Molenlanden: 'Gorinchem',
  'Hardinxveld-Giessendam': 'Gorinchem',
  Altena: 'Gorinchem',
  Culemborg: 'Culemborg',
  Buren: 'Culemborg',
  Vijfheerenlanden: 'Leerdam',
  'West Betuwe': 'Geldermalsen',
  Tiel: 'Geldermalsen',
  Zaltbommel: 'Zaltbommel',
  Maasdriel: 'Zaltbommel',
}
const VIANEN_POSTCODE = /^41(?:2|3[1-3])/
const branchOf = ({ municipality, address }: SchoolLine): string =>
  VIANEN_POSTCODE.test(address.postcode ?? '') ? 'Vianen' : (BRANCH_OF[municipality] ?? 'Gorinchem')

/** DUO abbreviates; people write the word. */
const WRITTEN_OUT: readonly (readonly [RegExp, string])[] = [
  [/\bBasissch\b/gu, 'Basisschool'],
  [/\bChr\b\.?/gu, 'Chr.'],
  [/\bPr\b(?= )/gu, 'Prins'],
  [/\bObs\b/gu, 'OBS'],
  [/\bBs\b/gu, 'BS'],
]
const tidyName = (name: string): string => WRITTEN_OUT.reduce((text, [short, long]) => text.replace(short, long), name)

function schoolAddress([street = '', number = '', postcode = '', place = '']: readonly string[]): Address {
  const [houseNumber = '', ...rest] = number.split(/[-\s]+/u)
  const addition = rest.join('')
  return { use: 'visit', street, houseNumber, ...(addition === '' ? {} : { addition }), postcode, place, country: 'NL' }
}

function readSchools(): SchoolLine[] {
  return readDemoRows('schools.csv').map((cells) => {
    const [board = '', brin = '', location = '', name = ''] = cells
    const [municipality = '', denomination = ''] = cells.slice(8)
    return {
      board,
      brin,
      location,
      name: tidyName(name),
      address: schoolAddress(cells.slice(4, 8)),
      municipality,
      denomination,
    }
  })
}

function boardKind(denomination: string): keyof typeof BOARD_NAMES {
  if (denomination.startsWith('Openbaar')) return 'openbaar'
  if (denomination.startsWith('Rooms')) return 'katholiek'
  return /Protestant|Reformat|Gereformeerd/u.test(denomination) ? 'christelijk' : 'anders'
}

/** The list has numbers of boards only; the name is invented from denomination and region. A board of one school carries its place. */
function boardName(desk: Desk, schools: readonly SchoolLine[], rank: number): string {
  const kind = boardKind(schools[0]?.denomination ?? '')
  const stem = desk.random.pick(BOARD_NAMES[kind])
  const region = BOARD_REGIONS[rank]
  return schools.length === 1 || region === undefined
    ? `${stem} te ${schools[0]?.address.place ?? 'Gorinchem'}`
    : `${stem} ${region}`
}

const groupBy = <T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const key = keyOf(value)
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return groups
}

const FROM_YEARS = [2013, 2015, 2016, 2018, 2019, 2020, 2021, 2022] as const

function boardRow(desk: Desk, board: string, schools: readonly SchoolLine[], rank: number): DemoRow {
  const name = boardName(desk, schools, rank)
  const host = hostOf(name)
  return organisationRow(desk, {
    sourceKey: 'education',
    typeKey: 'school_board',
    name,
    key: `board${board}`,
    externalId: `BG${board}`,
    branch: null,
    from: `${desk.random.pick(FROM_YEARS)}-08-01`,
    record: { emails: [`bestuur@${host}`], website: `www.${host}`, identifiers: [{ scheme: 'board', value: board }] },
    payload: {
      'Bevoegd gezag': board,
      Naam: name,
      'E-mail': `bestuur@${host}`,
      'Aantal scholen': String(schools.length),
    },
  })
}

function schoolRow(desk: Desk, school: SchoolLine, isOnlyLocation: boolean): DemoRow {
  const { address, brin, location, name, municipality } = school
  const host = hostOf(`${name} ${address.place ?? ''}`)
  const number = `${address.houseNumber ?? ''}${address.addition === undefined ? '' : `-${address.addition}`}`
  return organisationRow(desk, {
    sourceKey: 'education',
    typeKey: 'school',
    name,
    key: `school${location}`,
    externalId: location,
    branch: branchOf(school),
    from: `${desk.random.pick(FROM_YEARS)}-08-01`,
    record: {
      emails: [`directie@${host}`],
      website: `www.${host}`,
      addresses: [address],
      municipality,
      identifiers: [
        ...(isOnlyLocation ? [{ scheme: 'brin' as const, value: brin }] : []),
        { scheme: 'brin_location', value: location },
      ],
    },
    payload: {
      'BRIN NUMMER': brin,
      VESTIGINGSNUMMER: location,
      VESTIGINGSNAAM: name,
      STRAATNAAM: address.street ?? '',
      'HUISNUMMER-TOEVOEGING': number,
      POSTCODE: address.postcode ?? '',
      PLAATSNAAM: (address.place ?? '').toUpperCase(),
      GEMEENTENAAM: municipality.toUpperCase(),
      DENOMINATIE: school.denomination,
      'BEVOEGD GEZAG NUMMER': school.board,
    },
  })
}

function institutionRow(desk: Desk, brin: string, locations: readonly SchoolLine[]): DemoRow {
  const name = `${locations[0]?.name ?? brin} (alle locaties)`
  return organisationRow(desk, {
    sourceKey: 'education',
    typeKey: 'school',
    name,
    key: `brin${brin}`,
    externalId: brin,
    branch: locations[0] === undefined ? null : branchOf(locations[0]),
    from: '2015-08-01',
    record: { identifiers: [{ scheme: 'brin', value: brin }] },
    payload: { 'BRIN NUMMER': brin, Naam: name },
  })
}

const ref = ({ sourceKey, externalId }: DemoRow) => ({ sourceKey, externalId })
const link = (linkTypeKey: DemoLink['linkTypeKey'], from: DemoRow, to: DemoRow): DemoLink => ({
  linkTypeKey,
  from: ref(from),
  to: ref(to),
  function: null,
  validFrom: null,
  validUntil: null,
})

/**
 * Boards, schools and locations from the DUO list: a school with several locations is a relation of its own between the
 * board and its locations. `share` is the part of the schools wanted (0–1); every board comes before its schools.
 */
export function* schoolOrganisations(desk: Desk, share: number): Generator<{ rows: DemoRow[]; links: DemoLink[] }> {
  const all = readSchools()
  const wanted = all.slice(0, Math.max(1, Math.ceil(all.length * share)))
  const boards = [...groupBy(wanted, ({ board }) => board)].sort(([, one], [, other]) => other.length - one.length)
  for (const [rank, [board, schools]] of boards.entries()) {
    const top = boardRow(desk, board, schools, rank)
    const rows = [top]
    const links: DemoLink[] = []
    for (const [brin, locations] of groupBy(schools, (school) => school.brin)) {
      const institution = locations.length > 1 ? institutionRow(desk, brin, locations) : null
      if (institution !== null) {
        rows.push(institution)
        links.push(link('part_of', institution, top))
      }
      for (const school of locations) {
        const row = schoolRow(desk, school, institution === null)
        rows.push(row)
        links.push(institution === null ? link('part_of', row, top) : link('location_of', row, institution))
      }
    }
    yield { rows, links }
  }
}
