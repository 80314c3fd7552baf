import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

export const modelScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/gegevensmodel',
    validateSearch: z.object({
      deel: z.enum(['velden', 'typen', 'verbanden', 'tekening']).optional().catch(undefined),
      nieuw: z.boolean().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./model-screen.tsx'), 'ModelScreen'),
  }),
] as const
