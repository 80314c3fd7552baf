import type { z } from 'zod'

/** A word that occurs nowhere else, and digits for where no letters are allowed. */
export type Canary = { readonly word: string; readonly digits: string }

export function canaryOf(seed: number): Canary {
  const letters = 'bcdfgklmnprstvz'
  let left = seed * 7919 + 104_729
  let word = 'zq'
  for (let place = 0; place < 8; place += 1) {
    word += letters[left % letters.length] ?? 'b'
    left = Math.floor(left / 3) + 31 * (place + seed)
  }
  return {
    word: `${word}x${seed.toString(26).replace(/\d/g, (digit) => 'ghjklmnpqr'[Number(digit)] ?? 'g')}`,
    digits: String(12_000_000 + seed * 37),
  }
}

/** What stands in for things that exist already, by the name of the property. */
export type Known = Readonly<Record<string, unknown>>

type Definition = {
  readonly type: string
  readonly [key: string]: unknown
}
const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition

type Asked = { readonly canary: Canary; readonly known: Known; readonly name: string }
type Fill = (schema: z.ZodType, asked: Asked) => unknown[]

const inner = (schema: z.ZodType, key: string) => definitionOf(schema)[key] as z.ZodType
const within: Fill = (schema, asked) => fill(inner(schema, 'innerType'), asked)

/** By the type of the schema, every value that it allows, in turn. */
const FILLS: Readonly<Record<string, Fill>> = {
  optional: within,
  nullable: within,
  default: within,
  prefault: within,
  readonly: within,
  nonoptional: within,
  pipe: (schema, asked) => fill(inner(schema, 'in'), asked),
  object: objects,
  array: (schema, asked) => fill(inner(schema, 'element'), asked).map((one) => [one]),
  union: (schema, asked) => (definitionOf(schema)['options'] as z.ZodType[]).flatMap((option) => fill(option, asked)),
  string: (schema, { canary, name }) => [textOf(schema, canary, name)],
  enum: (schema) => Object.values(definitionOf(schema)['entries'] as Record<string, string>).slice(0, 1),
  literal: (schema) => (definitionOf(schema)['values'] as unknown[]).slice(0, 1),
  boolean: () => [true],
  number: () => [1],
  record: (_schema, { canary }) => [{ [canary.word]: canary.word }],
  unknown: (_schema, { canary }) => [canary.word],
  any: (_schema, { canary }) => [canary.word],
}

/**
 * Every body that a schema allows, in turn, with the canary in each text: one per member of a union, everything optional filled
 * in. Made from the contract, so that a new field is tried from its first day.
 */
export function bodiesOf(schema: z.ZodType, canary: Canary, known: Known): unknown[] {
  return fill(schema, { canary, known, name: '' })
}

function fill(schema: z.ZodType, asked: Asked): unknown[] {
  if (asked.name in asked.known) return [asked.known[asked.name]]
  return FILLS[definitionOf(schema).type]?.(schema, asked) ?? [null]
}

function objects(schema: z.ZodType, asked: Asked): unknown[] {
  const shape = Object.entries(definitionOf(schema)['shape'] as Record<string, z.ZodType>)
  const columns = shape.map(([name, part]) => ({ name, values: fill(part, { ...asked, name }) }))
  const most = Math.max(1, ...columns.map(({ values }) => values.length))
  return Array.from({ length: most }, (_, index) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[index % values.length]])),
  )
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '1980-04-05',
  datetime: new Date(Date.now() - 60_000).toISOString(),
  uuid: '019a0000-0000-7000-8000-000000000001',
}

/** Properties whose text has a form of its own. */
const FORMS: readonly [RegExp, (canary: Canary) => string][] = [
  [/email|^contact$/i, ({ word }) => `${word}@example.org`],
  [/phone/i, ({ digits }) => `06${digits}`],
  [/website|url/i, ({ word }) => `https://${word}.example.org`],
]

function textOf(schema: z.ZodType, canary: Canary, name: string): string {
  const { format, minLength, maxLength } = schema as unknown as {
    format: string | null
    minLength: number | null
    maxLength: number | null
  }
  const known = FORMATS[format ?? ''] ?? FORMS.find(([pattern]) => pattern.test(name))?.[1](canary)
  if (known !== undefined) return known
  const long = canary.word.repeat(Math.max(1, Math.ceil((minLength ?? 1) / canary.word.length)))
  return long.slice(0, maxLength ?? long.length)
}
