import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../lib/routes.ts'

const cursor = z.string().max(500).optional().catch(undefined)
/** The kind of a question. */
const kind = z.string().min(1).max(300).optional().catch(undefined)

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
    path: '/imports/folders',
    validateSearch: z.object({ make: z.boolean().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./folders/folders-screen.tsx'), 'FoldersScreen'),
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
      class: kind,
      asked: z.boolean().optional().catch(undefined),
      later: z.boolean().optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./questions/queue-screen.tsx'), 'QueueScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/possible-duplicates/kinds',
    validateSearch: z.object({ run: z.uuid().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./questions/kinds-screen.tsx'), 'KindsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/possible-duplicates/kinds/sample',
    validateSearch: z.object({ class: kind }),
    component: lazyRouteComponent(() => import('./questions/kind-sample.tsx'), 'KindSampleScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/possible-duplicates/households',
    component: lazyRouteComponent(() => import('./households/households-screen.tsx'), 'HouseholdsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/relaties/$id/samenvoegen',
    validateSearch: z.object({ met: z.uuid().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./merging/merge-screen.tsx'), 'MergeScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/wie-geloven-we',
    component: lazyRouteComponent(() => import('./survivorship/survivorship.tsx'), 'SurvivorshipScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/vergelijken',
    validateSearch: z.object({ tab: z.enum(['verslag', 'instellingen']).optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('./matching/matching.tsx'), 'MatchingScreen'),
  }),
] as const
