import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, use, useState } from 'react'
import type { ReactNode } from 'react'
import { getSession, getSetup } from '@klantregie/contract'
import type { Permission, Session } from '@klantregie/contract'
import { call } from './api.ts'
import { isProblem } from './problem.ts'

/** Who is signed in; null when nobody is. Not being signed in is an answer here, not a failure. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await call(getSession)
    } catch (error) {
      if (isProblem(error, 'auth.required')) return null
      throw error
    }
  },
  staleTime: 60_000,
})

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: () => call(getSetup), staleTime: 60_000 })

/** Null before signing in, and again once the server ended the session. */
export function useLiveSession(): Session | null {
  return useQuery(sessionQuery).data ?? null
}

const HeldSession = createContext<Session | null>(null)

/**
 * Holds on to the last session when it ends, so that every screen stays as it is, with everything typed in it, while
 * the person signs in again.
 */
export function SessionHolder({ children }: { readonly children: ReactNode }) {
  const live = useLiveSession()
  const [held, setHeld] = useState(live)
  if (live && live !== held) setHeld(live)
  return <HeldSession value={live ?? held}>{children}</HeldSession>
}

/** For screens inside the shell, where somebody is signed in by construction. */
export function useSession(): Session {
  const session = use(HeldSession)
  if (!session) throw new Error('This screen is shown inside the shell, after signing in.')
  return session
}

/** What is not allowed is not shown; the server decides again at the entrance. */
export function useMay(): (permission: Permission) => boolean {
  const session = use(HeldSession)
  return (permission) => session?.permissions.includes(permission) ?? false
}
