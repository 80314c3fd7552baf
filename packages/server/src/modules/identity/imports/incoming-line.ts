import { hash } from 'node:crypto'
import type { RelationRecord, RowProblem } from '@klantregie/contract'
import { fold } from '../../../platform/pure/search-text.ts'
import { project } from '../../relations/index.ts'
import type { StagedFact } from '../mapping/staged-fact.rules.ts'
import { copyArray, copyJson, copyValue } from './copy-text.rules.ts'
import type { StagedIds } from './staged-id.ts'

/** One line of what comes in: a row of the file, or what stands beside it. */
export type Line = {
  readonly position: number
  readonly rowNumber: number
  readonly objectType: string
  readonly externalId: string | null
  readonly payload: string
  readonly record: RelationRecord | null
  readonly problems: readonly RowProblem[]
  readonly isRejected: boolean
  readonly isMain: boolean
  readonly links: readonly string[]
  /** Of a line of activity: what was done, instead of a record; null when the line is rejected. */
  readonly fact?: (StagedFact & { readonly reverses: string | null }) | null
  /** Of a line of activity: who did it. */
  readonly name?: string | null
}

const NOTHING = Array.from({ length: 11 }, () => '\\N').join('\t')
const NOTHING_BUT_NAME = Array.from({ length: 10 }, () => '\\N').join('\t')
const NO_LISTS = '{}\t{}\t{}\t{}\t{}'

/** The line as COPY text. */
export function copyLine(line: Line, ids: StagedIds): string {
  const { record } = line
  const payloadText = line.payload.includes('\\u')
    ? line.payload.replace(/\\u0000|\\ud[89a-f][0-9a-f]{2}/gi, '')
    : line.payload
  const said = line.fact ?? record
  const recordText = said === null ? '\\N' : copyJson(said)
  const head = [
    line.position,
    line.rowNumber,
    line.objectType,
    copyValue(line.externalId),
    ids.record(line.position),
    ids.relation(line.position),
    copyValue(payloadText),
    // A change of the mapping is a change of what the row says, so both are in the hash.
    hash('sha256', `${line.payload}\n${recordText}\n${line.links.join()}`, 'base64url').slice(0, 22),
    recordText,
    line.problems.length === 0 ? '\\N' : copyJson(line.problems),
    line.isRejected ? 't' : 'f',
    line.isMain ? 't' : 'f',
  ].join('\t')
  if (line.fact !== undefined) return `${head}\t${copyValue(line.name)}\t${NOTHING_BUT_NAME}\t${NO_LISTS}\n`
  if (record === null) return `${head}\t${NOTHING}\t${NO_LISTS}\n`
  const projection = project(record)
  const { displayName, sortKey, email, phone, street, postcode, place, placeKey, birthDate } = projection
  const branch = record.branch === undefined ? null : fold(record.branch)
  const columns = [
    displayName,
    sortKey,
    email,
    phone,
    street,
    postcode,
    place,
    placeKey,
    birthDate,
    branch,
    projection.searchText,
  ]
    .map(copyValue)
    .join('\t')
  const { tokens, words, contactKeys, identifierKeys } = projection
  return `${head}\t${columns}\t${copyArray(tokens)}\t${copyArray(words)}\t${copyArray(contactKeys)}\t${copyArray(identifierKeys)}\t${copyArray(line.links)}\n`
}
