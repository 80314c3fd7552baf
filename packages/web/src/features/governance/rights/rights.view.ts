import type {
  DomainRights,
  EffectiveRights,
  FieldAccess,
  FieldLimit,
  RightKind,
  RightsCell,
  RightsEffect,
  RightsMatrix,
  RightsSubject,
} from '@klantregie/contract'

/** The four rights in the order in which one presupposes the other. */
export const rightKinds = ['see', 'change', 'export', 'delete'] as const satisfies readonly RightKind[]
export const fieldAccesses = ['hidden', 'masked', 'read', 'change'] as const satisfies readonly FieldAccess[]

export interface CellPlace {
  readonly domainId: string
  readonly subject: RightsSubject
}

export const NO_CELL: RightsCell = { rights: { see: false, change: false, export: false, delete: false }, limits: [] }

function isSamePlace(one: CellPlace, other: CellPlace): boolean {
  return (
    one.domainId === other.domainId && one.subject.kind === other.subject.kind && one.subject.key === other.subject.key
  )
}

/** What stands in one cell of the matrix; nothing when nothing was given. */
export function cellAt(matrix: RightsMatrix, place: CellPlace): RightsCell {
  const cell = matrix.cells.find((one) => isSamePlace(one, place))
  return cell ? { rights: cell.rights, limits: cell.limits } : NO_CELL
}

/**
 * A right on or off, with what it presupposes: who may change must be able to see; who cannot see can do nothing, and no
 * field has to be limited then.
 */
export function withRight({ rights, limits }: RightsCell, right: RightKind, isOn: boolean): RightsCell {
  const next = { ...rights, [right]: isOn }
  const see = isOn || (right === 'see' ? false : next.see)
  const change = see && (next.change || (isOn && right === 'delete'))
  const whole: DomainRights = { see, change, export: see && next.export, delete: change && next.delete }
  return { rights: whole, limits: see ? limits : [] }
}

/** A field as it is left to the subject; `change` is no limit. */
export function withLimit(cell: RightsCell, field: string, access: FieldAccess): RightsCell {
  return withField(cell, { field, access }, access !== 'change')
}

/** Special data as it is given to the subject; that it is hidden goes without saying. */
export function withSpecial(cell: RightsCell, field: string, access: FieldAccess): RightsCell {
  return withField(cell, { field, access }, access !== 'hidden')
}

function withField({ rights, limits }: RightsCell, { field, access }: FieldLimit, isKept: boolean): RightsCell {
  const others = limits.filter((limit) => limit.field !== field)
  return { rights, limits: isKept ? [...others, { field, access }] : others }
}

/** How many ordinary fields are limited in a cell, and how many fields of special data were given. */
export function countFields(
  { limits }: RightsCell,
  matrix: Pick<RightsMatrix, 'fields'>,
): { limited: number; special: number } {
  const special = new Set(matrix.fields.filter(({ isSpecial }) => isSpecial).map(({ key }) => key))
  const given = limits.filter(({ field }) => special.has(field)).length
  return { limited: limits.length - given, special: given }
}

export function isSameCell(one: RightsCell, other: RightsCell): boolean {
  return keyOf(one) === keyOf(other)
}

function keyOf({ rights, limits }: RightsCell): string {
  const fields = limits.map(({ field, access }) => `${field} ${access}`).toSorted()
  return JSON.stringify([rightKinds.map((right) => rights[right]), fields])
}

/** All limits there are, in the order of the domains and the subjects: the list below the matrix. */
export interface LimitRow {
  readonly id: string
  readonly place: CellPlace
  readonly field: string
  readonly access: FieldAccess
}

export function limitRows(matrix: RightsMatrix): readonly LimitRow[] {
  return matrix.domains.flatMap(({ id: domainId }) =>
    matrix.subjects.flatMap(({ kind, key }) => {
      const place = { domainId, subject: { kind, key } }
      return cellAt(matrix, place).limits.map(({ field, access }) => ({
        id: [domainId, kind, key, field].join(' '),
        place,
        field,
        access,
      }))
    }),
  )
}

/** Whether a change would be noticed by anybody. */
export function hasEffect({ rights, fields }: RightsEffect): boolean {
  return fields.length > 0 || rights.some(({ gains, loses }) => gains.colleagues + loses.colleagues > 0)
}

/** One line of the report: somebody in one domain. */
export interface EffectiveRow {
  readonly id: string
  readonly person: EffectiveRights
  readonly domain: EffectiveRights['domains'][number]
}

export function effectiveRows(
  items: readonly EffectiveRights[],
  { domainId, userId }: { readonly domainId: string | undefined; readonly userId: string | undefined },
): readonly EffectiveRow[] {
  return items
    .filter((person) => userId === undefined || person.id === userId)
    .flatMap((person) =>
      person.domains
        .filter((domain) => domainId === undefined || domain.domainId === domainId)
        .map((domain) => ({ id: `${person.id} ${domain.domainId}`, person, domain })),
    )
}

/** The cell to which an arrow key leads in a matrix of this size; null for other keys and at the edge. */
export function cellAfter(
  key: string,
  { row, column }: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number },
): { readonly row: number; readonly column: number } | null {
  const next = { row: row + (ROW_STEPS[key] ?? 0), column: columnAfter(key, column, size.columns) }
  if (next.row === row && next.column === column) return null
  return isWithin(next.row, size.rows) && isWithin(next.column, size.columns) ? next : null
}

function columnAfter(key: string, column: number, count: number): number {
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : column + (COLUMN_STEPS[key] ?? 0)
}

function isWithin(index: number, count: number): boolean {
  return index >= 0 && index < count
}

const ROW_STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }
const COLUMN_STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 }

/** Whole minutes that are left, at least one while there is any; 0 when it is over. */
export function minutesLeft(until: string, now: Date): number {
  return Math.max(0, Math.ceil((new Date(until).getTime() - now.getTime()) / 60_000))
}
