import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { shellRoute } from '../../../lib/routes.ts'

export const definitionScreens = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/begrippen',
    validateSearch: z.object({
      lijst: z.literal('werksessie').optional().catch(undefined),
      zoek: z.string().max(80).optional().catch(undefined),
    }),
    component: lazyRouteComponent(() => import('./definitions.tsx'), 'DefinitionsScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/begrippen/nieuw',
    component: lazyRouteComponent(() => import('./definition-form.tsx'), 'NewDefinitionScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/begrippen/$id',
    component: lazyRouteComponent(() => import('./definition.tsx'), 'DefinitionScreen'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/begrippen/$id/wijzigen',
    component: lazyRouteComponent(() => import('./definition-form.tsx'), 'EditDefinitionScreen'),
  }),
] as const
