import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { OfferingKind, OfferingState } from '@klantregie/contract'
import { shellRoute } from '../../../lib/routes.ts'

const id = z.uuid().optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

export const offeringScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/aanbod',
    validateSearch: z.object({
      // A number that was searched for is read as a number from the address; it was text.
      q: z
        .union([z.string(), z.number()])
        .transform((value) => String(value).slice(0, 200))
        .optional()
        .catch(undefined),
      soort: OfferingKind.optional().catch(undefined),
      stand: OfferingState.optional().catch(undefined),
      genre: id,
      vestiging: id,
      doelgroep: id,
      van: day,
      tot: day,
      volgorde: z.enum(['soonest', 'title']).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./offerings-screen.tsx'), 'OfferingsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/aanbod/nieuw',
    validateSearch: z.object({ onder: id }),
    component: lazyRouteComponent(() => import('./edit-screen.tsx'), 'NewOfferingScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/aanbod/$id',
    component: lazyRouteComponent(() => import('./offering-screen.tsx'), 'OfferingScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/aanbod/$id/wijzigen',
    component: lazyRouteComponent(() => import('./edit-screen.tsx'), 'EditOfferingScreen'),
  }),
] as const
