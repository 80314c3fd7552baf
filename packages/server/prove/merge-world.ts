import type { RelationRecord } from '@klantregie/contract'
import { sql } from 'kysely'
import { findDomains, findLinkTypes, findTypes } from '../src/modules/governance/index.ts'
import { loadRecords, openSources, type OpenedSource } from '../src/modules/identity/index.ts'
import type { Ctx } from '../src/platform/context.ts'
import { newId } from '../src/platform/db/new-id.ts'

/** What happened to the grouping, in the order of doing; undone by switching it off. */
export type Happening =
  | {
      readonly kind: 'merge'
      readonly id: string
      readonly runId: string | null
      readonly winner: string
      readonly loser: string
      isOn: boolean
    }
  | {
      readonly kind: 'split'
      readonly id: string
      /** Taken out; with the cell that each was made from, if it was made. */
      readonly cells: readonly { readonly cell: string; readonly from: string | null }[]
      isOn: boolean
    }

/** A source record whatever its version: where it came in, and the splits that moved it. */
export type Lineage = {
  readonly key: string
  readonly home: string
  versions: number
  /** The imports that brought its versions, oldest first; those that came in otherwise are not among them. */
  readonly imports: readonly string[]
  readonly moves: readonly { readonly splitId: string; readonly to: string }[]
}

/** Something that hangs on one cell, or between two. */
export type Fact = { readonly table: string; readonly id: string; readonly ends: Readonly<Record<string, string>> }

/**
 * What the proof itself knows, kept as simply as can be: who came in where, and what happened since. It knows nothing of
 * how the product finds out.
 */
export type World = {
  readonly sources: readonly OpenedSource[]
  readonly typeIds: readonly string[]
  readonly linkTypeIds: readonly string[]
  readonly domainId: string
  readonly cells: Set<string>
  readonly lineages: Map<string, Lineage>
  readonly facts: Fact[]
  readonly happenings: Happening[]
  /** Cells to which something came, so that they may differ from what they were at the beginning. */
  readonly changed: Set<string>
  /** The rows of the relations at the beginning, by id. */
  readonly base: ReadonlyMap<string, string>
  readonly copy: () => World
}

export const keyOf = (sourceId: string, objectType: string, externalId: string) =>
  `${sourceId}|${objectType}|${externalId}`

const PEOPLE: readonly Partial<RelationRecord>[] = [
  { name: { firstName: 'Anna', surname: 'Berg' }, emails: ['anna@example.org'] },
  { name: { initials: 'A.', surname: 'Berg' }, emails: ['anna@example.org'], website: 'https://berg.example' },
  { name: { firstName: 'Bram', surname: 'Jansen' }, birthDate: '1980-05-03' },
  {
    name: { firstName: 'Bram', surname: 'Janssen' },
    phones: [{ number: '+31612345678', kind: 'mobile', isValid: true }],
  },
  { name: { firstName: 'Chantal', prefix: 'de', surname: 'Wit' }, identifiers: [{ scheme: 'card', value: '1001' }] },
  { name: { surname: 'Wit' }, municipality: 'Gorinchem', emails: ['wit@example.org', 'c@example.org'] },
  {
    name: { firstName: 'Daan', surname: 'Smit' },
    addresses: [{ use: 'visit', street: 'Kade', houseNumber: '3', place: 'Gorinchem' }],
  },
]

export function recordOf(number: number): RelationRecord {
  const person = PEOPLE[number % PEOPLE.length] ?? {}
  return { kind: 'person', ...person, ...(number % 3 === 0 ? { language: 'nl' } : {}) }
}

