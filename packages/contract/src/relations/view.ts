import { z } from 'zod'
import { defineRoute, Done, Id, IdParams } from '../platform/route.ts'

/** A whole view of the list, or a set of columns to choose within one. */
export const ViewPart = z.enum(['view', 'columns'])
export type ViewPart = z.infer<typeof ViewPart>
/** For whom: oneself, the colleagues of a team, or everybody. What somebody sees in it is always decided by their own rights. */
export const ViewAudience = z.enum(['me', 'team', 'organisation'])
export type ViewAudience = z.infer<typeof ViewAudience>

/** A saved way of looking at the list; the state itself (filter, order, form, columns) is the address's query string. */
export const SavedView = z.object({
  id: Id,
  part: ViewPart,
  name: z.string(),
  query: z.string(),
  audience: ViewAudience,
  teamId: Id.nullable(),
  team: z.string().nullable(),
  /** Who made it. */
  maker: z.string(),
  isMine: z.boolean(),
  /** Whether it may be renamed, changed, shared and removed by this reader. */
  mayChange: z.boolean(),
  version: z.int(),
})
export type SavedView = z.infer<typeof SavedView>

const Name = z.string().trim().min(1).max(80)
const Query = z.string().max(4000)
export const listViews = defineRoute({
  method: 'GET',
  path: '/relations/views',
  permission: 'relations.relation.read',
  summary: 'List my saved views and those that are shared with me',
  response: z.object({
    items: z.array(SavedView),
    /** With whom I may share. */
    teams: z.array(z.object({ id: Id, name: z.string() })),
  }),
})
export const getView = defineRoute({
  method: 'GET',
  path: '/relations/views/:id',
  permission: 'relations.relation.read',
  summary: 'Show one saved view',
  params: IdParams,
  response: SavedView,
  errors: ['relations.view_not_found'],
})
export const saveView = defineRoute({
  method: 'POST',
  path: '/relations/views',
  permission: 'relations.relation.read',
  summary: 'Save a view or a set of columns for myself',
  body: z.object({ name: Name, query: Query, part: ViewPart.default('view') }),
  response: SavedView,
})
/** The version that was seen; refused with `relations.view_changed` when somebody changed it meanwhile. */
const Seen = { version: z.int().min(1) }
/** What is left out stays. */
export const changeView = defineRoute({
  method: 'PATCH',
  path: '/relations/views/:id',
  permission: 'relations.relation.read',
  summary: 'Rename or change a saved view',
  params: IdParams,
  body: z.object({ ...Seen, name: Name.optional(), query: Query.optional() }),
  response: SavedView,
  errors: ['relations.view_not_found', 'relations.view_changed'],
})
export const shareView = defineRoute({
  method: 'POST',
  path: '/relations/views/:id/share',
  permission: 'relations.view.share',
  summary: 'Share a saved view with a team or with everybody, or take it back',
  params: IdParams,
  body: z.object({
    ...Seen,
    audience: ViewAudience,
    /** With `audience: team`. */
    teamId: Id.optional(),
  }),
  response: SavedView,
  errors: ['relations.view_not_found', 'relations.view_changed', 'relations.view_team_not_found'],
})
export const removeView = defineRoute({
  method: 'DELETE',
  path: '/relations/views/:id',
  permission: 'relations.relation.read',
  summary: 'Remove a saved view; it can be put back',
  params: IdParams,
  response: Done,
  errors: ['relations.view_not_found'],
})
export const restoreView = defineRoute({
  method: 'POST',
  path: '/relations/views/:id/restore',
  permission: 'relations.relation.read',
  summary: 'Put back a saved view that was removed, under the same address',
  params: IdParams,
  response: SavedView,
  errors: ['relations.view_not_found'],
})
