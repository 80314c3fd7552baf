import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { ProposalStatus } from '@klantregie/contract'
import { shellRoute } from '../../../lib/routes.ts'

export const proposalScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/voorstellen',
    validateSearch: z.object({
      status: z
        .union([ProposalStatus, z.literal('alle')])
        .optional()
        .catch(undefined),
      domein: z.uuid().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./proposals.tsx'), 'ProposalsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/voorstellen/$id',
    component: lazyRouteComponent(() => import('./proposal.tsx'), 'ProposalScreen'),
  }),
] as const
