import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { SchoolChangeKind } from '@klantregie/contract'
import { shellRoute } from '../../lib/routes.ts'

const id = z.uuid().optional().catch(undefined)
/** The number of a location, behind which the page begins. */
const code = z.string().max(6).optional().catch(undefined)

export const integrationScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen',
    component: lazyRouteComponent(() => import('./overview/connections-screen.tsx'), 'ConnectionsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/nieuw',
    validateSearch: z.object({
      systeem: z.string().max(40).optional().catch(undefined),
      /** The connection that was just made: what is left is to try it and to fetch. */
      gemaakt: id,
    }),
    component: lazyRouteComponent(() => import('./connect/connect-screen.tsx'), 'ConnectScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/postvak',
    validateSearch: z.object({
      koppeling: id,
      soort: z.enum(['unmatched', 'rejected']).optional().catch(undefined),
      na: id,
    }),
    component: lazyRouteComponent(() => import('./inbox/inbox-screen.tsx'), 'InboxScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/campagnes',
    validateSearch: z.object({ na: id }),
    component: lazyRouteComponent(() => import('./campaigns/campaigns-screen.tsx'), 'CampaignsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/pascontrole',
    component: lazyRouteComponent(() => import('./cards/card-checker-screen.tsx'), 'CardCheckerScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/registers',
    component: lazyRouteComponent(() => import('./registers/registers-screen.tsx'), 'RegistersScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/registers/editie/$id',
    validateSearch: z.object({ soort: SchoolChangeKind.optional().catch(undefined), na: code }),
    component: lazyRouteComponent(() => import('./registers/edition-screen.tsx'), 'EditionScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/registers/scholen',
    validateSearch: z.object({
      q: z.string().max(100).optional().catch(undefined),
      /** Also outside the working area. */
      overal: z.boolean().optional().catch(undefined),
      na: code,
    }),
    component: lazyRouteComponent(() => import('./registers/schools-screen.tsx'), 'SchoolsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/registers/voorstellen',
    validateSearch: z.object({ van: z.literal('mij').optional().catch(undefined), na: id }),
    component: lazyRouteComponent(() => import('./registers/proposals-screen.tsx'), 'ProposalsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/koppelingen/$id',
    validateSearch: z.object({
      deel: z.enum(['afleveringen', 'segmenten', 'instellingen', 'kolommen', 'ruw']).optional().catch(undefined),
      /** Only deliveries in which something happened. */
      nieuws: z.boolean().optional().catch(undefined),
      voor: id,
    }),
    component: lazyRouteComponent(() => import('./one/connection-screen.tsx'), 'ConnectionScreen'),
  }),
] as const
