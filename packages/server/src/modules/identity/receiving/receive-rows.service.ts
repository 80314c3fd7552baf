import { hash } from 'node:crypto'
import { dutchDay } from '@klantregie/contract'
import type { ColumnMapping, OwnField, RelationRecord, RowProblem } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { readOwnText } from '../../governance/index.ts'
import { findForgottenAmong, forgottenKeys, hasForgotten, recordImportedConsents } from '../../privacy/index.ts'
import { project } from '../../relations/index.ts'
import { fillableFields } from '../imports/own-columns.service.ts'
import { compileMapping, type OwnReader, type RowMapper } from '../mapping/build-record.rules.ts'
import { keepKeys } from '../matching-runs/match-keys.service.ts'
import { loadRecords, type OpenedSource } from '../records/bulk-load.service.ts'
import { recomputeRelations } from '../records/golden.service.ts'
import * as received from './received-rows.queries.ts'
import { saysConsent } from '../mapping/consent-columns.rules.ts'

/** What another system says about somebody: texts by header, as the row of a list. */
export type ReceivedRow = received.RecordKey & {
  readonly cells: Readonly<Record<string, string>>
  /** It was made nameless there: nothing of what was said stays here either. */
  readonly isErased?: boolean
}

export type Reception = {
  readonly source: OpenedSource
  /** The delivery: records carry it as they carry the import of a list. */
  readonly deliveryId: string
  readonly columns: readonly Pick<ColumnMapping, 'header' | 'target' | 'dateOrder'>[]
  readonly typeIds: readonly string[]
  readonly domainId: string
  readonly branchId: string | null
  /** The organisation's hash of what somebody was known by, to know again who asked to be forgotten. */
  readonly hashOf: (key: string) => string
}

/** `forgotten`: asked to be; `no_name`: nothing says who it is. Of both nothing is kept. */
export type Received =
  | {
      readonly outcome: 'new' | 'changed' | 'same'
      readonly cellId: string
      readonly relationId: string
      readonly problems: readonly RowProblem[]
    }
  | { readonly outcome: 'refused'; readonly reason: 'forgotten' | 'no_name' }

export const keyOfRow = ({ objectType, externalId }: received.RecordKey): string => `${objectType} ${externalId}`

/**
 * Takes in rows of another system, some thousands at most, in the transaction of the caller: each becomes a record of its source, through
 * the same mapping, keys and golden values as the rows of a list. The same row again is the same; a row that says something else is a new
 * version; a new one joins the relation that carries its identifier, else it is a relation of its own and, where it resembles another, a
 * question. Of rows with one key the last counts. Answers what became of each, by `keyOfRow`.
 */
export async function receiveRows(
  ctx: Ctx,
  reception: Reception,
  rows: readonly ReceivedRow[],
): Promise<Map<string, Received>> {
  const read = await readerOf(ctx, reception)
  const wanted = [...new Map(rows.map((row) => [keyOfRow(row), row])).values()]
  const known = new Map(
    (await received.findKnown(ctx, reception.source.id, wanted, { forUpdate: true })).map((one) => [
      keyOfRow(one),
      one,
    ]),
  )
  const answers = new Map<string, Received>()
  const changed: received.NewVersion[] = []
  const fresh: Fresh[] = []
  for (const row of wanted) {
    const key = keyOfRow(row)
    const before = known.get(key)
    const said = read(row)
    if (said === null) answers.set(key, { outcome: 'refused', reason: 'no_name' })
    else if (before === undefined) fresh.push({ key, row, said })
    else if (before.hash === said.hash) answers.set(key, answerOf('same', before, said))
    else {
      changed.push({ id: received.newId(), known: before, ...versionOf(reception, said) })
      answers.set(key, answerOf('changed', before, said))
    }
  }
  const recordIds = await storeNew(ctx, reception, { fresh, answers })
  await storeChanged(ctx, reception, changed)
  const erased = wanted.filter((row) => row.isErased === true && answers.get(keyOfRow(row))?.outcome === 'changed')
  await received.removeEarlierVersions(ctx, reception.source.id, erased)
  const touched = [...recordIds, ...changed.map(({ id }) => id)]
  await keepKeys(ctx, touched)
  if (saysConsent(reception.columns) && touched.length > 0)
    await recordImportedConsents(ctx, reception.deliveryId, received.consentsStated(touched, reception.source.id))
  return answers
}

/** Where the records of these keys stand, of those that are known. */
export async function cellsOfRows(
  ctx: Ctx,
  sourceId: string,
  keys: readonly received.RecordKey[],
): Promise<Map<string, string>> {
  return new Map((await received.findKnown(ctx, sourceId, keys)).map((one) => [keyOfRow(one), one.cellId]))
}

/** Of whom these keys are now. */
export async function relationsOfRows(
  ctx: Ctx,
  sourceId: string,
  keys: readonly received.RecordKey[],
): Promise<Map<string, string>> {
  return new Map((await received.findKnown(ctx, sourceId, keys)).map((one) => [keyOfRow(one), one.relationId]))
}

