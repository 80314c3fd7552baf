import { FieldChoice, OwnDataType } from '@klantregie/contract'
import type { ChoiceInput, Field, FieldLimits } from '@klantregie/contract'
import { z } from 'zod'

type Values = Readonly<Record<string, string>>

/** Several keys as a form holds them: one text. */
export function keysIn(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.split(',')
}

/** "Nobody", "none": a list may not hold an empty id. */
export const NONE = 'none'

export const dataTypes = OwnDataType.options

/** Which limits make sense for a kind of field, in the order in which they are asked. */
export const limitsOf: Readonly<Record<OwnDataType, readonly (keyof FieldLimits)[]>> = {
  text: ['longest', 'form'],
  long_text: ['longest'],
  number: ['min', 'max', 'decimals'],
  money: ['min', 'max'],
  date: ['earliest', 'latest'],
  choice: [],
  choices: [],
  yes_no: [],
  reference: ['referenceKinds'],
}

export function hasChoices(dataType: string): boolean {
  return dataType === 'choice' || dataType === 'choices'
}

const Choices = z.array(FieldChoice.partial({ key: true }).extend({ label: z.string() }))

export function choicesIn(text: string | undefined): readonly ChoiceInput[] {
  try {
    return Choices.parse(JSON.parse(text ?? '[]')).map(({ key, label, isRetired }) => ({
      ...(key === undefined ? {} : { key }),
      label,
      isRetired,
    }))
  } catch {
    return []
  }
}

export function choicesText(choices: readonly ChoiceInput[]): string {
  return JSON.stringify(choices)
}

/** What the form holds for a new field, or for one that is there. */
export function formOf(field: Field | null): Record<string, string> {
  if (field === null) return { ...EMPTY }
  const { limits, required } = field
  return {
    ...EMPTY,
    dataType: field.dataType,
    label: field.label,
    definition: field.definition,
    goal: field.goal,
    help: field.help,
    section: field.section,
    kinds: field.kinds.join(),
    typeIds: field.typeIds.join(),
    sensitivity: field.sensitivity,
    specialGround: field.specialGround ?? '',
    retentionText: field.retentionText ?? '',
    retentionMonths: field.retentionMonths === null ? '' : String(field.retentionMonths),
    domainId: field.domainId ?? NONE,
    choices: choicesText(field.choices),
    requiredWhen: required.when,
    requiredTypes: required.when === 'type' ? required.typeIds.join() : '',
    requiredField: required.when === 'choice' ? required.field : NONE,
    requiredChoices: required.when === 'choice' ? required.choices.join() : '',
    ...Object.fromEntries(
      Object.entries(limits).map(([name, limit]) => [name, limitText(name, limit, field.dataType)]),
    ),
  }
}

const EMPTY: Readonly<Record<string, string>> = {
  dataType: 'yes_no',
  label: '',
  definition: '',
  goal: '',
  help: '',
  section: '',
  kinds: 'person',
  typeIds: '',
  sensitivity: 'normal',
  specialGround: '',
  retentionText: '',
  retentionMonths: '',
  domainId: NONE,
  choices: '[]',
  requiredWhen: 'never',
  requiredTypes: '',
  requiredField: NONE,
  requiredChoices: '',
  form: NONE,
  reason: '',
}

function limitText(name: string, limit: unknown, dataType: string): string {
  if (Array.isArray(limit)) return limit.join()
  const isMoney = dataType === 'money' && (name === 'min' || name === 'max')
  return String(isMoney && typeof limit === 'number' ? limit / 100 : limit).replace('.', ',')
}

const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

/** What is sent: everything but the kind of field, which is only said once. */
export function bodyOf(values: Values): Record<string, unknown> {
  const dataType = OwnDataType.catch('text').parse(values['dataType'])
  return {
    label: values['label'],
    definition: values['definition'],
    goal: values['goal'],
    help: values['help'],
    section: values['section'],
    kinds: keysIn(values['kinds']),
    typeIds: keysIn(values['typeIds']),
    sensitivity: values['sensitivity'],
    specialGround: values['sensitivity'] === 'special' ? orNull(values['specialGround']) : null,
    retentionText: orNull(values['retentionText']),
    retentionMonths: orNull(values['retentionMonths']) === null ? null : Number(values['retentionMonths']),
    domainId: values['domainId'] === NONE ? null : values['domainId'],
    limits: limitsIn(values, dataType),
    choices: hasChoices(dataType) ? choicesIn(values['choices']).filter(({ label }) => label.trim() !== '') : [],
    required: requiredIn(values),
  }
}

function limitsIn(values: Values, dataType: OwnDataType): Record<string, unknown> {
  const entries = limitsOf[dataType].flatMap((name): [string, unknown][] => {
    const text = values[name]?.trim() ?? ''
    if (text === '' || text === NONE) return []
    if (name === 'referenceKinds') return [[name, keysIn(text)]]
    if (name === 'form' || name === 'earliest' || name === 'latest') return [[name, text]]
    const number = Number(text.replace(',', '.'))
    return [[name, dataType === 'money' ? Math.round(number * 100) : number]]
  })
  return Object.fromEntries(entries)
}

function requiredIn(values: Values): Record<string, unknown> {
  const when = values['requiredWhen']
  if (when === 'type') return { when, typeIds: keysIn(values['requiredTypes']) }
  if (when === 'choice') return { when, field: values['requiredField'], choices: keysIn(values['requiredChoices']) }
  return { when: when === 'always' ? when : 'never' }
}
