import { expect, test } from 'vitest'
import { columnsToRegroup } from './regroup.rules.ts'

test('every column that moves is found with the column that keeps where it came in', () => {
  const columns = columnsToRegroup([
    { table: 'a.note', relationColumns: ['relation_id', 'origin_relation_id'], onMerge: 'move' },
    { table: 'a.link', relationColumns: ['from_id', 'to_id', 'origin_from_id', 'origin_to_id'], onMerge: 'keep-both' },
    { table: 'a.token', relationColumns: ['relation_id'], onMerge: 'recompute' },
    { table: 'a.log', relationColumns: ['relation_id'], onMerge: 'stay' },
  ])
  expect(columns).toEqual([
    { table: 'a.note', column: 'relation_id', origin: 'origin_relation_id' },
    { table: 'a.link', column: 'from_id', origin: 'origin_from_id' },
    { table: 'a.link', column: 'to_id', origin: 'origin_to_id' },
  ])
})

test('a table that moves but does not keep where its rows came in is refused: an undo could not find them back', () => {
  expect(() => columnsToRegroup([{ table: 'a.note', relationColumns: ['relation_id'], onMerge: 'move' }])).toThrow(
    'a.note moves on a merge, but has no origin_relation_id.',
  )
})
