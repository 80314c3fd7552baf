import { takeBackWhole } from '../src/modules/identity/imports/undo-import.service.ts'
import { loadRecords } from '../src/modules/identity/index.ts'
import { others } from '../src/modules/identity/testing/grouping.ts'
import { newId } from '../src/platform/db/new-id.ts'
import { importRow } from './merge-import.ts'
import type { Scene } from './merge-scene.ts'
import { cellOf, forgetCell, keyOf, recordOf, type Lineage } from './merge-world.ts'

/** A record of somebody new, or another one of a relation that is there. */
export async function comeIn({ ctx, random, world }: Scene, relationId: string): Promise<string> {
  const [source, externalId] = [random.pick(world.sources), newId()]
  await loadRecords(ctx, [
    {
      source,
      objectType: 'person',
      externalId,
      relationId,
      payload: { nr: externalId },
      record: recordOf(random.between(0, 20)),
      typeIds: [random.pick(world.typeIds)],
      domainId: world.domainId,
      branchId: null,
      recordedAt: ctx.now,
    },
  ])
  const key = keyOf(source.id, 'person', externalId)
  world.cells.add(relationId)
  world.changed.add(relationId)
  world.lineages.set(key, { key, home: relationId, versions: 1, imports: [], moves: [] })
  return `${key} at ${relationId}`
}

/** A later version of a known row. */
export async function change({ ctx, random, world }: Scene): Promise<string | null> {
  const own = [...world.lineages.values()].filter(({ key }) =>
    world.sources.some((source) => key.startsWith(source.id)),
  )
  const lineage = random.pick(own)
  const { importId } = await importRow(ctx, world, { key: lineage.key, record: recordOf(random.between(0, 20)) })
  world.lineages.set(lineage.key, {
    ...lineage,
    versions: lineage.versions + 1,
    imports: [...lineage.imports, importId],
  })
  world.changed.add(cellOf(world, lineage)).add(lineage.home)
  return lineage.key
}

/** A row that nobody knew; with a known pass it joins the relation that carries it. */
export async function importNew({ ctx, random, world }: Scene): Promise<string> {
  const key = keyOf(random.pick(world.sources).id, 'person', newId())
  const { importId, relationId } = await importRow(ctx, world, { key, record: recordOf(random.between(0, 20)) })
  world.cells.add(relationId)
  world.changed.add(relationId)
  world.lineages.set(key, { key, home: relationId, versions: 1, imports: [importId], moves: [] })
  return `${key} at ${relationId}`
}

/** Takes an import back of which the row is still the newest version. */
export async function undoImport({ ctx, random, world }: Scene): Promise<string | null> {
  const imported = [...world.lineages.values()].filter((lineage) => lineage.imports.length > 0)
  if (imported.length === 0) return null
  const lineage = random.pick(imported)
  const importId = lineage.imports.at(-1) ?? ''
  await takeBackWhole(ctx, { importId, others })
  const cell = cellOf(world, lineage)
  const inCell = [...world.lineages.values()].filter((one) => one !== lineage && cellOf(world, one) === cell)
  const isByHand = (one: Lineage) => !world.sources.some((source) => one.key.startsWith(source.id))
  const isAlone = lineage.versions === 1 && inCell.every(isByHand)
  const hasOwn = inCell.length > 0 || world.facts.some(({ ends }) => Object.values(ends).includes(cell))
  if (isAlone && hasOwn) return `${lineage.key}, which stays with what it has got`
  if (lineage.versions > 1)
    world.lineages.set(lineage.key, {
      ...lineage,
      versions: lineage.versions - 1,
      imports: lineage.imports.slice(0, -1),
    })
  else world.lineages.delete(lineage.key)
  if (isAlone) forgetCell(world, cell)
  return `${lineage.key} ${isAlone ? 'with its relation' : ''}`
}
