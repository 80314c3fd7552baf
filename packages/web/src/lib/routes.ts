import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { sessionQuery, setupQuery } from './session.tsx'

export interface RouterContext {
  readonly cache: QueryClient
}

/**
 * The two roots that screens hang on; app/router.tsx gives them their components. A feature writes its own routes in
 * `features/<module>/screens.ts` below `shellRoute` (signed in, with the rail) or `rootRoute` (before signing in).
 */
export const rootRoute = createRootRouteWithContext<RouterContext>()()

/** Who is not signed in goes to the entrance and comes back to the address asked for. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.cache.query({ ...sessionQuery, staleTime: 'static' })
    if (session) return
    const setup = await context.cache.query({ ...setupQuery, staleTime: 'static' })
    if (setup.isNeeded) redirect({ href: '/set-up', throw: true })
    const next = location.href === '/' ? '' : `?next=${encodeURIComponent(location.href)}`
    redirect({ href: `/sign-in${next}`, throw: true })
  },
})
