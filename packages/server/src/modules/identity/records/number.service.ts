import type { NumberByHand, RelationPage } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { changeableId, clearBits, findGolden, findReferable, getRelationPage } from '../../relations/index.ts'
import type { ManualRecord } from './field-change.rules.ts'
import { readNumber } from './number.rules.ts'
import { requireFieldChanges, storeManual } from './record.service.ts'
import * as records from './record.queries.ts'

type SetNumber = { readonly id: string; readonly scheme: NumberByHand; readonly value: string | null }

/**
 * Sets a public number of an organisation by hand, one per scheme; null takes away what was set by hand. Two relations with one
 * number would be one: a number that another has is refused, as far as the reader may know of that other.
 * @throws AppError identity.field_invalid, relations.identifier_taken, relations.field_hidden, relations.change_not_allowed
 */
export async function setNumber(ctx: Ctx, { id: asked, scheme, value: typed }: SetNumber): Promise<RelationPage> {
  const id = await changeableId(ctx, asked)
  await records.lockRelation(ctx, id)
  await requireFieldChanges(ctx, id, ['identifiers'])
  const page = await getRelationPage(ctx, id)
  const value = typed === null ? null : await readOrRefuse(ctx, page, { scheme, typed })
  const before = page.relation.identifiers.filter((one) => one.scheme === scheme).map((one) => one.value)
  await storeManual(ctx, id, (record) => withNumber(record, scheme, value))
  await ctx.audit(
    'relation.field_changed',
    { kind: 'relation', id },
    { field: 'identifiers', scheme, before, after: value },
  )
  await ctx.announce({ topic: 'relation', id })
  return getRelationPage(ctx, id)
}

type Typed = { readonly scheme: NumberByHand; readonly typed: string }

async function readOrRefuse(ctx: Ctx, { relation }: RelationPage, { scheme, typed }: Typed): Promise<string> {
  const reading = readNumber(scheme, typed)
  const invalid = { field: 'identifiers', value: typed, scheme }
  if (!reading.ok) throw new AppError('identity.field_invalid', { ...invalid, problem: reading.problem })
  if (relation.kind !== 'organisation') throw new AppError('identity.field_invalid', { ...invalid, problem: 'kind' })
  await requireFree(ctx, relation.id, { scheme, value: reading.value })
  return reading.value
}

async function requireFree(
  ctx: Ctx,
  id: string,
  number: { readonly scheme: NumberByHand; readonly value: string },
): Promise<void> {
  const found = await findReferable(ctx, {
    sortKeys: [],
    numbers: [number.value],
    ids: [],
    kinds: ['organisation'],
    sight: { names: ctx.domainMask, numbers: clearBits(ctx, 'identifiers') },
  })
  const others = found.filter((one) => one.id !== id)
  const golden = await findGolden(
    ctx,
    others.map((one) => one.id),
  )
  const other = others.find(({ id: otherId }) =>
    golden.get(otherId)?.identifiers?.some((one) => one.scheme === number.scheme && one.value === number.value),
  )
  if (other) throw new AppError('relations.identifier_taken', { otherId: other.id, name: other.displayName })
}

function withNumber(record: ManualRecord, scheme: NumberByHand, value: string | null): ManualRecord {
  const { identifiers = [], ...rest } = record
  const others = identifiers.filter((one) => one.scheme !== scheme)
  const next = value === null ? others : [...others, { scheme, value }]
  return next.length === 0 ? rest : { ...rest, identifiers: next }
}
