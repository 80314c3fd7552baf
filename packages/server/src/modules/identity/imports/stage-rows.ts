import { hash } from 'node:crypto'
import type {
  ColumnMapping,
  FileRowProblemCode,
  ImportKind,
  OwnField,
  RelationKind,
  RowProblem,
  RowProblemCode,
} from '@klantregie/contract'
import { readOwnText } from '../../governance/index.ts'
import { project } from '../../relations/index.ts'
import { defaultFileLimits } from '../files/file-limits.rules.ts'
import type { FileRow, FileRowProblem, TableChoice } from '../files/file-table.ts'
import { openTable } from '../files/open-table.ts'
import { compileActivity, type ActivityOptions, type ActivityRow } from '../mapping/build-activity.rules.ts'
import { compileMapping, type LinkEnd, type MappedRow, type OwnReader } from '../mapping/build-record.rules.ts'
import { readReferenceText } from '../mapping/references.rules.ts'
import { CUSTOMER, FACT } from './activity-lines.ts'
import { copyLine, type Line } from './incoming-line.ts'
import { POSITIONS_PER_ROW, stagedIds } from './staged-id.ts'

export type StageRequest = {
  readonly path: string
  readonly choice: TableChoice
  readonly columns: readonly ColumnMapping[]
  readonly kind: ImportKind
  /** Of activity: what a row is when no column says it, and what its cells may name. */
  readonly activity: Pick<ActivityOptions, 'factKind' | 'genres' | 'branches'>
  readonly importId: string
  /** ISO moment; decides the ids together with the import. */
  readonly startedAt: string
  /** ISO day. */
  readonly today: string
  /** The organisation's own fields that columns are mapped to. */
  readonly own: readonly Pick<OwnField, 'key' | 'dataType' | 'limits' | 'choices'>[]
  /** Which part of the rows this process maps, when several read the same file side by side. */
  readonly share: { readonly index: number; readonly of: number }
}

/** A piece of COPY text and how many rows of the file it holds. */
export type StageFrame = { readonly rows: number; readonly text: string }

/** Processes that share a file take turns by this many rows. */
const ROWS_PER_TURN = 500

/** Pieces of this many characters keep the pipe busy without piling up. */
const FRAME_CHARACTERS = 512 * 1024

/** Runs in the reading process: every row of the file becomes a line of COPY text, mapped, normalised and projected. */
export async function* stageRows(request: StageRequest): AsyncGenerator<StageFrame> {
  const line = lineMaker(request)
  // From one, so that "after position 0" is everything.
  let index = 0
  let text = ''
  let rows = 0
  for await (const batch of openTable(request.path, request.choice, defaultFileLimits)) {
    for (const row of batch) {
      index += 1
      if (Math.floor(index / ROWS_PER_TURN) % request.share.of !== request.share.index) continue
      text += line(row, index * POSITIONS_PER_ROW)
      rows += 1
    }
    if (text.length >= FRAME_CHARACTERS) {
      yield { rows, text }
      text = ''
      rows = 0
    }
  }
  if (rows > 0) yield { rows, text }
}

type LineMaker = (row: FileRow, position: number) => string

function lineMaker(request: StageRequest): LineMaker {
  return request.kind === 'activity' ? activityLines(request) : relationLines(request, request.kind)
}

function ownReaders(request: StageRequest): Map<OwnField['key'], OwnReader> {
  return new Map(
    request.own.map((field) => {
      const read: OwnReader =
        field.dataType === 'reference' ? readReferenceText : (text, context) => readOwnText(field, text, context)
      return [field.key, read] as const
    }),
  )
}

function relationLines(request: StageRequest, kind: RelationKind & ImportKind): LineMaker {
  const own = ownReaders(request)
  const build = compileMapping(request.columns, { kind, today: request.today, country: 'NL', own })
  const ids = stagedIds(request.importId, new Date(request.startedAt))
  const payloadOf = payloadMaker(request.columns)
  return (row, position) => {
    const built = build(row.cells)
    const payload = payloadOf(row.cells)
    const problems = [...(row.problems ?? []).map((problem) => withHeader(problem, request.columns)), ...built.problems]
    // Without a key of its own a row is known by all it says: the same row again is the same record.
    const externalId = built.externalId ?? hash('sha256', payload, 'base64url').slice(0, 24)
    const own: Line = {
      position,
      rowNumber: row.rowNumber,
      objectType: kind,
      externalId,
      payload,
      record: built.record,
      problems,
      isRejected: built.isRejected,
      isMain: true,
      links: linksFrom('row', built, kind, externalId),
    }
    let text = copyLine(own, ids)
    built.satellites.forEach((satellite, place) => {
      const line: Line = {
        position: position + place + 1,
        rowNumber: row.rowNumber,
        objectType: satellite.objectType,
        externalId: satellite.externalId ?? `${externalId}/${satellite.objectType}`,
        payload: JSON.stringify(satellite.record),
        record: satellite.record,
        problems: [],
        isRejected: false,
        isMain: satellite.isMain,
        links: linksFrom(place, built, kind, externalId),
      }
      text += copyLine(line, ids)
    })
    return text
  }
}

