import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { CoverageState } from '@klantregie/contract'
import { shellRoute } from '../../../lib/routes.ts'

export const coverageScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/dekking/nieuw',
    // The list to reach, as the filter of relations or as ids, written by whoever sends somebody here.
    validateSearch: z.object({
      lijst: z.record(z.string(), z.unknown()).optional().catch(undefined),
      ids: z.array(z.uuid()).max(1000).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./new-coverage-screen.tsx'), 'NewCoverageScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/dekking/$id',
    validateSearch: z.object({
      stand: CoverageState.optional().catch(undefined),
      wie: z
        .union([z.uuid(), z.literal('none')])
        .optional()
        .catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./coverage-screen.tsx'), 'CoverageScreen'),
  }),
] as const
