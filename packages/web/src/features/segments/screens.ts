import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { SegmentGroup } from '@klantregie/contract'
import { shellRoute } from '../../lib/routes.ts'

/** What is being built, before it is saved; nonsense typed in the address is no reason to fail. */
const Building = z.object({ voorwaarden: SegmentGroup.optional().catch(undefined) })

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
    path: '/segmenten/$id',
    validateSearch: Building.extend({ deel: z.enum(['verloop', 'profiel']).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./builder/builder-screen.tsx'), 'SegmentScreen'),
  }),
] as const
