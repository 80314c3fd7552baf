import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../../lib/routes.ts'

export const domainScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/domeinen',
    component: lazyRouteComponent(() => import('./domains.tsx'), 'DomainsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/domeinen/$id',
    component: lazyRouteComponent(() => import('./domain.tsx'), 'DomainScreen'),
  }),
] as const
