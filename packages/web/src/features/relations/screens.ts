import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { RelationKind } from '@klantregie/contract'
import { shellRoute } from '../../lib/routes.ts'
import { parseAddress } from './list/list-address.view.ts'

/** A number that was searched for is read as a number from the address; it was text. */
const Text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).slice(0, 200))
  .optional()
  .catch(undefined)

export const relationScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties',
    validateSearch: parseAddress,
    component: lazyRouteComponent(() => import('./list/list.tsx'), 'RelationListScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/nieuw',
    validateSearch: z.object({ kind: RelationKind.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./create/create.tsx'), 'CreateScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/zoeken',
    validateSearch: z.object({ q: Text, noteren: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./search/search-screen.tsx'), 'SearchScreen'),
  }),
] as const
