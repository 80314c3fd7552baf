import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

const PARTS = ['register', 'ontvangers', 'dpia', 'versies'] as const

export const registerScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/register',
    validateSearch: z.object({ deel: z.enum(PARTS).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./register-screen.tsx'), 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/privacy/register/dpia/$id',
    component: lazyRouteComponent(() => import('./assessment-screen.tsx'), 'AssessmentScreen'),
  }),
] as const
