import { z } from 'zod'

/** Fields that are looked at for completeness; `reachable`: at least one way to reach the relation. */
export const CompletenessField = z.enum([
  'reachable',
  'emails',
  'phones',
  'addresses',
  'birthDate',
  'municipality',
  'website',
])
export type CompletenessField = z.infer<typeof CompletenessField>
/** Fields whose form can be judged. */
export const ValidityField = z.enum(['emails', 'phones', 'postcode', 'birthDate', 'brin'])
export type ValidityField = z.infer<typeof ValidityField>

/** What a list of relations can be narrowed to: the ones behind a figure. */
export const QualityGap = z.enum([
  'no-reachable',
  'no-emails',
  'no-phones',
  'no-addresses',
  'no-birthDate',
  'no-municipality',
  'no-website',
  'bad-emails',
  'bad-phones',
  'bad-postcode',
  'bad-birthDate',
  'bad-brin',
  'stale',
])
export type QualityGap = z.infer<typeof QualityGap>
