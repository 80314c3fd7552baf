import { sql } from 'kysely'
import { recomputeRelations } from '../src/modules/identity/index.ts'
import { CHOSEN_AT_MERGE } from '../src/modules/identity/records/record.queries.ts'
import type { Ctx } from '../src/platform/context.ts'
import { cellOf, keyOf, labels, type World } from './merge-world.ts'

/** Everything in which the database and the model disagree. At the end values are compared too. */
export async function differencesWithModel(ctx: Ctx, world: World, { isEnd = false } = {}): Promise<string[]> {
  const relationOf = labels(world)
  const found = [
    ...(await ofRelations(ctx, relationOf)),
    ...(await ofRecords(ctx, world, relationOf)),
    ...(await ofFacts(ctx, world, relationOf)),
    ...(await ofStatedRoles(ctx, relationOf)),
    ...(await ofChoices(ctx, world, relationOf)),
    ...(await ofHidden(ctx)),
  ]
  return isEnd ? [...found, ...(await ofValues(ctx)), ...(await ofBase(ctx, world))] : found
}

type Relations = ReadonlyMap<string, string>

async function ofRelations(ctx: Ctx, relationOf: Relations): Promise<string[]> {
  const { rows } = await sql<{
    id: string
    relation: string
  }>`select id, coalesce(merged_into_id, id) as relation from relations.relation`.execute(ctx.tx)
  const wrong = rows.filter(({ id, relation }) => relationOf.get(id) !== relation)
  return [
    ...wrong.map(({ id, relation }) => `${id} belongs to ${relation} instead of ${relationOf.get(id) ?? 'nothing'}`),
    ...(rows.length === relationOf.size ? [] : [`${rows.length} relations instead of ${relationOf.size}`]),
  ]
}

async function ofRecords(ctx: Ctx, world: World, relationOf: Relations): Promise<string[]> {
  const { rows } = await sql<{
    source_id: string
    object_type: string
    external_id: string
    version: number
    cell: string
    relation: string
  }>`select source_id, object_type, external_id, version, origin_relation_id as cell, relation_id as relation from identity.source_record
    where object_type <> ${CHOSEN_AT_MERGE}`.execute(ctx.tx)
  const expected = [...world.lineages.values()].reduce((sum, lineage) => sum + lineage.versions, 0)
  const wrong = rows.flatMap((row) => {
    const key = keyOf(row.source_id, row.object_type, row.external_id)
    const lineage = world.lineages.get(key)
    const cell = lineage && cellOf(world, lineage)
    if (cell !== row.cell) return [`record ${key} v${row.version} is in cell ${row.cell} instead of ${cell ?? 'none'}`]
    const relation = relationOf.get(row.cell)
    return relation === row.relation
      ? []
      : [`record ${key} v${row.version} is at ${row.relation} instead of ${relation ?? 'nowhere'}`]
  })
  return rows.length === expected ? wrong : [...wrong, `${rows.length} records instead of ${expected}`]
}

const ENDS: Readonly<Record<string, readonly string[]>> = {
  'activity.interaction': ['relation_id'],
  'relations.role': ['relation_id'],
  'relations.link': ['from_id', 'to_id'],
}
const GIVEN_BY_HAND: Readonly<Record<string, string>> = { 'relations.role': 'source_id is null' }

async function ofFacts(ctx: Ctx, world: World, relationOf: Relations): Promise<string[]> {
  const problems: string[] = []
  for (const [table, columns] of Object.entries(ENDS)) {
    const { rows } = await sql<Record<string, string>>`select * from ${sql.table(table)}
      where ${sql.raw(GIVEN_BY_HAND[table] ?? 'true')}`.execute(ctx.tx)
    const known = new Map(world.facts.filter((fact) => fact.table === table).map((fact) => [fact.id, fact]))
    if (rows.length !== known.size) problems.push(`${table} has ${rows.length} rows instead of ${known.size}`)
    for (const row of rows) {
      const ends = known.get(row['id'] ?? '')?.ends ?? {}
      problems.push(...columns.flatMap((column) => ofEnd({ table, row, column, cell: ends[column] ?? '' }, relationOf)))
    }
  }
  return problems
}

