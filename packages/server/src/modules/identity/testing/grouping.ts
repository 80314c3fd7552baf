import type { OtherModules } from '../merging/other-modules.ts'
import { modules } from '../../../app/modules.ts'
import { findHolder } from '../../admin/index.ts'
import { activityIntake, cellsWithFacts, cellsWithInteractions } from '../../activity/index.ts'

/** What the composition gives the identity module, for tests that call its services themselves. */
export const others: OtherModules = {
  ownFacts: [cellsWithInteractions, cellsWithFacts],
  holders: { whoIs: findHolder },
  activity: activityIntake,
  personalData: () => modules.flatMap((module) => module.personalData),
}

type Querying = { readonly query: (text: string, values?: unknown[]) => Promise<unknown[]> }

/**
 * Everything that is known about relations, as text that is equal when it is equal: every table that a module declares to
 * hold something about relations, and what relations are found by, row by row. Left out are the log itself (merges, splits,
 * decisions: an undo adds to it), what an import tells of itself, and of a relation that was merged away everything but
 * where it leads; the cell of a split that was undone is nothing but such a way. Left out as well is what segments keep: marks that
 * something changed, and what is made anew by them.
 */
export async function stateOf(house: Querying): Promise<Record<string, string[]>> {
  const tables = others
    .personalData()
    .filter(({ onMerge, table }) => onMerge !== 'stay' && table !== 'relations.relation')
    .filter(({ table }) => !table.startsWith('segments.'))
    .map(({ table }) => table)
  const result: Record<string, string[]> = {}
  for (const table of [...tables, 'relations.search_word'])
    result[table] = await read(house, `select t::text as row from ${table} t order by 1`)
  result['relations.relation'] = await read(
    house,
    `select t::text as row from relations.relation t where merged_into_id is null
     union all select 'merged ' || id::text || ' into ' || merged_into_id::text from relations.relation m where merged_into_id is not null
       and not exists (select from identity.split_cell c join identity.split s on s.id = c.split_id
         where c.cell_id = m.id and c.from_cell_id is not null and s.undone_at is not null)
     order by 1`,
  )
  return result
}

async function read(house: Querying, text: string): Promise<string[]> {
  return (await house.query(text)).map((row) => (row as { row: string }).row)
}
