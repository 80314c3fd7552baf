import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../../lib/routes.ts'

export const qualityScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kwaliteit',
    component: lazyRouteComponent(() => import('./quality.tsx'), 'QualityScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kwaliteit/$id',
    component: lazyRouteComponent(() => import('./domain-quality.tsx'), 'DomainQualityScreen'),
  }),
] as const