type End = {
  readonly table: string
  readonly row: Readonly<Record<string, string>>
  readonly column: string
  /** Where the model says that it came in. */
  readonly cell: string
}

function ofEnd({ table, row, column, cell }: End, relationOf: Relations): string[] {
  const what = `${table}.${column} of ${row['id'] ?? ''}`
  if (cell !== row[`origin_${column}`]) return [`${what} came in elsewhere`]
  return relationOf.get(cell) === row[column] ? [] : [`${what} is at the wrong relation`]
}

async function ofStatedRoles(ctx: Ctx, relationOf: Relations): Promise<string[]> {
  const { rows } = await sql<{ id: string; cell: string; relation: string; stated: string | null }>`
    select r.id, r.origin_relation_id as cell, r.relation_id as relation, s.origin_relation_id as stated
    from relations.role r left join (
      select platform.named_id(s.source_id::text || '|' || s.object_type || '|' || s.external_id || '|' || t.type_id::text) as id, s.origin_relation_id
      from identity.source_record s, unnest(s.type_ids) t(type_id) where s.superseded_by is null
    ) s on s.id = r.id where r.source_id is not null`.execute(ctx.tx)
  return rows
    .filter(({ cell, relation, stated }) => cell !== stated || relationOf.get(cell) !== relation)
    .map(({ id }) => `stated role ${id} is not with its record`)
}

/** What was chosen at a merge counts as long as the two are one because of it. */
async function ofChoices(ctx: Ctx, world: World, relationOf: Relations): Promise<string[]> {
  const { rows } = await sql<{ id: string; counts: boolean }>`select m.id, r.superseded_by is null as counts
    from identity.merge m join identity.source_record r on r.id = m.choice_record_id`.execute(ctx.tx)
  return rows
    .filter(({ id, counts }) => {
      const made = world.happenings.find((one) => one.kind === 'merge' && one.id === id)
      const isOne = made?.kind === 'merge' && made.isOn && relationOf.get(made.winner) === relationOf.get(made.loser)
      return counts !== isOne
    })
    .map(({ id, counts }) => `the choices of merge ${id} ${counts ? 'count' : 'do not count'}`)
}

/** What was merged away is not found by anything. */
async function ofHidden(ctx: Ctx): Promise<string[]> {
  const problems: string[] = []
  for (const table of ['search_token', 'contact_point', 'identifier']) {
    const { rows } =
      await sql`select from ${sql.table(`relations.${table}`)} t join relations.relation r on r.id = t.relation_id
      where r.merged_into_id is not null limit 1`.execute(ctx.tx)
    if (rows.length > 0) problems.push(`relations.${table} still finds what was merged away`)
  }
  return problems
}

const COMPUTED = [
  'relations.relation',
  'relations.role',
  'relations.search_token',
  'relations.contact_point',
  'relations.identifier',
  'relations.search_word',
]

/** Whatever order things were done and undone in, values are what computing them from the records gives. */
async function ofValues(ctx: Ctx): Promise<string[]> {
  const before = await contentsOf(ctx, COMPUTED)
  const { rows } = await sql<{ id: string }>`select id from relations.relation where merged_into_id is null`.execute(
    ctx.tx,
  )
  await recomputeRelations(
    ctx,
    rows.map((row) => row.id),
  )
  const after = await contentsOf(ctx, COMPUTED)
  return COMPUTED.filter((table) => before.get(table) !== after.get(table)).map(
    (table) => `${table} is not what it would be`,
  )
}

async function contentsOf(ctx: Ctx, tables: readonly string[]): Promise<Map<string, string>> {
  const contents = new Map<string, string>()
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t order by 1`.execute(
      ctx.tx,
    )
    contents.set(table, rows.map(({ row }) => row).join('\n'))
  }
  return contents
}

/** Relations to which nothing came are, byte for byte, what they were before anything happened. */
async function ofBase(ctx: Ctx, world: World): Promise<string[]> {
  const { rows } = await sql<{ id: string; row: string }>`select id, r::text as row from relations.relation r`.execute(
    ctx.tx,
  )
  return rows
    .filter(({ id, row }) => world.base.has(id) && !world.changed.has(id) && world.base.get(id) !== row)
    .map(({ id, row }) => `relation ${id} was ${world.base.get(id) ?? ''} and is ${row}`)
}