/** A small house: seven people in two lists. */
export async function makeWorld(ctx: Ctx): Promise<World> {
  const sources = await openSources(ctx, [
    { name: 'Bibliotheek', trust: 60, kind: 'demo' },
    { name: 'Theater', trust: 50, kind: 'demo' },
  ])
  const domains = await findDomains(ctx)
  const types = (await findTypes(ctx)).filter((type) => type.kinds.includes('person'))
  const [domainId = ''] = domains.map((domain) => domain.id)
  const typeIds = types.slice(0, 3).map((type) => type.id)
  const lineages = new Map<string, Lineage>()
  const items = PEOPLE.map((_, number) => {
    const [relationId, source] = [newId(), sources[number % 2]]
    if (!source) throw new Error('There are two sources.')
    const externalId = String(number)
    const key = keyOf(source.id, 'person', externalId)
    lineages.set(key, { key, home: relationId, versions: 1, imports: [], moves: [] })
    return {
      source,
      objectType: 'person',
      externalId,
      relationId,
      payload: { nr: externalId },
      record: recordOf(number),
      typeIds: typeIds.slice(number % 3, (number % 3) + 1),
      domainId,
      branchId: null,
      recordedAt: new Date(Date.UTC(2026, 0, 1 + number)),
    }
  })
  await loadRecords(ctx, items)
  const { rows } = await sql<{ id: string; row: string }>`select id, r::text as row from relations.relation r`.execute(
    ctx.tx,
  )
  return worldOf({
    sources,
    typeIds,
    domainId,
    linkTypeIds: (await findLinkTypes(ctx)).slice(0, 2).map((type) => type.id),
    cells: new Set(items.map((item) => item.relationId)),
    lineages,
    facts: [],
    happenings: [],
    changed: new Set(),
    base: new Map(rows.map(({ id, row }) => [id, row])),
  })
}

function worldOf(known: Omit<World, 'copy'>): World {
  return {
    ...known,
    copy: () =>
      worldOf({
        ...known,
        cells: new Set(known.cells),
        lineages: new Map([...known.lineages].map(([key, lineage]) => [key, { ...lineage }])),
        facts: [...known.facts],
        happenings: known.happenings.map((happening) => ({ ...happening })),
        changed: new Set(known.changed),
      }),
  }
}

/** A cell went with the import that had made it: nothing that was said of it means anything any more. */
export function forgetCell(world: World, cell: string): void {
  for (const [key, lineage] of world.lineages) {
    const isOfIt = lineage.home === cell
    const moves = isOfIt ? [] : lineage.moves.filter((move) => move.to !== cell)
    world.lineages.set(key, { ...lineage, home: isOfIt ? cellOf(world, lineage) : lineage.home, moves })
  }
  const left = world.happenings.flatMap((happening): Happening[] => {
    if (happening.kind === 'merge') return happening.winner === cell || happening.loser === cell ? [] : [happening]
    return [{ ...happening, cells: happening.cells.filter((one) => one.cell !== cell && one.from !== cell) }]
  })
  world.happenings.splice(0, world.happenings.length, ...left)
  world.cells.delete(cell)
}

/** Where a record is now: where the last split that stands put it. */
export function cellOf(world: World, lineage: Lineage): string {
  const standing = new Set(world.happenings.filter((one) => one.isOn).map((one) => one.id))
  return lineage.moves.findLast((move) => standing.has(move.splitId))?.to ?? lineage.home
}

/** The relation of every cell: a label per cell, written over as things happen. */
export function labels(world: World): Map<string, string> {
  const label = new Map([...world.cells].map((cell) => [cell, cell]))
  const paint = (from: string, to: string) => {
    for (const [cell, own] of label) if (own === from) label.set(cell, to)
  }
  for (const happening of world.happenings) {
    if (happening.kind === 'merge') {
      if (happening.isOn) paint(at(label, happening.loser), at(label, happening.winner))
      continue
    }
    for (const { cell, from } of happening.cells) if (from !== null) paint(at(label, cell), at(label, from))
    if (happening.isOn)
      takeOut(
        label,
        happening.cells.map(({ cell }) => cell),
      )
  }
  return label
}

function at(label: ReadonlyMap<string, string>, cell: string): string {
  const found = label.get(cell)
  if (found === undefined) throw new Error(`The model does not know ${cell}.`)
  return found
}

function takeOut(label: Map<string, string>, out: readonly string[]): void {
  for (const relation of new Set(out.map((cell) => at(label, cell)))) {
    const together = [...label].filter(([, own]) => own === relation).map(([cell]) => cell)
    const going = together.filter((cell) => out.includes(cell))
    const staying = together.filter((cell) => !out.includes(cell))
    if (staying.length === 0) continue
    const [renamed, kept] = going.includes(relation) ? [staying, going] : [going, staying]
    const lowest = [...renamed].sort()[0] ?? relation
    for (const cell of renamed) label.set(cell, lowest)
    for (const cell of kept) label.set(cell, relation)
  }
}
