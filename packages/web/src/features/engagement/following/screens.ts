import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

export const followingScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/meldingen',
    validateSearch: z.object({ ongelezen: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./notifications.tsx'), 'NotificationsScreen'),
  }),
] as const
