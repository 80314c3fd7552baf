import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { InventoryCell, SegmentGroup } from '@klantregie/contract'
import { shellRoute } from '../../lib/routes.ts'

/** What is being built, before it is saved; nonsense typed in the address is no reason to fail. */
const Building = z.object({ voorwaarden: SegmentGroup.optional().catch(undefined) })

/** The side of every type that the inventory shows. */
const Glance = z.enum(['aantallen', 'bijdrage', 'gedaan', 'jaren', 'kwaliteit']).optional().catch(undefined)
const Day = z.iso.date().optional().catch(undefined)

export const segmentScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segmenten',
    component: lazyRouteComponent(() => import('./list/segments-screen.tsx'), 'SegmentsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segmenten/nieuw',
    validateSearch: Building,
    component: lazyRouteComponent(() => import('./builder/builder-screen.tsx'), 'NewSegmentScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segmenten/overlap',
    validateSearch: z.object({
      ids: z.array(z.uuid()).max(20).optional().catch(undefined),
      /** The two that are compared side by side. */
      samen: z.tuple([z.uuid(), z.uuid()]).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./overlap/overlap-screen.tsx'), 'OverlapScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segmenten/advies',
    component: lazyRouteComponent(() => import('./advice/advice-screen.tsx'), 'AdviceScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segmenten/codes',
    validateSearch: z.object({ editie: z.uuid().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./codes/codes-screen.tsx'), 'CodesScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/segmenten/$id',
    validateSearch: Building.extend({ deel: z.enum(['verloop', 'profiel']).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./builder/builder-screen.tsx'), 'SegmentScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inventaris',
    validateSearch: z.object({ dag: Day, blik: Glance }),
    component: lazyRouteComponent(() => import('./inventory/inventory-screen.tsx'), 'InventoryScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inventaris/rij/$row',
    validateSearch: z.object({ dag: Day, bewaard: z.uuid().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./inventory/row-screen.tsx'), 'InventoryRowScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inventaris/rij/$row/relaties',
    validateSearch: z.object({
      dag: Day,
      wat: InventoryCell.shape.what.optional().catch(undefined),
      soort: z.string().max(40).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./inventory/people-screen.tsx'), 'InventoryPeopleScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/inventaris/bewaard/$id',
    validateSearch: z.object({ blik: Glance }),
    component: lazyRouteComponent(() => import('./inventory/frozen-screen.tsx'), 'FrozenInventoryScreen'),
  }),
] as const
