import { z } from 'zod'

/**
 * Why of a field less is shown than everything. `right`: agreed in the rights of its domain; `protected`, `minor`: because of
 * whom it is about. The last three say why it cannot be changed although it is shown.
 */
export const LimitReason = z.enum(['right', 'protected', 'minor', 'relation', 'role'])
export type LimitReason = z.infer<typeof LimitReason>

/**
 * A field of which the reader is not shown everything: its value in the answer is empty. `texts`: what is left of each value
 * when it is masked ("j•••@•••.nl"), to be shown and never to be sent back; empty when the field is hidden.
 */
export const LimitedField = z.object({
  access: z.enum(['hidden', 'masked']),
  because: LimitReason,
  texts: z.array(z.string()),
})
export type LimitedField = z.infer<typeof LimitedField>
/** By the key of the field; a field that is not here is shown. */
export const LimitedFields = z.record(z.string(), LimitedField)
export type LimitedFields = z.infer<typeof LimitedFields>

/** Whose particulars are masked for everybody: somebody under protection, or a child younger than sixteen. */
export const MaskKind = z.enum(['protected', 'minor'])
export type MaskKind = z.infer<typeof MaskKind>

/** What lists, hits and summaries carry beside their values; absent when everything is shown. */
export const Masking = {
  mask: MaskKind.optional(),
  limited: LimitedFields.optional(),
}
