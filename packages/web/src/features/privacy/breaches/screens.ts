import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

export const breachScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/datalekken',
    validateSearch: z.object({ nieuw: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./breaches-screen.tsx'), 'BreachesScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/datalekken/$id',
    component: lazyRouteComponent(() => import('./breach-screen.tsx'), 'BreachScreen'),
  }),
] as const
