import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { Id, RelationKind } from '@klantregie/contract'
import { shellRoute } from '../../lib/routes.ts'
import { RelationDeed } from '../../lib/relation-deed.ts'
import { parseAddress } from './list/list-address.view.ts'
import { parseViewSearch } from './views/view-address.view.ts'

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
    path: '/relaties/weergave/$id',
    validateSearch: parseViewSearch,
    component: lazyRouteComponent(() => import('./views/view-screen.tsx'), 'ViewScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/nieuw',
    validateSearch: z.object({ kind: RelationKind.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./create/create.tsx'), 'CreateScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/$id/structuur',
    validateSearch: z.object({
      op: z.iso.date().optional().catch(undefined),
      vorm: z.literal('plaat').optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./hierarchy/hierarchy-screen.tsx'), 'HierarchyScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/bewerkingen',
    validateSearch: z.object({
      vanaf: z.string().max(500).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./bulk/deeds-screen.tsx'), 'BulkDeedsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/bewerkingen/$id',
    component: lazyRouteComponent(() => import('./bulk/deed-screen.tsx'), 'BulkDeedScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/labels',
    component: lazyRouteComponent(() => import('./labels/labels-screen.tsx'), 'LabelsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/leads',
    validateSearch: z.object({ type: Id.optional().catch(undefined), van: Id.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./leads/leads-screen.tsx'), 'LeadsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/belangrijk',
    validateSearch: z.object({
      lijst: z.enum(['alle', 'zonder']).optional().catch(undefined),
      van: Id.optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./important/important-screen.tsx'), 'ImportantScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/overdragen',
    component: lazyRouteComponent(() => import('./handover/handover-screen.tsx'), 'HandoverScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/zoeken',
    validateSearch: z.object({ q: Text, dan: RelationDeed.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./search/search-screen.tsx'), 'SearchScreen'),
  }),
] as const
