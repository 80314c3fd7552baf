import type { GroupingEvent } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { disclosuresOf, findBelonging, findCells, findSummaries, project, visibleId } from '../../relations/index.ts'
import * as records from '../records/record.queries.ts'
import { getSurvivorship } from '../survivorship/survivorship-settings.service.ts'
import * as log from './merge-log.queries.ts'
import { valuesOf } from './pair.service.ts'
import * as splits from './split.queries.ts'

/** Nobody reads further back in one go; a relation with more has been treated as a rubbish heap. */
const MOST = 200

/** What was merged into a relation and taken out of it, newest first. What the reader may not see is left out. */
export async function listGroupingEvents(ctx: Ctx, id: string): Promise<{ items: GroupingEvent[] }> {
  return { items: await groupingEventsOf(ctx, await visibleId(ctx, id)) }
}

/** The same for a relation that is known to be visible. */
export async function groupingEventsOf(ctx: Ctx, relationId: string): Promise<GroupingEvent[]> {
  const cells = (await findCells(ctx, [relationId])).map(({ cellId }) => cellId)
  const merges = (await log.listMerges(ctx, cells, MOST)).map(toMerge)
  const taken = await splits.listOfCells(ctx, cells, MOST)
  const cellsOfSplit = Map.groupBy(
    await splits.listCells(
      ctx,
      taken.map((split) => split.id),
    ),
    (row) => row.split_id,
  )
  const events = [
    ...merges,
    ...taken.map((split) =>
      toSplit(
        split,
        (cellsOfSplit.get(split.id) ?? []).map((row) => row.cell_id),
      ),
    ),
  ]
  if (events.length === 0) return []
  const names = await namesOfCells(ctx, [...new Set(events.flatMap((event) => event.cells))])
  return events
    .filter((event) => event.cells.every((cell) => names.has(cell)))
    .sort((left, right) => right.sequence - left.sequence)
    .slice(0, MOST)
    .map(({ cells: parts, sequence: _sequence, ...event }) => ({
      ...event,
      mayUndo: event.mayUndo && ctx.permissions.has('identity.merge.write'),
      parts: parts.map((cell) => ({ id: cell, name: names.get(cell) ?? '' })),
    }))
}

type Event = Omit<GroupingEvent, 'parts'> & { readonly cells: readonly string[]; readonly sequence: number }

function toMerge(row: Awaited<ReturnType<typeof log.listMerges>>[number]): Event {
  return {
    ...happening(row),
    kind: 'merge',
    runId: row.run_id,
    reasons: row.reasons,
    score: row.score,
    cells: [row.winner_cell_id, row.loser_cell_id],
    mayUndo: row.undone_at === null && row.dissolved_at === null,
  }
}

function toSplit(row: Awaited<ReturnType<typeof splits.listOfCells>>[number], cells: readonly string[]): Event {
  return {
    ...happening(row),
    kind: 'split',
    runId: null,
    reasons: [],
    score: null,
    cells,
    mayUndo: row.undone_at === null,
  }
}

type Happening = {
  readonly id: string
  readonly sequence: number
  readonly remark: string | null
  readonly made_by: string
  readonly made_at: Date
  readonly undone_by: string | null
  readonly undone_at: Date | null
}

function happening({
  id,
  sequence,
  remark,
  made_by: by,
  made_at: at,
  undone_by: undoneBy,
  undone_at: undoneAt,
}: Happening) {
  const undone = undoneAt === null ? null : { at: undoneAt.toISOString(), by: undoneBy ?? '' }
  return { id, sequence, remark, by, at: at.toISOString(), undone }
}

/** What each cell is called by its own records; those of relations that may not be seen are missing. */
async function namesOfCells(ctx: Ctx, cells: readonly string[]): Promise<Map<string, string>> {
  const belonging = await findBelonging(ctx, cells)
  const visible = await findSummaries(ctx, [...new Set(belonging.map(({ relationId }) => relationId))])
  const current = await records.findCurrent(ctx, [...visible.keys()])
  const byCell = Map.groupBy(current, (row) => row.origin_relation_id)
  const survivorship = await getSurvivorship(ctx)
  const disclosures = await disclosuresOf(ctx, [...visible.keys()])
  const names = new Map<string, string>()
  for (const { cellId, relationId } of belonging) {
    const summary = visible.get(relationId)
    const own = byCell.get(cellId) ?? []
    if (!summary) continue
    const golden = own.length === 0 ? undefined : valuesOf(own, summary.kind, survivorship).golden
    const shown = golden && disclosures.get(relationId)?.record(golden).record
    names.set(cellId, shown ? project(shown).displayName : summary.name)
  }
  return names
}
