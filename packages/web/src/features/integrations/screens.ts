import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../lib/routes.ts'

const id = z.uuid().optional().catch(undefined)

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
    path: '/koppelingen/$id',
    validateSearch: z.object({
      deel: z.enum(['afleveringen', 'instellingen', 'kolommen', 'ruw']).optional().catch(undefined),
      /** Only deliveries in which something happened. */
      nieuws: z.boolean().optional().catch(undefined),
      voor: id,
    }),
    component: lazyRouteComponent(() => import('./one/connection-screen.tsx'), 'ConnectionScreen'),
  }),
] as const
