import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

export const purposeScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/toestemming',
    validateSearch: z.object({ nieuw: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./purposes-screen.tsx'), 'PurposesScreen'),
  }),
] as const
