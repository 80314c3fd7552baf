import { createHash } from 'node:crypto'
import type {
  Address,
  BuiltInField,
  FieldValue,
  OwnFieldKey,
  OwnValue,
  RelationKind,
  RelationPage,
  RelationRecord,
} from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findBranches } from '../../../platform/tenants/branches.queries.ts'
import { warnedOf } from '../../../platform/pure/dutch/sensitive-text.ts'
import { getType } from '../../governance/index.ts'
import {
  changeableId,
  createBlankRelation,
  disclosuresOf,
  findGolden,
  getRelationPage,
  requireFieldChange,
} from '../../relations/index.ts'
import { manualSource } from '../sources/source.service.ts'
import {
  canonical,
  dated,
  isNamed,
  isSameValue,
  normaliseValue,
  withField,
  type BuiltInChange,
  type ManualRecord,
} from './field-change.rules.ts'
import { keepKeys } from '../matching-runs/match-keys.service.ts'
import { recomputeRelations } from './golden.service.ts'
import { invalid, normaliseAllOwn, normaliseOwn } from './own-field.service.ts'
import * as records from './record.queries.ts'

type ChangeField = { readonly id: string; readonly change: FieldValue; readonly expected?: unknown }

/**
 * Changes one field by hand. Never overwrites silently: what the editor saw must still be what is stored.
 * @throws AppError relations.relation_not_found, relations.change_not_allowed, relations.field_hidden,
 *   relations.field_not_changeable, identity.field_changed, identity.field_invalid, relations.relation_nameless
 */
export async function changeField(ctx: Ctx, { id: asked, change, expected }: ChangeField) {
  const id = await changeableId(ctx, asked)
  await records.lockRelation(ctx, id)
  await requireFieldChanges(ctx, id, [change.field])
  const page = await getRelationPage(ctx, id)
  const current = currentOf(page, change)
  const shown = isEmptyList(current) ? null : current
  if (!isSameValue(shown, isEmptyList(expected) ? null : expected))
    throw new AppError('identity.field_changed', { field: change.field, current: shown })
  const normal = isOwnChange(change) ? await normaliseOwn(ctx, change, page) : normaliseValue(change)
  if (!normal.ok) throw await invalid(ctx, change.field, normal)
  const recordId = await storeManual(ctx, id, (record) =>
    withField(record, change.field, isEmptyList(normal.value) ? null : normal.value),
  )
  await requireName(ctx, id)
  await ctx.audit(
    'relation.field_changed',
    { kind: 'relation', id },
    { field: change.field, before: shown, after: normal.value, ...warnedOfOwn(change) },
  )
  await ctx.announce({ topic: 'relation', id })
  return { page: await getRelationPage(ctx, id), undo: { recordId } }
}

type OwnChange = Extract<FieldValue, { field: OwnFieldKey }>

function isOwnChange(change: FieldValue): change is OwnChange {
  return change.field.startsWith('own_')
}

/** People write in their own words in fields of the organisation's own; a name that is also a word says nothing. */
function warnedOfOwn(change: FieldValue) {
  return isOwnChange(change) && typeof change.value === 'string' ? warnedOf(change.value) : {}
}

function currentOf({ relation }: RelationPage, change: FieldValue): unknown {
  return isOwnChange(change) ? (relation.own[change.field] ?? null) : relation[change.field]
}

