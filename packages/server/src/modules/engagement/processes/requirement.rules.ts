import type { FieldKey, RequiredDocument, RequiredField, StepPlan } from '@klantregie/contract'

/** What of a relation the reader is shown: its values by field, and the fields of which something is kept back from them. */
export type ShownRecord = {
  readonly values: Readonly<Record<string, unknown>>
  readonly keptBack: ReadonlySet<string>
}

/** A value that says something: an empty list and an empty text are none. */
export function isFilled(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || Object.keys(value).length > 0
}

/** Of a field that is kept back nothing is said, also not whether there is a value. */
export function fieldStates(
  keys: readonly FieldKey[],
  { values, keptBack }: ShownRecord,
  labels: ReadonlyMap<string, string>,
): RequiredField[] {
  return keys.map((key) => ({
    key,
    label: labels.get(key) ?? key,
    state: keptBack.has(key) ? 'kept_back' : isFilled(values[key]) ? 'filled' : 'missing',
  }))
}

/** What somebody said of a document that a step asks for. */
export type CheckedDocument = {
  readonly stepKey: string
  readonly key: string
  readonly isChecked: boolean
  readonly checkedOn: string | null
  readonly checkedBy: string | null
  readonly note: string
}

export function documentStates(
  { key: stepKey, documents }: StepPlan,
  checked: readonly CheckedDocument[],
): RequiredDocument[] {
  return documents.map(({ key, name, isObligatory }) => {
    const found = checked.find((one) => one.stepKey === stepKey && one.key === key)
    return {
      ...{ key, name, isObligatory },
      isChecked: found?.isChecked ?? false,
      checkedOn: found?.checkedOn ?? null,
      checkedBy: found?.checkedBy ?? null,
      note: found?.note ?? '',
    }
  })
}

/** What a step asks for and is not there, in words: labels of fields and names of documents that must be there. */
export function missingOf(fields: readonly RequiredField[], documents: readonly RequiredDocument[]): string[] {
  return [
    ...fields.filter(({ state }) => state === 'missing').map(({ label }) => label),
    ...documents.filter(({ isObligatory, isChecked }) => isObligatory && !isChecked).map(({ name }) => name),
  ]
}