/** A row of activity: what was done, who did it, and the scan of a ticket. */
function activityLines(request: StageRequest): LineMaker {
  const { columns, today, activity } = request
  const build = compileActivity(columns, { today, country: 'NL', own: ownReaders(request), ...activity })
  const ids = stagedIds(request.importId, new Date(request.startedAt))
  const payloadOf = payloadMaker(activity.factKind === 'loan' ? columns.filter(isFitForLoans) : columns)
  return (row, position) => {
    const built = build(row.cells)
    const payload = built.isUnfit ? '{}' : payloadOf(row.cells)
    const problems = [...(row.problems ?? []).map((problem) => withHeader(problem, columns)), ...built.problems]
    const base = { rowNumber: row.rowNumber, isMain: true, links: [], record: null, problems: [], isRejected: false }
    const name = built.person && project(built.person.record).displayName
    const { fact, attendance, key, reversesKey } = built
    let text = copyLine(
      {
        ...base,
        position,
        objectType: FACT,
        externalId: key,
        payload,
        problems,
        isRejected: built.isRejected,
        fact: fact && { ...fact, reverses: reversesKey },
        name,
      },
      ids,
    )
    if (fact !== null && built.person !== null) text += copyLine(customerLine(built.person, base, position + 1), ids)
    if (attendance !== null) {
      const scan = { ...attendance, reverses: null }
      const line = {
        ...base,
        position: position + 2,
        objectType: FACT,
        externalId: key,
        payload: '{}',
        fact: scan,
        name,
      }
      text += copyLine(line, ids)
    }
    return text
  }
}

type Common = Pick<Line, 'rowNumber' | 'isMain' | 'links' | 'problems' | 'isRejected'>

function customerLine({ key, record }: NonNullable<ActivityRow['person']>, base: Common, position: number): Line {
  return { ...base, position, objectType: CUSTOMER, externalId: key, payload: JSON.stringify(record), record }
}

/** Of loans nothing is kept that could be a title. */
const isFitForLoans = ({ target }: ColumnMapping): boolean => target !== 'keep' && target !== 'genre'

/** Between the parts of a link as text; never in a name or number. */
export const LINK_SEPARATOR = '\u001f'

/** The links that start at one end, as `type, object type, external id` of the other end. */
function linksFrom(end: LinkEnd, built: MappedRow, kind: RelationKind, externalId: string): string[] {
  return built.links
    .filter((link) => link.from === end)
    .map(({ type, to }) => {
      const satellite = to === 'row' ? undefined : built.satellites[to]
      const other = satellite
        ? [satellite.objectType, satellite.externalId ?? `${externalId}/${satellite.objectType}`]
        : [kind, externalId]
      return [type, ...other].join(LINK_SEPARATOR)
    })
}

/** The row as it came, column by column, without columns that may not be kept (D6). */
function payloadMaker(columns: readonly ColumnMapping[]): (cells: readonly string[]) => string {
  const kept = columns
    .filter(({ target }) => target !== 'skip')
    .map(({ column, header }) => ({ column, key: JSON.stringify(header) }))
  return (cells) => {
    let json = '{'
    for (const { column, key } of kept) {
      const cell = cells[column]
      if (cell === undefined || cell === '') continue
      json += `${json.length > 1 ? ',' : ''}${key}:${JSON.stringify(cell)}`
    }
    return `${json}}`
  }
}

/** What is said of what is wrong with a row as it stands in the file; the reader of files has more words for it. */
const SAID_AS: Readonly<Record<FileRowProblemCode, RowProblemCode>> = {
  'row.too_few_cells': 'row.too_few_cells',
  'row.too_many_cells': 'row.too_many_cells',
  'row.unclosed_quote': 'row.unreadable',
  'row.unreadable': 'row.unreadable',
  'value.formula_error': 'value.formula_error',
  'value.formula_without_result': 'value.formula_error',
  'value.impossible_date': 'value.date_impossible',
}

function withHeader({ code, column }: FileRowProblem, columns: readonly ColumnMapping[]): RowProblem {
  const header = column === undefined ? undefined : columns.find((one) => one.column === column)?.header
  return { code: SAID_AS[code], ...(header !== undefined && { header }) }
}