/** What somebody is not shown they do not change either: they would not see what they overwrite. */
export async function requireFieldChanges(ctx: Ctx, relationId: string, fields: readonly string[]): Promise<void> {
  const disclosure = (await disclosuresOf(ctx, [relationId], { isPage: true })).get(relationId)
  for (const field of fields) if (disclosure) requireFieldChange(disclosure, field)
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** Adds a version to the relation's hand-made record and computes the relation again. Answers the version's id. */
export async function storeManual(
  ctx: Ctx,
  relationId: string,
  change: (record: ManualRecord) => ManualRecord,
): Promise<string> {
  const sourceId = await manualSource(ctx)
  const known = await records.findManual(ctx, sourceId, relationId)
  const before = known
    ? dated(known.record as ManualRecord, known.recorded_at)
    : { kind: await kindOf(ctx, relationId) }
  const record = change(before)
  const { saidAt: _saidAt, ...payload } = record
  const id = await records.insertManual(ctx, {
    ...(known ? behind(known) : await atTheBeginning(ctx, sourceId, relationId)),
    sourceId,
    relationId,
    record,
    payload,
    hash: hashOf(payload),
  })
  await keepKeys(ctx, [id])
  await recomputeRelations(ctx, [relationId])
  return id
}

/** The first hand-made record of a relation is named after it; unless a split took one that is called so elsewhere. */
async function atTheBeginning(ctx: Ctx, sourceId: string, relationId: string) {
  const taken = await records.findVersion(ctx, sourceId, relationId, 1)
  const externalId = taken ? records.freshId() : relationId
  return { externalId, version: 1, replacesId: null, typeIds: [], domainId: null, branchId: null }
}

/** A new version belongs behind the known one. */
function behind(known: NonNullable<Awaited<ReturnType<typeof records.findManual>>>) {
  const {
    external_id: externalId,
    version,
    id: replacesId,
    type_ids: typeIds,
    domain_id: domainId,
    branch_id: branchId,
  } = known
  return { externalId, version: version + 1, replacesId, typeIds, domainId, branchId }
}

/** As it is stored, whatever of it is shown to whoever changes it. */
export async function goldenOf(ctx: Ctx, relationId: string): Promise<RelationRecord> {
  const golden = (await findGolden(ctx, [relationId])).get(relationId)
  if (!golden) throw new Error('A relation that is being changed is there.')
  return golden
}

async function kindOf(ctx: Ctx, relationId: string): Promise<RelationKind> {
  return (await goldenOf(ctx, relationId)).kind
}

function hashOf(record: unknown): string {
  return createHash('sha256').update(canonical(record)).digest('base64url').slice(0, 22)
}

async function requireName(ctx: Ctx, relationId: string): Promise<void> {
  if (!isNamed(await goldenOf(ctx, relationId))) throw new AppError('relations.relation_nameless')
}

/**
 * Takes back the change that made this version of the hand-made record: what that version said before is said again.
 * @throws AppError identity.nothing_to_undo when a later change came over it.
 */
export async function undoChange(ctx: Ctx, { id: asked, recordId }: { id: string; recordId: string }) {
  const id = await changeableId(ctx, asked)
  await records.lockRelation(ctx, id)
  const sourceId = await manualSource(ctx)
  const latest = await records.findManual(ctx, sourceId, id)
  if (latest?.id !== recordId) throw new AppError('identity.nothing_to_undo')
  const before = await records.findVersion(ctx, sourceId, latest.external_id, latest.version - 1)
  const record = before
    ? dated(before.record as ManualRecord, before.recorded_at)
    : { kind: (latest.record as ManualRecord).kind }
  await requireFieldChanges(ctx, id, changedFields(latest.record as ManualRecord, record))
  await storeManual(ctx, id, () => record)
  await ctx.audit('relation.change_undone', { kind: 'relation', id }, { before: latest.record, after: record })
  await ctx.announce({ topic: 'relation', id })
  return getRelationPage(ctx, id)
}

/** Fields about which two versions of a hand-made record say something else. */
function changedFields(one: ManualRecord, other: ManualRecord): string[] {
  const { kind: _k, cleared: oneCleared = [], saidAt: _s, ...oneSaid } = one
  const { kind: _l, cleared: otherCleared = [], saidAt: _t, ...otherSaid } = other
  const said = (values: object, field: string) => (values as Record<string, unknown>)[field]
  const fields = new Set([...Object.keys(oneSaid), ...Object.keys(otherSaid), ...oneCleared, ...otherCleared])
  return [...fields].filter(
    (field) =>
      !isSameValue(said(oneSaid, field), said(otherSaid, field)) ||
      oneCleared.some((cleared) => cleared === field) !== otherCleared.some((cleared) => cleared === field),
  )
}

export type CreateRelation = {
  readonly kind: RelationKind
  readonly name?: RelationRecord['name']
  readonly organisationName?: string | undefined
  readonly birthDate?: string | undefined
  readonly emails?: readonly string[] | undefined
  readonly phones?: readonly string[] | undefined
  readonly website?: string | undefined
  readonly addresses?: readonly Address[] | undefined
  /** Values of the organisation's own fields, by key. */
  readonly own?: Readonly<Record<OwnFieldKey, OwnValue>> | undefined
  readonly typeId?: string | undefined
  readonly branchId?: string | undefined
}

/** A relation typed in at the desk: one hand-made record, and the relation that follows from it. */
export async function createRelation(ctx: Ctx, { kind, typeId, branchId, own = {}, ...fields }: CreateRelation) {
  const said = readFields(kind, fields)
  if (!isNamed(said)) throw new AppError('relations.relation_nameless')
  const belongs = await requireBelongs(ctx, { kind, typeId, branchId })
  const record = { ...said, ...(await normaliseAllOwn(ctx, own, { kind, typeIds: belongs.typeIds })) }
  const relationId = records.freshId()
  await createBlankRelation(ctx, { id: relationId, record, domainId: belongs.domainId })
  const { kind: _kind, ...filled } = record
  await requireFieldChanges(ctx, relationId, Object.keys(filled))
  const sourceId = await manualSource(ctx)
  const made = {
    sourceId,
    relationId,
    externalId: relationId,
    version: 1,
    record,
    payload: record,
    hash: hashOf(record),
    replacesId: null,
  }
  await keepKeys(ctx, [await records.insertManual(ctx, { ...made, ...belongs })])
  await recomputeRelations(ctx, [relationId])
  await ctx.audit('relation.created', { kind: 'relation', id: relationId }, { record })
  await ctx.announce({ topic: 'relation', id: relationId })
  return getRelationPage(ctx, relationId)
}

/** The type, domain and branch of a relation made by hand; each must exist and fit. */
async function requireBelongs(
  ctx: Ctx,
  { kind, typeId, branchId }: Pick<CreateRelation, 'kind' | 'typeId' | 'branchId'>,
) {
  if (branchId !== undefined && !(await findBranches(ctx)).some(({ id }) => id === branchId))
    throw new AppError('admin.branch_not_found')
  if (typeId === undefined) return { typeIds: [], domainId: null, branchId: branchId ?? null }
  const type = await getType(ctx, typeId)
  if (type.isRetired) throw new AppError('relations.type_retired')
  if (!type.kinds.includes(kind)) throw new AppError('relations.type_wrong_kind')
  return { typeIds: [type.id], domainId: type.domainId, branchId: branchId ?? null }
}

/** What was typed, in the form in which it is stored. @throws AppError identity.field_invalid */
export function readFields(
  kind: RelationKind,
  fields: Omit<CreateRelation, 'kind' | 'typeId' | 'branchId' | 'own'>,
): RelationRecord {
  const record: Record<string, unknown> = { kind }
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined || isEmptyList(value)) continue
    const normal = normaliseValue({ field: field as BuiltInField, value } as BuiltInChange)
    if (!normal.ok)
      throw new AppError('identity.field_invalid', { field, problem: normal.problem, value: normal.value })
    if (normal.value !== null) record[field] = normal.value
  }
  return record as RelationRecord
}
