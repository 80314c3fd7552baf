import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../../lib/routes.ts'

export const listScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/aanbod/lijsten',
    component: lazyRouteComponent(() => import('./lists-screen.tsx'), 'ListsScreen'),
  }),
] as const
