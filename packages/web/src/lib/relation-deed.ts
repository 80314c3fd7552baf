import { z } from 'zod'

/** What can be asked of the page of a relation by its address: it opens with that begun. */
export const RelationDeed = z.enum(['noteren', 'taak', 'plannen', 'toestemming', 'proces', 'deelname'])
export type RelationDeed = z.infer<typeof RelationDeed>
