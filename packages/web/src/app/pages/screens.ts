import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Id, TimelineKind } from '@klantregie/contract'
import { z } from 'zod'
import { RelationDeed } from '../../lib/relation-deed.ts'
import { shellRoute } from '../../lib/routes.ts'

/** Screens that compose several features, which may not know each other. */
export const pageScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    /** The guide for setting up, brought back by whoever asks for it. */
    validateSearch: z.object({ wegwijzer: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./today.tsx'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/$id',
    validateSearch: z.object({
      tab: z.enum(['bronnen']).optional().catch(undefined),
      soort: TimelineKind.optional().catch(undefined),
      doen: RelationDeed.optional().catch(undefined),
      samengevoegd: z.boolean().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./relation.tsx'), 'RelationPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/balie',
    validateSearch: z.object({
      // A number that was searched for is read as a number from the address; it was text.
      q: z
        .union([z.string(), z.number()])
        .transform((value) => String(value).slice(0, 200))
        .optional()
        .catch(undefined),
      wie: Id.optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./desk.tsx'), 'DeskPage'),
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
