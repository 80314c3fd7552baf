import { z } from 'zod'
import { defineRoute, Id } from '../platform/route.ts'

/** Kinds of facts that are counted together, and the broad genres: what a condition about activity chooses from. */
export const listActivityFamilies = defineRoute({
  method: 'GET',
  path: '/activity-families',
  permission: 'segments.segment.read',
  summary: 'List the families of activity that the reader may know of, and the genres, in order',
  response: z.object({
    /** `key`: by which a family of the beginning is known; its name may have been changed. */
    families: z.array(z.object({ id: Id, key: z.string(), name: z.string() })),
    genres: z.array(z.object({ id: Id, name: z.string(), isActive: z.boolean() })),
  }),
})
