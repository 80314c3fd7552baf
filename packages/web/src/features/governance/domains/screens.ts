import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

export const domainScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/domeinen',
    validateSearch: z.object({ nieuw: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./domains.tsx'), 'DomainsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/domeinen/$id',
    component: lazyRouteComponent(() => import('./domain.tsx'), 'DomainScreen'),
  }),
] as const
