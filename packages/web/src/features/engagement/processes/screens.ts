import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { RelationFilter } from '@klantregie/contract'
import { shellRoute } from '../../../lib/routes.ts'

const id = z.uuid().optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

export const processScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/processen',
    validateSearch: z.object({
      deel: z.enum(['lopend', 'afgelopen']).optional().catch(undefined),
      proces: id,
      wie: id,
      telaat: flag,
    }),
    component: lazyRouteComponent(() => import('./processes-screen.tsx'), 'ProcessesScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/processen/nieuw',
    component: lazyRouteComponent(() => import('./editor-screen.tsx'), 'NewTemplateScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/processen/starten',
    // The list to start with, as the filter of relations or as ids, written by whoever sends somebody here.
    validateSearch: z.object({
      lijst: RelationFilter.partial().optional().catch(undefined),
      ids: z.array(z.uuid()).max(1000).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./start-many-screen.tsx'), 'StartManyScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/processen/lopend/$id',
    component: lazyRouteComponent(() => import('./process-screen.tsx'), 'ProcessScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/processen/$id/bord',
    validateSearch: z.object({ wie: id, team: id, telaat: flag }),
    component: lazyRouteComponent(() => import('./board-screen.tsx'), 'BoardScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/processen/$id/bewerken',
    component: lazyRouteComponent(() => import('./editor-screen.tsx'), 'EditTemplateScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/processen/$id/doorlooptijd',
    validateSearch: z.object({ versie: z.int().min(1).optional().catch(undefined), van: day, tot: day }),
    component: lazyRouteComponent(() => import('./figures-screen.tsx'), 'FiguresScreen'),
  }),
] as const
