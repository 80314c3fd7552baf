import { readdirSync } from 'node:fs'
import type { RelationRecord } from '@klantregie/contract'
import { defaultFileLimits } from '../../files/file-limits.rules.ts'
import { inspectTable } from '../../files/inspect-table.ts'
import { proposeMapping } from '../../mapping/columns.rules.ts'
import { featuresOf } from '../features.rules.ts'
import { linkRows } from '../link-rows.ts'
import type { LinkedRow } from '../link-rows.ts'
import { matchTable } from '../match.rules.ts'
import type { MatchOptions, MatchResult } from '../match.rules.ts'
import type { MatchModel } from '../model.rules.ts'
import type { MatchRecord } from '../neighbourhood.rules.ts'
import { RecordTable } from '../record-table.rules.ts'
import { PERSONS_1200 } from './list-files.ts'

export const TODAY = 20_260_101

/** All records of the lists in test-data, in the order of the files. */
export async function readRecords(directory = PERSONS_1200): Promise<MatchRecord[]> {
  const records: MatchRecord[] = []
  const files = readdirSync(directory).filter((file) => file.endsWith('.csv') && !/truth|negatives/.test(file))
  for (const fileName of files.sort()) {
    const path = `${directory}${fileName}`
    const [sheet] = (await inspectTable({ path, fileName }, {}, defaultFileLimits)).sheets
    const columns = proposeMapping(
      sheet!.headers,
      sheet!.sample.map(({ cells }) => cells),
    )
    const isOrganisations = columns.some(({ target }) => target === 'organisation_name')
    const kind = isOrganisations ? 'organisation' : 'person'
    const share = { index: 0, of: 1 }
    const request = { path, fileName, choice: sheet!.choice, columns, kind, today: '2026-01-01', share } as const
    for await (const frame of linkRows(request)) records.push(...frame.flatMap((row) => asRecord(row, fileName)))
  }
  return records
}

const asRecord = ([id, features]: LinkedRow, source: string): MatchRecord[] =>
  features === null ? [] : [{ id, source, features }]

export function matchAll(records: readonly MatchRecord[], options: Partial<MatchOptions> = {}): MatchResult {
  const table = new RecordTable()
  for (const { id, source, features } of records) table.add(id, source, features)
  table.sort()
  return matchTable(table, { today: TODAY, ...options })
}

/** Record id to the id of the first record of its group. */
export function groupsOf({ clusters, matcher }: MatchResult): Map<string, string> {
  const { ids } = matcher.table
  return new Map(ids.map((id, row) => [id, ids[clusters.find(row)] ?? '']))
}

let learned: Promise<MatchModel> | undefined

/** The model of the lists in test-data. */
export const learnedModel = (): Promise<MatchModel> =>
  (learned ??= readRecords().then((records) => matchAll(records).model))

export const recordOf = (id: string, source: string, record: RelationRecord): MatchRecord => ({
  id,
  source,
  features: featuresOf(record),
})
