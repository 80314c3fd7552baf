import type { OwnField, OwnFieldKey, RelationSummary } from '@klantregie/contract'

/** The columns of an export in their order. Dutch headers, which our own import recognises: a round trip loses nothing. */
export const exportColumns = [
  'nummer',
  'soort',
  'naam',
  'voorletters',
  'voornaam',
  'roepnaam',
  'voorvoegsel',
  'achternaam',
  'organisatie',
  'geboortedatum',
  'e-mail',
  'telefoon',
  'website',
  'straat',
  'huisnummer',
  'toevoeging',
  'postcode',
  'plaats',
  'land',
  'gemeente',
  'brin',
  'kvk',
  'rsin',
  'pasnummer',
  'relatietypen',
  'labels',
  'vestiging',
  'bronnen',
  'gewijzigd',
  'afgeschermd',
] as const

/** A column of an own field, under its label: unmistakable also when two fields are called the same, or like a column of ours. */
export type OwnColumn = { readonly key: OwnFieldKey; readonly header: string }

export function ownColumns(fields: readonly Pick<OwnField, 'key' | 'label'>[]): OwnColumn[] {
  const taken = new Set<string>(exportColumns)
  return fields.map(({ key, label }) => {
    let header = label
    for (let number = 2; taken.has(header.toLowerCase()); number += 1) header = `${label} (${number})`
    taken.add(header.toLowerCase())
    return { key, header }
  })
}

export type ExportedRelation = RelationSummary & { readonly golden: Golden }

/** The part of the golden record that leaves in an export. */
type Golden = {
  readonly name?:
    | Readonly<Partial<Record<'initials' | 'firstName' | 'callName' | 'prefix' | 'surname', string | undefined>>>
    | undefined
  readonly organisationName?: string | undefined
  readonly emails?: readonly string[] | undefined
  readonly phones?: readonly { readonly number: string }[] | undefined
  readonly website?: string | undefined
  readonly addresses?:
    | readonly Readonly<
        Partial<
          Record<'use' | 'street' | 'houseNumber' | 'addition' | 'postcode' | 'place' | 'country', string | undefined>
        >
      >[]
    | undefined
  readonly municipality?: string | undefined
  readonly identifiers?: readonly { readonly scheme: string; readonly value: string }[] | undefined
}

const KINDS = { person: 'persoon', organisation: 'organisatie', household: 'huishouden' } as const
/** Several values in one cell, as lists write them. */
const BETWEEN = '; '

/** One relation as a row of text cells; own fields behind the others. */
export function exportRow(relation: ExportedRelation, own: readonly OwnColumn[] = []): string[] {
  const { golden } = relation
  const name = golden.name ?? {}
  const address = golden.addresses?.find(({ use }) => use === 'visit') ?? golden.addresses?.[0] ?? {}
  const cells = [
    relation.id,
    KINDS[relation.kind],
    relation.name,
    name.initials,
    name.firstName,
    name.callName,
    name.prefix,
    name.surname,
    golden.organisationName,
    relation.birthDate,
    golden.emails?.join(BETWEEN),
    golden.phones?.map(({ number }) => number).join(BETWEEN),
    golden.website,
    address.street,
    address.houseNumber,
    address.addition,
    address.postcode,
    address.place,
    address.country,
    golden.municipality,
    ...identifierCells(golden),
    relation.types.join(BETWEEN),
    relation.labels.join(BETWEEN),
    relation.branch,
    relation.sources.join(BETWEEN),
    relation.changedAt,
    Object.keys(relation.limited ?? {}).join(BETWEEN),
    ...own.map(({ key }) => relation.own?.[key]),
  ]
  return cells.map((cell) => cell ?? '')
}

const BRIN = ['brin_location', 'brin'] as const

function identifierCells({ identifiers = [] }: Golden): string[] {
  const of = (schemes: readonly string[]) =>
    schemes
      .map((scheme) => identifiers.filter((identifier) => identifier.scheme === scheme).map(({ value }) => value))
      .find((values) => values.length > 0)
      ?.join(BETWEEN) ?? ''
  return [of(BRIN), of(['kvk']), of(['rsin']), of(['card'])]
}

export { BYTE_ORDER_MARK, csvLine } from '../../../platform/pure/csv.ts'

/** What XML 1.0, and so a spreadsheet file, cannot hold. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/** More does not fit a cell of a spreadsheet. */
const LONGEST_CELL = 32_767

/** A cell of a spreadsheet file: always text, so never a formula, and never more than fits. */
export function sheetCell(text: string): string {
  return text.replace(NOT_IN_XML, '').slice(0, LONGEST_CELL)
}

/** `relaties-2026-03-01.csv` */
export function exportFileName(day: string, format: string): string {
  return `relaties-${day}.${format}`
}
