import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

const Id = z.uuid().optional().catch(undefined)

export const rightsScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rechten',
    component: lazyRouteComponent(() => import('./matrix-screen.tsx'), 'RightsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rechten/overzicht',
    validateSearch: z.object({ domein: Id, collega: Id }),
    component: lazyRouteComponent(() => import('./effective-screen.tsx'), 'EffectiveRightsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/rechten/teams',
    component: lazyRouteComponent(() => import('./teams-screen.tsx'), 'TeamsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/noodtoegang',
    validateSearch: z.object({ domein: Id }),
    component: lazyRouteComponent(() => import('./break-glass-screen.tsx'), 'BreakGlassScreen'),
  }),
] as const
