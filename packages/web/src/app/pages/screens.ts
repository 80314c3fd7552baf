import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { TimelineKind } from '@klantregie/contract'
import { z } from 'zod'
import { shellRoute } from '../../lib/routes.ts'

/** Screens that compose several features, which may not know each other. */
export const pageScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./today.tsx'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/$id',
    validateSearch: z.object({
      tab: z.enum(['bronnen']).optional().catch(undefined),
      soort: TimelineKind.optional().catch(undefined),
      noteren: z.boolean().optional().catch(undefined),
      samengevoegd: z.boolean().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./relation.tsx'), 'RelationPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/dekking',
    validateSearch: z.object({ lijst: z.enum(['stil', 'zonder']).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./coverage.tsx'), 'CoveragePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('./account.tsx'), 'AccountPage'),
  }),
  // The English addresses lead to the Dutch ones, so that a link made by another part or an export works too.
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relations',
    beforeLoad: ({ location }) => {
      redirect({ href: location.href.replace('/relations', '/relaties'), replace: true, throw: true })
    },
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relations/$id',
    beforeLoad: ({ location }) => {
      redirect({ href: location.href.replace('/relations', '/relaties'), replace: true, throw: true })
    },
  }),
] as const
