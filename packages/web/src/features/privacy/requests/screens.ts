import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute, shellRoute } from '../../../lib/routes.ts'

export const requestScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/verzoeken',
    validateSearch: z.object({
      stand: z.enum(['open', 'afgesloten']).optional().catch(undefined),
      nieuw: z.boolean().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./requests-screen.tsx'), 'RequestsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/verzoeken/$id',
    component: lazyRouteComponent(() => import('./request-screen.tsx'), 'RequestScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/vergeten',
    component: lazyRouteComponent(() => import('./erasures-screen.tsx'), 'ErasuresScreen'),
  }),
] as const

/** For the person of a request, who has no account; the key is behind the # and never leaves the browser by itself. */
export const selfServiceScreens = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/mijn-gegevens',
    component: lazyRouteComponent(() => import('../self-service/self-service-screen.tsx'), 'SelfServiceScreen'),
  }),
] as const
