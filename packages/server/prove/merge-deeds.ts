import { sql } from 'kysely'
import { addInteraction } from '../src/modules/activity/index.ts'
import { applyMerges, undoRun } from '../src/modules/identity/merging/merge-run.service.ts'
import { mergeRelations, undoMerge } from '../src/modules/identity/merging/merge.service.ts'
import { splitRelation, undoSplit } from '../src/modules/identity/merging/split.service.ts'
import { CHOSEN_AT_MERGE } from '../src/modules/identity/records/record.queries.ts'
import { changeField } from '../src/modules/identity/records/record.service.ts'
import { others } from '../src/modules/identity/testing/grouping.ts'
import { addLink } from '../src/modules/relations/links/link.service.ts'
import { addRole } from '../src/modules/relations/roles/role.service.ts'
import { getRelationPage } from '../src/modules/relations/index.ts'
import type { Ctx } from '../src/platform/context.ts'
import { newId } from '../src/platform/db/new-id.ts'
import { AppError } from '../src/platform/failure.ts'
import { change, comeIn, importNew, undoImport } from './merge-arrivals.ts'
import { DEEDS, type Deed, type Scene } from './merge-scene.ts'
import { cellOf, labels, type Happening, type Lineage, type World } from './merge-world.ts'

const WEIGHTS: Readonly<Record<Deed, number>> = {
  'come in': 1,
  join: 1,
  import: 2,
  'undo import': 2,
  change: 2,
  merge: 5,
  match: 3,
  split: 4,
  edit: 2,
  note: 1,
  role: 1,
  link: 1,
  undo: 5,
  'undo run': 1,
}
const HAT = DEEDS.flatMap((deed) => Array.from({ length: WEIGHTS[deed] }, () => deed))

/** Answers what was done, or null when there was nothing to do it to. */
type Doing = (scene: Scene) => Promise<string | null>

const DOINGS: Readonly<Record<Deed, Doing>> = {
  'come in': (scene) => comeIn(scene, newId()),
  join: (scene) => comeIn(scene, aRelation(scene)),
  import: importNew,
  'undo import': undoImport,
  change,
  merge,
  match,
  split,
  edit,
  note,
  role,
  link,
  undo: (scene) => {
    const standing = scene.world.happenings.filter((one) => one.isOn)
    return standing.length === 0 ? nothing() : takeBack(scene, scene.random.pick(standing))
  },
  'undo run': takeBackRun,
}

export async function perform(scene: Scene): Promise<void> {
  const deed = scene.random.pick(HAT)
  const said = await DOINGS[deed](scene)
  if (said === null) return
  scene.done.push(`${deed}: ${said}`)
  scene.tally.set(deed, (scene.tally.get(deed) ?? 0) + 1)
}

/** Takes back every merge and split that stands, in random order. */
export async function undoEverything(scene: Scene): Promise<void> {
  for (;;) {
    const standing = scene.world.happenings.filter((one) => one.isOn)
    if (standing.length === 0) return
    scene.done.push(`at last: ${await takeBack(scene, scene.random.pick(standing))}`)
  }
}

const nothing = () => Promise.resolve(null)
const aRelation = ({ random, world }: Scene) => random.pick([...new Set(labels(world).values())].sort())

const FIELDS = ['name', 'emails', 'birthDate', 'website', 'phones'] as const

function twoRelations({ random, world }: Scene): { one: string; other: string } | null {
  const relations = [...new Set(labels(world).values())].sort()
  if (relations.length < 2) return null
  const one = random.pick(relations)
  return { one, other: random.pick(relations.filter((id) => id !== one)) }
}

async function merge(scene: Scene): Promise<string | null> {
  const { ctx, random, world } = scene
  const two = twoRelations(scene)
  if (!two) return null
  const [winner, loser] = [two.one, two.other]
  const choices = FIELDS.filter(() => random.chance(0.3)).map((field) => ({
    field,
    relationId: random.pick([winner, loser]),
  }))
  const { mergeId } = await mergeRelations(ctx, { winnerId: winner, loserId: loser, choices, overrule: true }, others)
  world.happenings.push({ kind: 'merge', id: mergeId, runId: null, winner, loser, isOn: true })
  return `${loser} into ${winner}, choosing ${choices.map(({ field }) => field).join(', ') || 'nothing'}`
}

/** A matching run over some random pairs of cells; what the product lets through is what happened. */
async function match({ ctx, random, world }: Scene): Promise<string> {
  const runId = newId()
  const cells = [...world.cells].sort()
  const merges = Array.from({ length: random.between(1, 4) }, () => ({
    winner: random.pick(cells),
    loser: random.pick(cells),
  }))
    .filter(({ winner, loser }) => winner !== loser)
    .map((pair) => ({ ...pair, score: 0.99, reasons: ['name'] }))
  await applyMerges(ctx, { runId, merges }, others)
  const { rows } = await sql<{ id: string; winner: string; loser: string }>`
    select id, winner_cell_id as winner, loser_cell_id as loser from identity.merge where run_id = ${runId} order by sequence`.execute(
    ctx.tx,
  )
  for (const row of rows) world.happenings.push({ kind: 'merge', runId, isOn: true, ...row })
  return rows.map(({ winner, loser }) => `${loser} into ${winner}`).join(', ')
}

