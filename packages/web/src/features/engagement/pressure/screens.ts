import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../../lib/routes.ts'

export const pressureScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/benaderingen/druk',
    component: lazyRouteComponent(() => import('./pressure-screen.tsx'), 'PressureScreen'),
  }),
] as const
