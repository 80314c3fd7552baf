import { isDeepStrictEqual } from 'node:util'
import type { Import } from '@klantregie/contract'
import { isBalanced } from '../src/modules/identity/imports/import.rules.ts'
import type { ImportingHouse } from '../src/modules/identity/testing/importing.ts'

type Account = {
  readonly done: Import
  /** Rows in the file, the header apart. */
  readonly rows: number
  readonly before: Record<string, string[]>
}

/** Counts again, in the tables themselves, what the import says it did. Answers what does not agree. */
export async function accountFor(house: ImportingHouse, { done, rows, before }: Account): Promise<string[]> {
  const { counts } = done
  if (!counts) return ['an import that is done has no account']
  const stored = counts.new + counts.changed + counts.duplicate
  const found = await countStored(house, done.id)
  const made = counts.new - counts.joined + counts.duplicate
  const compared: [what: string, found: number, expected: number][] = [
    ['rows in the account', counts.rows, rows],
    ['records of the import', found.records, stored],
    ['rows that brought a record', found.rows, stored],
    ['records marked as gone', found.gone, counts.gone],
    ['relations', found.relations, (before['relations.relation']?.length ?? 0) + made],
    ['numbers that are current twice', found.twice, 0],
    ['records without a relation', found.homeless, 0],
    ['rejected rows kept', found.rejected, counts.rejected],
  ]
  const wrong = compared.filter(([, actual, expected]) => actual !== expected)
  return [
    ...(isBalanced(counts) ? [] : ['the account does not balance']),
    ...wrong.map(([what, actual, expected]) => `${what}: ${actual} instead of ${expected}`),
  ]
}

type Stored = Readonly<Record<'records' | 'rows' | 'gone' | 'relations' | 'twice' | 'homeless' | 'rejected', number>>

async function countStored(house: ImportingHouse, importId: string): Promise<Stored> {
  const rows = (await house.query(
    `select
       (select count(*) from identity.source_record where import_id = $1) as records,
       (select count(distinct row_number) from identity.source_record where import_id = $1) as rows,
       (select count(*) from identity.source_record where gone_import_id = $1) as gone,
       (select count(*) from relations.relation) as relations,
       (select count(*) from (select from identity.source_record where superseded_by is null
         group by source_id, object_type, external_id having count(*) > 1) twice) as twice,
       (select count(*) from identity.source_record s where s.import_id = $1
         and not exists (select from relations.relation r where r.id = s.relation_id)) as homeless,
       (select count(*) from identity.import_row where import_id = $1 and outcome = 'rejected') as rejected`,
    [importId],
  )) as [Stored]
  return rows[0]
}

/** Tables whose rows are not exactly what they were, with one row of the difference. */
export function differences(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return Object.keys({ ...before, ...after })
    .filter((table) => !isDeepStrictEqual(before[table], after[table]))
    .map((table) => {
      const [had, has] = [new Set(before[table]), new Set(after[table])]
      const lost = [...had].find((row) => !has.has(row))
      const extra = [...has].find((row) => !had.has(row))
      return `after undo ${table} differs (${had.size} → ${has.size} rows): lost ${lost ?? '–'}; extra ${extra ?? '–'}`
    })
}