async function split({ ctx, random, world }: Scene): Promise<string | null> {
  const relationOf = labels(world)
  const byRelation = Map.groupBy(world.lineages.values(), (lineage) => relationOf.get(cellOf(world, lineage)) ?? '')
  const [id, together] = random.pick([...byRelation].sort(([left], [right]) => (left < right ? -1 : 1)))
  const leaving = together.filter(() => random.chance(0.5))
  if (leaving.length === 0 || leaving.length === together.length) return null
  const recordIds = await currentIds(ctx, leaving)
  const made = await splitRelation(ctx, { id, recordIds }, others).catch(ifNameless)
  if (made === null) return null
  const { rows } = await sql<{ cell: string; from: string | null }>`
    select cell_id as cell, from_cell_id as "from" from identity.split_cell where split_id = ${made.splitId} order by cell_id`.execute(
    ctx.tx,
  )
  remember(world, { splitId: made.splitId, cells: rows, leaving, together })
  return `${leaving.map(({ key }) => key).join(', ')} out of ${id}`
}

type Taken = {
  readonly splitId: string
  readonly cells: readonly { cell: string; from: string | null }[]
  readonly leaving: readonly Lineage[]
  readonly together: readonly Lineage[]
}

/** Cells of which every record leaves go whole; of others the leaving records go to the cell that was made for them. */
function remember(world: World, { splitId, cells, leaving, together }: Taken): void {
  const staying = new Set(
    together.filter((lineage) => !leaving.includes(lineage)).map((lineage) => cellOf(world, lineage)),
  )
  const expected = new Set(leaving.map((lineage) => cellOf(world, lineage)).filter((cell) => !staying.has(cell)))
  const whole = cells.filter(({ from }) => from === null).map(({ cell }) => cell)
  if (whole.length !== expected.size || !whole.every((cell) => expected.has(cell)))
    throw new Error('Other cells left than should.')
  for (const lineage of leaving) {
    const to = cells.find(({ from }) => from === cellOf(world, lineage))?.cell
    if (to !== undefined) world.lineages.set(lineage.key, { ...lineage, moves: [...lineage.moves, { splitId, to }] })
  }
  for (const { cell } of cells) world.cells.add(cell)
  world.happenings.push({ kind: 'split', id: splitId, cells, isOn: true })
}

function ifNameless(error: unknown): null {
  if (error instanceof AppError && error.code === 'relations.relation_nameless') return null
  throw error
}

async function currentIds(ctx: Ctx, lineages: readonly Lineage[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from identity.source_record where superseded_by is null and object_type <> ${CHOSEN_AT_MERGE}
    and source_id::text || '|' || object_type || '|' || external_id = any(${lineages.map(({ key }) => key)})`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

async function edit(scene: Scene): Promise<string> {
  const { ctx, random, world } = scene
  const id = aRelation(scene)
  const { relation } = await getRelationPage(ctx, id)
  const value = `https://site${random.between(1, 99)}.example`
  const { undo } = await changeField(ctx, { id, change: { field: 'website', value }, expected: relation.website })
  const { rows } = await sql<{ key: string }>`select source_id::text || '|' || object_type || '|' || external_id as key
    from identity.source_record where id = ${undo.recordId}`.execute(ctx.tx)
  const [{ key } = { key: '' }] = rows
  const known = world.lineages.get(key)
  if (known) known.versions += 1
  else world.lineages.set(key, { key, home: id, versions: 1, imports: [], moves: [] })
  world.changed.add(id).add(known?.home ?? id)
  return `${id} says ${value}`
}

async function note(scene: Scene): Promise<string> {
  const id = aRelation(scene)
  await addInteraction(scene.ctx, { id, kind: 'note', text: 'Belde' })
  return addFact(scene, 'activity.interaction', { relation_id: id })
}

async function role(scene: Scene): Promise<string> {
  const id = aRelation(scene)
  await addRole(scene.ctx, { id, typeId: scene.random.pick(scene.world.typeIds) })
  return addFact(scene, 'relations.role', { relation_id: id })
}

async function link(scene: Scene): Promise<string | null> {
  const two = twoRelations(scene)
  if (!two) return null
  const linkTypeId = scene.random.pick(scene.world.linkTypeIds)
  await addLink(scene.ctx, { id: two.one, otherId: two.other, linkTypeId, isReversed: false })
  return addFact(scene, 'relations.link', { from_id: two.one, to_id: two.other })
}

/** The newest row of the table, when it is one that the model does not have yet. */
async function addFact({ ctx, world }: Scene, table: string, ends: Readonly<Record<string, string>>): Promise<string> {
  const known = world.facts.filter((fact) => fact.table === table).map((fact) => fact.id)
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where id <> all(${known}::uuid[])
    ${table === 'relations.role' ? sql`and source_id is null` : sql``}`.execute(ctx.tx)
  for (const { id } of rows) world.facts.push({ table, id, ends })
  for (const cell of Object.values(ends)) world.changed.add(cell)
  return `${table} at ${Object.values(ends).join(' and ')}`
}

async function takeBack({ ctx, random }: Scene, happening: Happening): Promise<string> {
  if (happening.kind === 'merge') await undoMerge(ctx, { id: happening.id, notSame: random.chance(0.3) }, others)
  else await undoSplit(ctx, happening.id, others)
  happening.isOn = false
  return `${happening.kind} ${happening.id}`
}

async function takeBackRun({ ctx, random, world }: Scene): Promise<string | null> {
  const runs = [
    ...new Set(
      world.happenings.flatMap((one) => (one.kind === 'merge' && one.isOn && one.runId !== null ? [one.runId] : [])),
    ),
  ]
  if (runs.length === 0) return null
  const runId = random.pick(runs)
  while ((await undoRun(ctx, { runId, limit: 2 }, others)).undone > 0);
  for (const one of world.happenings) if (one.kind === 'merge' && one.runId === runId) one.isOn = false
  return runId
}