type Said = {
  readonly record: RelationRecord
  readonly payload: string
  readonly hash: string
  readonly problems: readonly RowProblem[]
}
type Fresh = { readonly key: string; readonly row: ReceivedRow; readonly said: Said }

const answerOf = (
  outcome: 'new' | 'changed' | 'same',
  { cellId, relationId }: { readonly cellId: string; readonly relationId: string },
  { problems }: Said,
): Received => ({ outcome, cellId, relationId, problems })

const versionOf = ({ typeIds, domainId, branchId, deliveryId }: Reception, { record, payload, hash: said }: Said) => ({
  record,
  payload,
  hash: said,
  typeIds,
  domainId,
  branchId,
  importId: deliveryId,
})

/** Null: nothing in the row says who it is about. */
async function readerOf(ctx: Ctx, { columns }: Reception): Promise<(row: ReceivedRow) => Said | null> {
  const headers = columns.map(({ header }) => header)
  const map = compileMapping(
    columns.map((column, index) => ({ ...column, column: index })),
    {
      kind: 'person',
      today: dutchDay(ctx.now),
      country: 'NL',
      own: ownReaders(await fillableFields(ctx)),
    },
  )
  const kept = new Set(columns.filter(({ target }) => target !== 'skip').map(({ header }) => header))
  return (row) => (row.isErased === true ? NAMELESS : saidBy(map, { row, headers, kept }))
}

/** A record of which its source says no more than that it was there. */
const NAMELESS: Said = { record: { kind: 'person' }, payload: '{}', hash: 'nameless', problems: [] }

function saidBy(
  map: RowMapper,
  {
    row,
    headers,
    kept,
  }: { readonly row: ReceivedRow; readonly headers: readonly string[]; readonly kept: ReadonlySet<string> },
): Said | null {
  const { record, problems } = map(headers.map((header) => row.cells[header] ?? ''))
  if (record === null) return null
  // A column that is not mapped is kept, as it is of a list; one that is skipped is not.
  const cells = Object.entries(row.cells).filter(
    ([header, cell]) => cell !== '' && (kept.has(header) || !headers.includes(header)),
  )
  const payload = JSON.stringify(Object.fromEntries(cells))
  return {
    record,
    payload,
    hash: hash('sha256', `${payload}\n${JSON.stringify(record)}`, 'base64url').slice(0, 22),
    problems: problems.map(({ column, ...problem }) => ({ ...problem, header: headers[column ?? -1] ?? '' })),
  }
}

/** A field that refers to a relation needs a whole list to be resolved; from another system it is kept and not understood. */
function ownReaders(fields: readonly OwnField[]): Map<OwnField['key'], OwnReader> {
  return new Map(
    fields
      .filter(({ dataType }) => dataType !== 'reference')
      .map((field): [OwnField['key'], OwnReader] => [field.key, (text, context) => readOwnText(field, text, context)]),
  )
}

async function storeNew(
  ctx: Ctx,
  reception: Reception,
  { fresh, answers }: { readonly fresh: readonly Fresh[]; readonly answers: Map<string, Received> },
): Promise<string[]> {
  const forgotten = await forgottenAmong(ctx, reception, fresh)
  for (const { key } of forgotten) answers.set(key, { outcome: 'refused', reason: 'forgotten' })
  const welcome = fresh.filter((one) => !forgotten.has(one))
  if (welcome.length === 0) return []
  const joined = await received.findByIdentifiers(
    ctx,
    welcome.flatMap(({ said }, position) => project(said.record).identifierKeys.map((key) => ({ position, key }))),
  )
  const items = welcome.map((one, position) => ({ ...one, relationId: joined.get(position) ?? received.newId() }))
  const ids = await loadRecords(
    ctx,
    items.map(({ row, said, relationId }) => ({
      source: reception.source,
      objectType: row.objectType,
      externalId: row.externalId,
      relationId,
      payload: JSON.parse(said.payload) as Record<string, string>,
      hash: said.hash,
      record: said.record,
      typeIds: reception.typeIds,
      domainId: reception.domainId,
      branchId: reception.branchId,
      recordedAt: ctx.now,
      importId: reception.deliveryId,
    })),
  )
  for (const { key, said, relationId } of items)
    answers.set(key, answerOf('new', { cellId: relationId, relationId }, said))
  return ids
}

/** Whoever asked to be forgotten does not come back with another system (docs/decisions/2026-11-erasure-ledger.md). */
async function forgottenAmong(ctx: Ctx, { source, hashOf }: Reception, fresh: readonly Fresh[]): Promise<Set<Fresh>> {
  if (fresh.length === 0 || !(await hasForgotten(ctx))) return new Set()
  const hashes = fresh.map(({ row, said }) =>
    forgottenKeys({ record: said.record, sourceId: source.id, externalId: row.externalId }).map(hashOf),
  )
  const found = await findForgottenAmong(ctx, hashes)
  return new Set(fresh.filter((_, index) => found.has(index)))
}

async function storeChanged(ctx: Ctx, { source }: Reception, changed: readonly received.NewVersion[]): Promise<void> {
  await received.insertVersions(ctx, source.id, changed)
  await recomputeRelations(ctx, [...new Set(changed.map(({ known }) => known.relationId))])
}
