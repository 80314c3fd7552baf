import type { OwnField, OwnFieldKey, OwnValue, RelationKind, RelationPage, RelationRecord } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import {
  appliesTo,
  checkOwnValue,
  findOwnFields,
  isRequired,
  missingFields,
  sayOwnValue,
  type OwnProblem,
} from '../../governance/index.ts'
import { findSummaries } from '../../relations/index.ts'
import { sayProblem } from '../imports/row-problem.rules.ts'
import type { Normalised } from './field-change.rules.ts'

/** What decides which own fields a relation has, and which of them must be filled in. */
type Described = { readonly kind: RelationKind; readonly typeIds: readonly string[] }

export function describedBy({ relation, roles }: Pick<RelationPage, 'relation' | 'roles'>): Described {
  return { kind: relation.kind, typeIds: roles.filter(({ status }) => status === 'active').map(({ typeId }) => typeId) }
}

type Change = { readonly field: OwnFieldKey; readonly value: OwnValue | null }

/**
 * A value of an own field as it will be stored; null clears it. A field that is retired, or that relations like this one do
 * not have, is not there to be filled in; what is known in it may still be cleared.
 * @throws AppError governance.field_not_found, identity.field_required
 */
export async function normaliseOwn(ctx: Ctx, { field: key, value }: Change, page: RelationPage): Promise<Normalised> {
  const field = (await findOwnFields(ctx)).find((one) => one.key === key)
  if (!field) throw new AppError('governance.field_not_found', { field: key })
  const relation = describedBy(page)
  if (value === null || isNothing(value)) {
    if (isRequired(field, relation, page.relation.own)) throw required([field])
    return { ok: true, value: null }
  }
  if (field.isRetired || !appliesTo(field, relation)) throw new AppError('governance.field_not_found', { field: key })
  return checked(ctx, field, { value, kept: page.relation.own[key], selfId: page.relation.id })
}

function isNothing(value: OwnValue): boolean {
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0
}

type Given = { readonly value: OwnValue; readonly kept?: OwnValue | undefined; readonly selfId?: string }

async function checked(ctx: Ctx, field: OwnField, { value, kept, selfId }: Given): Promise<Normalised> {
  const answer = checkOwnValue(field, value, kept)
  const problem = answer.ok ? await wrongReference(ctx, field, { value: answer.value, selfId }) : answer.problem
  if (problem === null) return answer as Normalised
  const text = typeof value === 'number' ? sayOwnValue(field, value, ctx.language) : written(value)
  return { ok: false, problem: problem.code, value: text, limit: problem.limit }
}

/** What a reference leads to must exist for whoever makes it, be of a kind that the field allows, and be somebody else. */
async function wrongReference(
  ctx: Ctx,
  { dataType, limits }: OwnField,
  { value, selfId }: { readonly value: OwnValue; readonly selfId: string | undefined },
): Promise<OwnProblem | null> {
  if (dataType !== 'reference' || typeof value !== 'string') return null
  const other = (await findSummaries(ctx, [value])).get(value)
  if (!other || other.id === selfId) return { code: 'value.reference_invalid' }
  const kinds = limits.referenceKinds ?? [other.kind]
  return kinds.includes(other.kind) ? null : { code: 'value.reference_invalid' }
}

const LONGEST_SHOWN = 200

function written(value: OwnValue): string {
  return (Array.isArray(value) ? value.join('; ') : String(value)).slice(0, LONGEST_SHOWN)
}

function required(fields: readonly OwnField[]): AppError {
  return new AppError('identity.field_required', { fields: fields.map(({ key, label }) => ({ key, label })) })
}

/**
 * The own values of a relation that is being made, as they will be stored. Everything that must be filled in for its kind and
 * type must be there.
 * @throws AppError governance.field_not_found, identity.field_invalid, identity.field_required
 */
export async function normaliseAllOwn(
  ctx: Ctx,
  given: Readonly<Record<OwnFieldKey, OwnValue>>,
  relation: Described,
): Promise<Partial<RelationRecord>> {
  const fields = await findOwnFields(ctx)
  const values: Partial<Record<OwnFieldKey, OwnValue>> = {}
  for (const [key, value] of Object.entries(given) as [OwnFieldKey, OwnValue][]) {
    if (isNothing(value)) continue
    const field = fields.find((one) => one.key === key)
    if (!field || field.isRetired || !appliesTo(field, relation))
      throw new AppError('governance.field_not_found', { field: key })
    const normal = await checked(ctx, field, { value })
    if (!normal.ok) throw await invalid(ctx, key, normal)
    values[key] = normal.value as OwnValue
  }
  const missing = missingFields(fields, relation, values)
  if (missing.length > 0) throw required(missing)
  return values
}

/** The refusal of a value, with a sentence that names the field and says what to do. */
export async function invalid(ctx: Ctx, key: string, normal: Extract<Normalised, { ok: false }>): Promise<AppError> {
  const label = (await findOwnFields(ctx)).find((field) => field.key === key)?.label
  const { problem, value, limit } = normal
  const details = { field: key, problem, value }
  if (label === undefined) return new AppError('identity.field_invalid', details)
  const said = { code: problem, header: label, value, ...(limit === undefined ? {} : { limit }) }
  return new AppError('identity.field_invalid', { ...details, label, limit, message: sayProblem(said, ctx.language) })
}
