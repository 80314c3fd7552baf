import { RecordTable } from '../matching/record-table.rules.ts'
import { featuresOfRecord } from './features-of-record.ts'
import type { MatchedRow } from './match-plan.rules.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

/** Records of the database as rows of the engine's table; row numbers are the same in both. */
export class RecordIntake {
  readonly table = new RecordTable()
  readonly rows: MatchedRow[] = []
  /** Rows of a relation, those of a cell. */
  readonly ofRelation = new Map<string, number[]>()
  readonly ofCell = new Map<string, number[]>()

  /** In the order of their ids, which is the order in which the engine keeps its rows. */
  add(records: readonly RecordToMatch[]): void {
    for (const found of records) {
      const { id, cellId, relationId, sourceId, typeIds } = found
      const row = this.rows.length
      this.table.add(id, sourceId, featuresOfRecord(found))
      this.rows.push({ recordId: id, cellId, relationId, sourceId, typeIds })
      append(this.ofRelation, relationId, row)
      append(this.ofCell, cellId, row)
    }
  }
}

function append(map: Map<string, number[]>, key: string, row: number): void {
  const known = map.get(key)
  if (known) known.push(row)
  else map.set(key, [row])
}
