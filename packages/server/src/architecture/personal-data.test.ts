import { expect, inject, test } from 'vitest'
import { modules } from '../app/modules.ts'
import { wordOfTable } from '../modules/privacy/erasure/table-words.ts'
import { OURS, list, withCatalogue } from './catalogue.ts'

/** Columns that point at a relation, whether or not a foreign key says so: projections have none, for speed. */
const POINTING = `(a.attname in ('relation_id', 'origin_relation_id', 'left_id', 'right_id', 'resembles_id')
  or exists (select 1 from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and k.confrelid = 'relations.relation'::regclass and a.attnum = any(k.conkey) and a.attname <> 'tenant_id'))`

test('every table that points at a relation says what happens on merge, split, export, erasure and retention', async () => {
  await withCatalogue(inject('connection'), async (pool) => {
    const pointing = await list<{ table: string; column: string }>(
      pool,
      `select n.nspname || '.' || c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where ${OURS} and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype and ${POINTING} order by 1, 2`,
    )
    expect(pointing.length).toBeGreaterThan(8)
    const declared = modules.flatMap((module) =>
      module.personalData.flatMap(({ table, relationColumns }) => relationColumns.map((column) => ({ table, column }))),
    )
    const missing = pointing.filter(
      ({ table, column }) => !declared.some((known) => known.table === table && known.column === column),
    )
    expect(missing).toEqual([])
  })
})

test('a module declares only its own tables', () => {
  const foreign = modules.flatMap((module) =>
    module.personalData.filter(({ table }) => !table.startsWith(`${module.name}.`)),
  )
  expect(foreign).toEqual([])
})

/** Where an erasure counts beside the declared tables (erase.service.ts). */
const COUNTED_ELSEWHERE = [
  'privacy.sign_up',
  'privacy.request',
  'platform.idempotency_key',
  'platform.job',
  'platform.outgoing_mail',
  'platform.audit_detail',
  'platform.file',
  'identity.source_record.payload',
  'identity.match_run.observations',
  'identity.match_model',
]

test.each(['nl', 'en'] as const)(
  'what is erased is told in plain words, not by the name of a table (%s)',
  (language) => {
    const told = [
      ...modules.flatMap(({ personalData }) => personalData.map(({ table }) => table)),
      ...COUNTED_ELSEWHERE,
    ]
    expect(told.filter((table) => wordOfTable(table, language) === null)).toEqual([])
    expect(told.flatMap((table) => wordOfTable(table, language) ?? []).filter((word) => /[_.]/.test(word))).toEqual([])
  },
)
