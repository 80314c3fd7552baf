import type { ColumnMapping } from '@klantregie/contract'
import { defaultFileLimits } from '../files/file-limits.rules.ts'
import type { TableChoice } from '../files/file-table.ts'
import { openTable } from '../files/open-table.ts'
import { compileMapping } from '../mapping/build-record.rules.ts'
import type { MappedRow } from '../mapping/build-record.rules.ts'
import { featuresOf } from './features.rules.ts'
import type { Features } from './features.rules.ts'

export type LinkRowsRequest = {
  readonly path: string
  readonly choice: TableChoice
  readonly columns: readonly ColumnMapping[]
  readonly kind: 'person' | 'organisation'
  /** ISO day. */
  readonly today: string
  /** Before the row number, for rows without a key. */
  readonly fileName: string
  /** Which part of the rows this process maps, when several read the same file side by side. */
  readonly share: { readonly index: number; readonly of: number }
}

/** A record's id and features; null features for a row that says nothing about anybody. */
export type LinkedRow = readonly [id: string, features: Features | null]

/** Processes that share a file take turns by this many rows. */
const ROWS_PER_TURN = 500
const ROWS_PER_FRAME = 1000

/** Reads a list as an import does and gives what the engine compares. A contact person of a row is `ID/contact`. */
export async function* linkRows(request: LinkRowsRequest): AsyncGenerator<readonly LinkedRow[]> {
  const { share, fileName } = request
  const map = compileMapping(request.columns, { kind: request.kind, today: request.today, country: 'NL' })
  let frame: LinkedRow[] = []
  let index = 0
  for await (const batch of openTable(request.path, request.choice, defaultFileLimits)) {
    for (const row of batch) {
      const turn = Math.floor(index / ROWS_PER_TURN) % share.of
      index += 1
      if (turn === share.index) addRow(frame, map(row.cells), `${fileName}#${row.rowNumber}`)
    }
    if (frame.length < ROWS_PER_FRAME) continue
    yield frame
    frame = []
  }
  if (frame.length > 0) yield frame
}

function addRow(frame: LinkedRow[], mapped: MappedRow, fallbackId: string): void {
  const id = mapped.externalId ?? fallbackId
  const { record } = mapped
  if (record === null) {
    frame.push([id, null])
    return
  }
  const contacts = mapped.satellites
    .filter(({ objectType }) => objectType === 'contact')
    .map((contact) => contact.record)
  frame.push([id, featuresOf(record, { contacts })])
  for (const contact of contacts) frame.push([`${id}/contact`, featuresOf(contact, { employer: record })])
}
