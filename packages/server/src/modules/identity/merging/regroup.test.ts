import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { addInteraction } from '../../activity/index.ts'
import { others } from '../testing/grouping.ts'
import { peopleOf } from '../testing/people.ts'
import { columnsToRegroup } from './regroup.rules.ts'

const app = await testApp()
const people = peopleOf(app)
const manager = app.as('relation_manager')
const columns = columnsToRegroup(others.personalData())

test('every column that keeps where a row came in is declared, and cannot be empty', async () => {
  const known = await app.query(
    `select n.nspname || '.' || c.relname as table, a.attname as origin, a.attnotnull as is_filled
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attname like 'origin\\_%' and n.nspname not like 'pg%' order by 1, 2`,
  )
  const declared = columns.map(({ table, origin }) => ({ table, origin, is_filled: true }))
  expect(known).toEqual(declared.toSorted((a, b) => (`${a.table} ${a.origin}` < `${b.table} ${b.origin}` ? -1 : 1)))
})

test('a merge takes along the rows of every table that is declared to move, and an undo brings every one of them back', async () => {
  const [winner, third, fourth] = [
    await people.add(),
    await people.add({ emails: ['gedeeld@example.org'] }),
    await people.add({ emails: ['ook@example.org'] }),
  ]
  // Between an older and a younger relation with the same addresses, so that it is the left of one question and the right of another.
  const loser = await people.add({ emails: ['gedeeld@example.org', 'nog@example.org'] })
  await people.add({ emails: ['nog@example.org'] })
  const [type] = (await manager('GET', '/link-types')).json().items
  for (const [from, to] of [
    [loser, third],
    [fourth, loser],
  ])
    await manager('POST', `/relations/${from}/links`, { linkTypeId: type.id, otherId: to, isReversed: false })
  await app.inTransaction((ctx) => addInteraction(ctx, { id: loser, kind: 'note', text: 'Iets' }))

  const request = {
    kind: 'access',
    channel: 'desk',
    receivedOn: '2026-03-02',
    requesterName: 'Zelf',
    relationId: loser,
  }
  const { id: requestId } = (await app.as('privacy_officer')('POST', '/privacy/requests', request)).json()
  await app.query(
    `insert into privacy.kept_data (id, relation_id, origin_relation_id, request_id, fields, article, kept_until, decided_by, decided_at)
     values (gen_random_uuid(), $1, $1, $2, '{name}', 'art. 52 AWR', '2033-12-31', 'Test', now())`,
    [loser, requestId],
  )

  const rowsAt = async (id: string) => {
    const counts: Record<string, number> = {}
    for (const { table, column, origin } of columns) {
      const [row] = await app.query(`select count(*) from ${table} where ${column} = $1 and ${origin} = $2`, [
        id,
        loser,
      ])
      counts[`${table}.${column}`] = Number(row.count)
    }
    return counts
  }
  const before = await rowsAt(loser)
  // A new table that moves needs an example above: without one nothing would be proved about it.
  expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([])
  const { mergeId } = (await manager('POST', '/merges', { winnerId: winner, loserId: loser })).json()
  expect(await rowsAt(winner)).toEqual(before)
  expect(Object.values(await rowsAt(loser)).every((count) => count === 0)).toBe(true)
  await manager('POST', `/merges/${mergeId}/undo`, {})
  expect(await rowsAt(loser)).toEqual(before)
})

test('who is noted about or linked at the moment of a merge is at the relation that stays', async () => {
  const [winner, loser] = [await people.add(), await people.add()]
  const adding = Array.from({ length: 6 }, (_, index) =>
    app.inTransaction((ctx) => addInteraction(ctx, { id: loser, kind: 'note', text: `Tegelijk ${index}` })),
  )
  const merging = manager('POST', '/merges', { winnerId: winner, loserId: loser })
  await Promise.all([...adding, merging])
  const stranded = await app.query('select 1 from activity.interaction where relation_id = $1', [loser])
  expect(stranded).toEqual([])
  const notes = (await manager('GET', `/relations/${winner}/timeline?kind=interaction`)).json().items
  expect(notes).toHaveLength(6)
})
