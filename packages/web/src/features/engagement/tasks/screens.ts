import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

export const taskScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/taken',
    validateSearch: z.object({
      wie: z.enum(['team', 'alles']).optional().catch(undefined),
      afgerond: z.boolean().optional().catch(undefined),
      zoek: z.string().optional().catch(undefined),
      bij: z.uuid().optional().catch(undefined),
      /** The task that is open. */
      taak: z.uuid().optional().catch(undefined),
      nieuw: z.boolean().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./tasks.tsx'), 'TasksScreen'),
  }),
] as const
