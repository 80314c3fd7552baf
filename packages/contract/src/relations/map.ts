import { z } from 'zod'
import { defineRoute } from '../platform/route.ts'
import { RelationFilter } from './relation.ts'

/** The four figures of a Dutch postcode, and the code of a municipality (CBS). */
export const AreaCode = z.string().regex(/^[1-9]\d{3}$/)
export const MunicipalityCode = z.string().regex(/^\d{4}$/)

/** Public facts, the same for everybody. `x` and `y`: hundreds of metres on the national grid (RD), y to the north. */
export const DutchArea = z.object({
  area: AreaCode,
  place: z.string(),
  municipalityCode: MunicipalityCode,
  municipality: z.string(),
  x: z.number(),
  y: z.number(),
  inhabitants: z.int(),
})
export type DutchArea = z.infer<typeof DutchArea>
export const listAreas = defineRoute({
  method: 'GET',
  path: '/areas',
  permission: 'relations.relation.read',
  summary: 'List the postcode areas of the Netherlands: place, municipality, position, inhabitants',
  response: z.object({ items: z.array(DutchArea) }),
})

export const countByArea = defineRoute({
  method: 'GET',
  path: '/relations/areas',
  permission: 'relations.relation.read',
  summary: 'Count the relations that a filter leaves, by municipality or by postcode area',
  query: RelationFilter.extend({ by: z.enum(['municipality', 'area']).default('municipality') }),
  response: z.object({
    /** By the code of the municipality or area; those without relations are left out. By area children under 16 are not counted. */
    counts: z.array(z.object({ code: z.string(), count: z.int() })),
    /** Without a Dutch address, or with one that is kept back from the reader. */
    elsewhere: z.int(),
    total: z.int(),
    /** False: worked out from a part of the relations, all over the table. */
    isExact: z.boolean(),
  }),
  errors: ['relations.filter_invalid', 'relations.field_hidden'],
})
