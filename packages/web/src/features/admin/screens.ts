import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute, shellRoute } from '../../lib/routes.ts'
import { setupQuery } from '../../lib/session.tsx'
import { parseTrailAddress } from './trail/trail-address.view.ts'

/** Where to go after signing in; an address of our own only, or anybody could send our users elsewhere. */
const Next = z.object({
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
})

export const publicScreens = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/set-up',
    component: lazyRouteComponent(() => import('./entrance/set-up.tsx'), 'SetUpScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/sign-in',
    validateSearch: Next,
    beforeLoad: async ({ context }) => {
      const setup = await context.cache.query({ ...setupQuery, staleTime: 'static' })
      if (setup.isNeeded) redirect({ href: '/set-up', throw: true })
    },
    component: lazyRouteComponent(() => import('./entrance/sign-in.tsx'), 'SignInScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    // Entered at other houses: it does not change.
    path: '/aanmelden/terug',
    component: lazyRouteComponent(() => import('./sign-on/returned.tsx'), 'ReturnedScreen'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    // In Dutch, because people see it in the link that a colleague passes on.
    path: '/uitnodiging',
    component: lazyRouteComponent(() => import('./entrance/invited.tsx'), 'InvitedScreen'),
  }),
] as const

export const adminScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin',
    component: lazyRouteComponent(() => import('./house/overview.tsx'), 'AdminOverviewScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/users',
    validateSearch: z.object({ invite: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./house/users.tsx'), 'UsersScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/branches',
    component: lazyRouteComponent(() => import('./house/branches.tsx'), 'BranchesScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/organisation',
    component: lazyRouteComponent(() => import('./house/organisation.tsx'), 'OrganisationScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/sign-on',
    component: lazyRouteComponent(() => import('./sign-on/providers.tsx'), 'SignOnScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/keys',
    validateSearch: z.object({ make: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./keys/keys.tsx'), 'KeysScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/webhooks',
    validateSearch: z.object({ make: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./webhooks/webhooks.tsx'), 'WebhooksScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/webhooks/$webhookId',
    component: lazyRouteComponent(() => import('./webhooks/webhook.tsx'), 'WebhookScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/jobs',
    component: lazyRouteComponent(() => import('./house/jobs.tsx'), 'JobsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/admin/audit',
    validateSearch: parseTrailAddress,
    component: lazyRouteComponent(() => import('./trail/trail.tsx'), 'TrailScreen'),
  }),
] as const
