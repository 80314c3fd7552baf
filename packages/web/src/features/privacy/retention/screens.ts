import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

const PARTS = ['regels', 'uitvoering', 'blokkades', 'instellingen'] as const

export const retentionScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/bewaartermijnen',
    validateSearch: z.object({
      deel: z.enum(PARTS).optional().catch(undefined),
      nieuw: z.boolean().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./rules-screen.tsx'), 'RetentionScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/bewaartermijnen/$id',
    component: lazyRouteComponent(() => import('./rule-screen.tsx'), 'RetentionRuleScreen'),
  }),
] as const
