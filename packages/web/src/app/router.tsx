import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { activityScreens } from '../features/activity/screens.ts'
import { adminScreens, publicScreens } from '../features/admin/screens.ts'
import { engagementScreens } from '../features/engagement/screens.ts'
import { governanceScreens } from '../features/governance/screens.ts'
import { identityScreens } from '../features/identity/screens.ts'
import { integrationScreens } from '../features/integrations/screens.ts'
import { privacyPublicScreens, privacyScreens } from '../features/privacy/screens.ts'
import { relationScreens } from '../features/relations/screens.ts'
import { segmentScreens } from '../features/segments/screens.ts'
import { valueScreens } from '../features/value/screens.ts'
import { rootRoute, shellRoute } from '../lib/routes.ts'
import { CrashPage, CrashScreen, LostPage } from './pages/lost.tsx'
import { pageScreens } from './pages/screens.ts'
import { Root } from './root.tsx'

const shell = shellRoute.update({
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
  errorComponent: CrashScreen,
})

// The gallery shows every component in every state. The condition is a constant, so a production build leaves it out.
const gallery = import.meta.env.DEV
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/gallery',
        component: lazyRouteComponent(() => import('./gallery/gallery.tsx'), 'Gallery'),
      }),
    ]
  : []

const tree = rootRoute
  .update({ component: Root, errorComponent: CrashScreen })
  .addChildren([
    shell.addChildren([
      ...pageScreens,
      ...relationScreens,
      ...segmentScreens,
      ...valueScreens,
      ...identityScreens,
      ...activityScreens,
      ...engagementScreens,
      ...governanceScreens,
      ...privacyScreens,
      ...adminScreens,
      ...integrationScreens,
    ]),
    ...publicScreens,
    ...privacyPublicScreens,
    ...gallery,
  ])

export function createAppRouter(cache: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { cache },
    defaultPreload: 'intent',
    defaultNotFoundComponent: LostPage,
    notFoundMode: 'root',
    defaultErrorComponent: CrashPage,
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
