import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { Id } from '@klantregie/contract'
import { shellRoute } from '../../../lib/routes.ts'

export const roleChoiceScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/gegevensmodel/rollen',
    validateSearch: z.object({ type: Id.optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./role-choices-screen.tsx'), 'RoleChoicesScreen'),
  }),
] as const
