import { dutchDay } from '@klantregie/contract'
import type { ErasurePreview, KeptField, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findFields } from '../../governance/index.ts'
import { deletableId, domainMaskOfRelation, findSummaries, getRelationPage } from '../../relations/index.ts'
import * as requests from '../requests/request.queries.ts'
import { getOpenRequest, getRequest } from '../requests/request-view.service.ts'
import { insert as insertStanding } from '../standing/standing.queries.ts'
import * as erasures from './erasure.queries.ts'
import { countErasure, eraseRelation, findSubject, type EraseTools } from './erase.service.ts'
import { keepOnly, sayField } from './kept-fields.rules.ts'
import { withWords } from './table-words.ts'

/** What forgetting the person of a request would take away. Reads only. */
export async function previewErasure(ctx: Ctx, id: string, { parts }: EraseTools): Promise<ErasurePreview> {
  const { relationId } = await getRequest(ctx, id)
  if (relationId === null) throw new AppError('privacy.request_without_relation')
  const { relation } = await getRelationPage(ctx, relationId)
  const { counts, files, lookalikeIds } = await countErasure(ctx, await findSubject(ctx, relation.id, parts), parts)
  const labels = await findFields(ctx)
  const golden = relation as unknown as Readonly<Record<string, unknown>>
  return {
    relation: { id: relation.id, name: relation.displayName, kind: relation.kind },
    counts: withWords(counts, ctx.language),
    files: [...files],
    lookalikes: [...(await findSummaries(ctx, lookalikeIds)).values()].map(({ id: other, name }) => ({
      id: other,
      name,
    })),
    fields: labels.flatMap(({ key }) => {
      const value = sayField(golden[key])
      return value === '' ? [] : [{ field: key, value }]
    }),
    holds: (await parts.holdsOf(ctx, relation.id)).map((hold) => ({ ...hold })),
  }
}

type Erase = { readonly id: string; readonly name: string; readonly keep: readonly KeptField[] }

/**
 * Forgets the person of a request, after the name was typed over. What the law does not let us erase stays in a relation of its
 * own that holds nothing else, is out of lists and search, and is used for nothing (GDPR 17(3), 18).
 */
export async function eraseSubject(ctx: Ctx, { id, name, keep }: Erase, tools: EraseTools) {
  const row = await getOpenRequest(ctx, id)
  if (row.relationId === null) throw new AppError('privacy.request_without_relation')
  if (row.identityHow === null) throw new AppError('privacy.identity_unknown')
  const relationId = await deletableId(ctx, row.relationId)
  const { relation } = await getRelationPage(ctx, relationId)
  if (comparable(name) !== comparable(relation.displayName)) throw new AppError('privacy.name_differs')
  const kept = keepOnly(relation as unknown as RelationRecord, keep, dutchDay(ctx.now))
  if (!kept.ok) throw new AppError('privacy.kept_field_invalid', { field: kept.field })
  const domainMask = await domainMaskOfRelation(ctx, relationId)
  const erased = await eraseRelation(
    ctx,
    { relationId, reason: 'request', requestId: id, keptFields: keep.map(({ field }) => field) },
    tools,
  )
  if (kept.record) await keepFor(ctx, { requestId: id, keep, record: kept.record, domainMask }, tools)
  await requests.addEvent(ctx, id, 'erased', null)
  await ctx.announce({ topic: 'privacy', id })
  return { ...erased, counts: withWords(erased.counts, ctx.language), isPartly: kept.record !== null }
}

const comparable = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

type Keep = {
  readonly requestId: string
  readonly keep: readonly KeptField[]
  readonly record: RelationRecord
  readonly domainMask: string
}

async function keepFor(ctx: Ctx, { requestId, keep, record, domainMask }: Keep, { parts }: EraseTools): Promise<void> {
  const relationId = await parts.keepRecord(ctx, { record, domainMask })
  for (const { field, article, until } of keep)
    await erasures.insertKept(ctx, { relationId, requestId, fields: [field], article, until })
  await insertStanding(ctx, {
    relationId,
    kind: 'restricted',
    purposeId: null,
    reason: keep
      .map(({ article }) => article)
      .join(', ')
      .slice(0, 1000),
    requestId,
  })
}

/** What had to be kept goes when its last day is over. Answers how many. */
export async function eraseKeptOver(ctx: Ctx, day: string, tools: EraseTools): Promise<number> {
  const over = await erasures.findKeptOver(ctx, day)
  const shown = await findSummaries(ctx, over)
  for (const relationId of over.filter((id) => shown.has(id)))
    await eraseRelation(ctx, { relationId, reason: 'hold_ended' }, tools)
  return over.length
}
