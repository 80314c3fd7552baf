import { z } from 'zod'

type Schema = {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
}

export type Choices = {
  /** The id for a property of this name. */
  readonly id: (name: string) => string
  /** A free text for a property of this name. */
  readonly text: (name: string) => string
  /** Whether a property that may be left out is given. */
  readonly isGiven: (name: string) => boolean
}

/** Something that a route takes, made from the contract itself, so that a new route is attacked without anybody thinking of it. */
export function sampleOf(schema: z.ZodType, choices: Choices): unknown {
  if (schema.def.type === 'undefined') return undefined
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
  return valueOf(described, 'body', choices)
}

function valueOf(schema: Schema, name: string, choices: Choices): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  return first ? valueOf(first, name, choices) : ofType(schema, name, choices)
}

function ofType(schema: Schema, name: string, choices: Choices): unknown {
  const makers: Readonly<Record<string, () => unknown>> = {
    object: () => objectOf(schema, choices),
    array: () =>
      Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => valueOf(schema.items ?? {}, name, choices)),
    string: () => stringOf(schema, name, choices),
    integer: () => Math.max(1, schema.minimum ?? 1),
    number: () => Math.max(1, schema.minimum ?? 1),
    boolean: () => true,
  }
  return makers[schema.type ?? '']?.() ?? null
}

function objectOf({ properties = {}, required = [] }: Schema, choices: Choices): Record<string, unknown> {
  const given = Object.entries(properties).filter(([name]) => required.includes(name) || choices.isGiven(name))
  return Object.fromEntries(given.map(([name, schema]) => [name, valueOf(schema, name, choices)]))
}

function stringOf({ format, minLength = 0 }: Schema, name: string, choices: Choices): string {
  if (format === 'uuid') return choices.id(name)
  if (format === 'date') return '2031-05-06'
  if (format === 'date-time') return '2031-05-06T07:08:09.000Z'
  if (format === 'email') return 'iemand@voorbeeld.nl'
  return choices.text(name).padEnd(minLength, 'x')
}
