import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { ApproachState } from '@klantregie/contract'
import { shellRoute } from '../../../lib/routes.ts'

const id = z.uuid().optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

export const approachScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/benaderingen',
    validateSearch: z.object({
      deel: z.enum(['rondes']).optional().catch(undefined),
      wie: z.enum(['iedereen']).optional().catch(undefined),
      doel: id,
      stand: ApproachState.optional().catch(undefined),
      van: day,
      tot: day,
      ronde: id,
    }),
    component: lazyRouteComponent(() => import('./approaches-screen.tsx'), 'ApproachesScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/benaderingen/ronde',
    // The list to go along, as the filter of relations or as ids, written by whoever sends somebody here.
    validateSearch: z.object({
      lijst: z.record(z.string(), z.unknown()).optional().catch(undefined),
      ids: z.array(z.uuid()).max(1000).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./new-round-screen.tsx'), 'NewRoundScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/benaderingen/rondes/$id',
    validateSearch: z.object({
      stand: z
        .enum(['collides', 'same_round', 'free', 'not_allowed', 'too_often', 'not_yours', 'waiting'])
        .optional()
        .catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./round-screen.tsx'), 'RoundScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/benaderingen/rust',
    component: lazyRouteComponent(() => import('./quiet-screen.tsx'), 'QuietScreen'),
  }),
] as const
