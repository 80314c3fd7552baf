import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** A saved way of looking at the list; the state itself is the address's query string. */
export const SavedView = z.object({ id: Id, name: z.string(), query: z.string(), isMine: z.boolean() })
export type SavedView = z.infer<typeof SavedView>
export const listViews = defineRoute({
  method: 'GET',
  path: '/relations/views',
  permission: 'relations.relation.read',
  summary: 'List saved views',
  response: z.object({ items: z.array(SavedView) }),
})
export const saveView = defineRoute({
  method: 'POST',
  path: '/relations/views',
  permission: 'relations.relation.read',
  summary: 'Save a view',
  body: z.object({ name: z.string().trim().min(1).max(80), query: z.string().max(2000) }),
  response: SavedView,
})
export const removeView = defineRoute({
  method: 'DELETE',
  path: '/relations/views/:id',
  permission: 'relations.relation.read',
  summary: 'Remove one of my saved views',
  params: IdParams,
  response: Done,
  errors: ['relations.view_not_found'],
})
