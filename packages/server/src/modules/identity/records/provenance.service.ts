import type { FieldKey } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { disclosuresOf, seenDomains, traceSpecial, visibleId, type Disclosure } from '../../relations/index.ts'
import { sayerFor, type Say } from './say-value.service.ts'
import { evidenceOf } from './golden.service.ts'
import { shownCells } from './raw-cells.rules.ts'
import * as records from './record.queries.ts'
import { getSurvivorship } from '../survivorship/survivorship-settings.service.ts'
import { computeGolden } from './survivorship.rules.ts'

/**
 * Where every value of a relation came from. Computed from the same records by the same rule that made the values, so it
 * cannot tell another story than the page: of a field that is kept back from the reader it tells nothing, of one that is masked
 * only where it came from, and of the records themselves the columns of what the reader may read.
 */
export async function getSources(ctx: Ctx, id: string) {
  const relationId = await visibleId(ctx, id)
  const current = await records.findCurrent(ctx, [relationId])
  const shown = await records.listOfRelation(ctx, relationId)
  const byId = new Map(current.map((row) => [row.id, row]))
  const { survivors } =
    current.length > 0 ? computeGolden(current.map(evidenceOf), await getSurvivorship(ctx)) : { survivors: [] }
  const say = await sayerFor(
    ctx,
    current.map((row) => row.record),
  )
  const disclosure = await disclosureOf(ctx, relationId)
  const provenance = survivors.flatMap(({ field, recordId, reason }) => {
    const winner = byId.get(recordId)
    if (!winner || disclosure.of(field).access === 'hidden') return []
    return [
      {
        field,
        source: winner.source_name,
        sourceId: winner.source_id,
        recordId,
        externalId: disclosure.isOpen ? winner.external_id : '',
        recordedAt: winner.recorded_at.toISOString(),
        reason,
        others: disclosure.isRead(field) ? othersOf(field, recordId, { current, say }) : [],
      },
    ]
  })
  const said = [...current, ...shown].flatMap(({ record }) => Object.keys(record))
  await traceSpecial(ctx, [{ id: relationId, fields: said.filter((field) => disclosure.isRead(field)) }])
  const isSeen = await seenDomains(ctx)
  return {
    provenance,
    records: shown.map((row) => {
      if (row.domain_id !== null && !isSeen(row.domain_id))
        return { ...toView(row), externalId: '', cells: [], isWithheld: true }
      const { cells, isWithheld } = shownCells({ ...row, columns: row.columns ?? [] }, disclosure, say)
      // The key of a row may be any of its columns.
      return { ...toView(row), ...(disclosure.isOpen ? {} : { externalId: '' }), cells, isWithheld }
    }),
  }
}

async function disclosureOf(ctx: Ctx, relationId: string): Promise<Disclosure> {
  const disclosure = (await disclosuresOf(ctx, [relationId], { isPage: true })).get(relationId)
  if (!disclosure) throw new Error('A relation that is visible is there.')
  return disclosure
}

type Said = { readonly current: readonly records.CurrentRecord[]; readonly say: Say }

function othersOf(field: FieldKey, winnerId: string, { current, say }: Said) {
  return current
    .filter((row) => row.id !== winnerId && row.record[field] !== undefined)
    .sort((a, b) => b.recorded_at.getTime() - a.recorded_at.getTime())
    .map((row) => ({
      source: row.source_name,
      value: say(field, row.record[field]),
      recordedAt: row.recorded_at.toISOString(),
    }))
}

type Shown = Awaited<ReturnType<typeof records.listOfRelation>>[number]

function toView(row: Shown) {
  const lastSeen = row.source_kind === 'manual' ? row.recorded_at : row.gone_at === null ? row.last_import_at : null
  return {
    id: row.id,
    source: row.source,
    sourceId: row.source_id,
    objectType: row.object_type,
    externalId: row.external_id,
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    lastSeenAt: lastSeen?.toISOString() ?? null,
    goneAt: row.gone_at?.toISOString() ?? null,
    importId: row.import_id,
    rowNumber: row.row_number,
  }
}
