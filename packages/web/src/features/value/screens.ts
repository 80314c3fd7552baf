import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { TierFrom, TierTo } from '@klantregie/contract'
import { z } from 'zod'
import { shellRoute } from '../../lib/routes.ts'

const Score = z.int().min(1).max(5).optional().catch(undefined)

/** What is looked at; nonsense typed in the address is no reason to fail. */
const Looking = z.object({
  familie: z.uuid().optional().catch(undefined),
  deel: z.enum(['niveaus', 'scores', 'verwachting', 'weging']).optional().catch(undefined),
  periode: z.enum(['maanden', 'ditjaar', 'vorigjaar']).optional().catch(undefined),
  /** Who moved, behind a figure. */
  van: TierFrom.optional().catch(undefined),
  naar: TierTo.optional().catch(undefined),
  /** Who has these scores, behind a cell. */
  recent: Score,
  vaak: Score,
})

export const valueScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/waarde',
    validateSearch: Looking,
    component: lazyRouteComponent(() => import('./value-screen.tsx'), 'ValueScreen'),
  }),
] as const
