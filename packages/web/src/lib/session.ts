import { queryOptions, useQuery } from '@tanstack/react-query'
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

export function useMaybeSession(): Session | null {
  return useQuery(sessionQuery).data ?? null
}

/** For screens inside the shell, where somebody is signed in by construction. */
export function useSession(): Session {
  const session = useMaybeSession()
  if (!session) throw new Error('This screen is shown inside the shell, after signing in.')
  return session
}

/** What is not allowed is not shown; the server decides again at the entrance. */
export function useMay(permission: Permission): boolean {
  return useMaybeSession()?.permissions.includes(permission) ?? false
}
