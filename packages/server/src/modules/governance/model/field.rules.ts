import type {
  ChoiceInput,
  ErrorCode,
  Field,
  FieldChoice,
  FieldInput,
  FieldLimits,
  OwnDataType,
  OwnField,
  OwnFieldKey,
  OwnValue,
  RelationKind,
  RequiredWhen,
} from '@klantregie/contract'
import { fold } from '../../../platform/pure/fold.ts'
import { keyOfName } from './domain-mask.rules.ts'

/** What a relation is, as far as its fields depend on it. */
export type Described = {
  readonly kind: RelationKind
  /** Types of its running roles. */
  readonly typeIds: readonly string[]
}
export type OwnValuesOf = { readonly [key: OwnFieldKey]: OwnValue | undefined }

/** A field is for relations of its kinds, and when it names types, for those that have one of them. */
export function appliesTo({ kinds, typeIds }: Pick<Field, 'kinds' | 'typeIds'>, relation: Described): boolean {
  if (!kinds.includes(relation.kind)) return false
  return typeIds.length === 0 || typeIds.some((id) => relation.typeIds.includes(id))
}

/** Whether a field must be filled in for this relation. A retired field is never asked for. */
export function isRequired(field: OwnField, relation: Described, values: OwnValuesOf): boolean {
  return !field.isRetired && appliesTo(field, relation) && holds(field.required, relation, values)
}

function holds(required: RequiredWhen, { typeIds }: Described, values: OwnValuesOf): boolean {
  switch (required.when) {
    case 'never':
      return false
    case 'always':
      return true
    case 'type':
      return required.typeIds.some((id) => typeIds.includes(id))
    case 'choice': {
      const value = values[required.field]
      const chosen = Array.isArray(value) ? value : [value]
      return required.choices.some((choice) => chosen.includes(choice))
    }
  }
}

/** The fields that must be filled in for this relation and are not. */
export function missingFields(fields: readonly OwnField[], relation: Described, values: OwnValuesOf): OwnField[] {
  return fields.filter((field) => values[field.key] === undefined && isRequired(field, relation, values))
}

export type FieldRefusal = { readonly code: ErrorCode; readonly about: string }

type Agreed = Pick<FieldInput, 'kinds' | 'typeIds' | 'limits' | 'required' | 'sensitivity' | 'specialGround'> & {
  readonly choices: readonly FieldChoice[]
}

/**
 * What is wrong with how a field is set up; null when it can be used. `others`: the fields that a condition may name;
 * `typeIds`: the relation types that exist.
 */
export function refuseField(
  dataType: OwnDataType,
  input: Agreed,
  known: { readonly others: readonly OwnField[]; readonly typeIds: ReadonlySet<string> },
): FieldRefusal | null {
  const named = [...input.typeIds, ...(input.required.when === 'type' ? input.required.typeIds : [])]
  if (named.some((id) => !known.typeIds.has(id))) return { code: 'relations.type_not_found', about: 'typeIds' }
  if (input.sensitivity === 'special' && !input.specialGround)
    return { code: 'governance.field_special_needs_ground', about: 'specialGround' }
  const about =
    wrongLimit(dataType, input.limits) ?? wrongChoices(dataType, input.choices) ?? wrongCondition(input, known.others)
  return about === null ? null : { code: 'governance.field_limits_invalid', about }
}

const TEXTS = ['shortest', 'longest', 'form'] as const
const LIMITS_OF: Readonly<Record<OwnDataType, readonly (keyof FieldLimits)[]>> = {
  text: TEXTS,
  long_text: ['shortest', 'longest'],
  number: ['min', 'max', 'decimals'],
  money: ['min', 'max'],
  date: ['earliest', 'latest'],
  choice: [],
  choices: [],
  yes_no: [],
  reference: ['referenceKinds'],
}

/** The limit that does not belong to this kind of field, or that nothing could satisfy. */
function wrongLimit(dataType: OwnDataType, limits: FieldLimits): string | null {
  const set = (Object.keys(limits) as (keyof FieldLimits)[]).filter((key) => limits[key] !== undefined)
  const foreign = set.find((key) => !LIMITS_OF[dataType].includes(key))
  if (foreign !== undefined) return foreign
  if (
    dataType === 'money' &&
    [limits.min, limits.max].some((limit) => limit !== undefined && !Number.isSafeInteger(limit))
  )
    return 'min'
  if (isTurned(limits.min, limits.max)) return 'min'
  if (isTurned(limits.earliest, limits.latest)) return 'earliest'
  return isTurned(limits.shortest, limits.longest) ? 'shortest' : null
}

function isTurned<T extends number | string>(low: T | undefined, high: T | undefined): boolean {
  return low !== undefined && high !== undefined && low > high
}

function wrongChoices(dataType: OwnDataType, choices: readonly FieldChoice[]): string | null {
  const isChoice = dataType === 'choice' || dataType === 'choices'
  if (!isChoice) return choices.length === 0 ? null : 'choices'
  const labels = choices.filter(({ isRetired }) => !isRetired).map(({ label }) => fold(label))
  return labels.length === 0 || new Set(labels).size < labels.length ? 'choices' : null
}

function wrongCondition({ required }: Agreed, others: readonly OwnField[]): string | null {
  if (required.when !== 'choice') return null
  const other = others.find(({ key }) => key === required.field)
  const isKnown = (choice: string) => other?.choices.some(({ key }) => key === choice) === true
  return required.choices.every(isKnown) ? null : 'required'
}

/**
 * Choices with a key each: those that were there keep theirs, new ones get one from their label. Null when a choice that was
 * there is missing: somebody may have it, so it is retired instead.
 */
export function keyChoices(inputs: readonly ChoiceInput[], before: readonly FieldChoice[]): FieldChoice[] | null {
  const taken = new Set(before.map(({ key }) => key))
  const given = new Set(inputs.flatMap(({ key }) => (key === undefined ? [] : [key])))
  if (before.some(({ key }) => !given.has(key)) || [...given].some((key) => !taken.has(key))) return null
  if (given.size < inputs.filter(({ key }) => key !== undefined).length) return null
  return inputs.map(({ key, label, isRetired }) => {
    if (key !== undefined) return { key, label, isRetired }
    const made = freeKey(keyOfName(fold(label)), taken)
    taken.add(made)
    return { key: made, label, isRetired }
  })
}

const LONGEST_KEY = 56

/** "kleur", "kleur_2" … */
export function freeKey(base: string, taken: ReadonlySet<string>): string {
  const short = base.slice(0, LONGEST_KEY)
  if (!taken.has(short)) return short
  for (let number = 2; ; number += 1) {
    const key = `${short}_${number}`
    if (!taken.has(key)) return key
  }
}

/** The key of a new field, from its label: "Pashouder kidsclub" is `own_pashouder_kidsclub`. */
export function ownKeyOf(label: string, taken: ReadonlySet<string>): OwnFieldKey {
  return freeKey(`own_${keyOfName(fold(label)).slice(0, LONGEST_KEY - 4)}`, taken) as OwnFieldKey
}

export function isOwn(field: Field): field is OwnField {
  return field.dataType !== 'built_in'
}
