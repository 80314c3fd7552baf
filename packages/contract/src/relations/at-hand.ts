import { z } from 'zod'
import { defineRoute, Done, IdParams, Id } from '../platform/route.ts'
import { Masking } from './disclosure.ts'
import { RelationKind } from './record.ts'

/** A relation that somebody keeps at hand or looked at. */
export const AtHand = z.object({
  id: Id,
  name: z.string(),
  kind: RelationKind,
  place: z.string().nullable(),
  types: z.array(z.string()),
  at: z.iso.datetime(),
  ...Masking,
})
export type AtHand = z.infer<typeof AtHand>

export const listAtHand = defineRoute({
  method: 'GET',
  path: '/me/relations',
  permission: 'relations.relation.read',
  summary: 'List my favourites and what I looked at last',
  response: z.object({ favourites: z.array(AtHand), recent: z.array(AtHand) }),
})
export const addFavourite = defineRoute({
  method: 'PUT',
  path: '/me/favourites/:id',
  permission: 'relations.relation.read',
  summary: 'Keep a relation at hand',
  params: IdParams,
  response: Done,
  errors: ['relations.relation_not_found', 'relations.too_many_favourites'],
})
export const removeFavourite = defineRoute({
  method: 'DELETE',
  path: '/me/favourites/:id',
  permission: 'relations.relation.read',
  summary: 'No longer keep a relation at hand',
  params: IdParams,
  response: Done,
  errors: ['relations.relation_not_found'],
})
export const rememberSeen = defineRoute({
  method: 'PUT',
  path: '/me/seen/:id',
  permission: 'relations.relation.read',
  summary: 'Remember that I looked at a relation',
  params: IdParams,
  response: Done,
  errors: ['relations.relation_not_found'],
})
export const forgetSeen = defineRoute({
  method: 'DELETE',
  path: '/me/seen',
  permission: 'relations.relation.read',
  summary: 'Forget what I looked at',
  response: Done,
})
