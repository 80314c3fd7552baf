import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { ReviewOutcome } from '@klantregie/contract'
import { shellRoute } from '../../../lib/routes.ts'

export const reviewScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/nakijken',
    validateSearch: z.object({ nieuw: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./reviews.tsx'), 'ReviewsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/nakijken/$id',
    component: lazyRouteComponent(() => import('./work.tsx'), 'ReviewWorkScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/nakijken/$id/uitkomst',
    validateSearch: z.object({ antwoord: ReviewOutcome.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./result.tsx'), 'ReviewResultScreen'),
  }),
] as const
