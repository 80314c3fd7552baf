import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../lib/routes.ts'

const cursor = z.string().max(500).optional().catch(undefined)

export const identityScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports',
    validateSearch: z.object({ cursor }),
    component: lazyRouteComponent(() => import('./overview/imports.tsx'), 'ImportsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports/new',
    component: lazyRouteComponent(() => import('./wizard/new-import.tsx'), 'NewImportScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports/$importId',
    component: lazyRouteComponent(() => import('./wizard/import-screen.tsx'), 'ContinueImport'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports/$importId/$step',
    validateSearch: z.object({
      rows: z.enum(['new', 'changed', 'same', 'duplicate', 'rejected', 'problems']).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./wizard/import-screen.tsx'), 'ImportScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/possible-duplicates',
    validateSearch: z.object({
      importId: z.uuid().optional().catch(undefined),
      relationId: z.uuid().optional().catch(undefined),
      cursor,
    }),
    component: lazyRouteComponent(() => import('./duplicates/duplicates.tsx'), 'DuplicatesScreen'),
  }),
] as const
