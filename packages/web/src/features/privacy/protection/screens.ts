import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '../../../lib/routes.ts'

export const protectionScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/afscherming',
    component: lazyRouteComponent(() => import('./protections-screen.tsx'), 'ProtectionsScreen'),
  }),
] as const
