import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../../lib/routes.ts'

/** For visitors, in Dutch because they see the address. The proof in a link stands behind the `#`. */
export const visitorScreens = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/aanmelden/$organisatie',
    component: lazyRouteComponent(() => import('./sign-up.tsx'), 'SignUpScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/bevestigen',
    component: lazyRouteComponent(() => import('./confirm.tsx'), 'ConfirmScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/voorkeuren',
    component: lazyRouteComponent(() => import('./preferences.tsx'), 'PreferencesScreen'),
  }),
] as const
