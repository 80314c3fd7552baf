import { z } from 'zod'

/**
 * A field of the organisation's own is known by a key that is made once, from its label, and never changes. It begins with
 * `own_`, so that it cannot be the name of anything else: not of a field of the product, nor of something in the language.
 */
export const OwnFieldKey = z.templateLiteral(['own_', z.string().regex(/^[a-z0-9_]{1,60}$/)])
export type OwnFieldKey = `own_${string}`

export const OwnDataType = z.enum([
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'reference',
])
export type OwnDataType = z.infer<typeof OwnDataType>

/**
 * A value as it is stored and travels: text for text; a number for a number; whole euro cents for money; "2026-03-01" for a
 * date; the key of a choice, or a list of them; true or false for yes or no; the id of a relation for a reference.
 */
export const OwnValue = z.union([z.string().max(10_000), z.number(), z.boolean(), z.array(z.string().max(80)).max(100)])
export type OwnValue = z.infer<typeof OwnValue>

/** Forms that a text can be held to. A closed list: a form typed by hand can be slow on purpose. */
export const TextForm = z.enum([
  'digits',
  'letters_and_digits',
  'postcode',
  'email',
  'website',
  'phone',
  'iban',
  'year',
])
export type TextForm = z.infer<typeof TextForm>

/** What a value must keep to; of each kind of field only what makes sense for it. */
export const FieldLimits = z.object({
  /** Smallest and largest of a number; of money in euro cents. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Digits behind the comma; 0 for whole numbers. */
  decimals: z.int().min(0).max(6).optional(),
  /** First and last day of a date. */
  earliest: z.iso.date().optional(),
  latest: z.iso.date().optional(),
  /** Characters of a text. */
  shortest: z.int().min(1).max(10_000).optional(),
  longest: z.int().min(1).max(10_000).optional(),
  form: TextForm.optional(),
  /** What a reference may lead to. */
  referenceKinds: z
    .array(z.enum(['person', 'organisation', 'household']))
    .min(1)
    .optional(),
})
export type FieldLimits = z.infer<typeof FieldLimits>

/** A choice keeps its key for ever; a retired one stays readable where it was chosen. */
export const FieldChoice = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,60}$/),
  label: z.string().trim().min(1).max(120),
  isRetired: z.boolean(),
})
export type FieldChoice = z.infer<typeof FieldChoice>
