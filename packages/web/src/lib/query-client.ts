import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

/** A refusal stays a refusal however often one asks; only the lack of an answer is worth a second try. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  const isPassing = error instanceof ApiProblem && (error.status === 0 || error.status === 503)
  return isPassing && failures < 2
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Server-sent events tell what changed, so what is shown may be kept a while.
      queries: { retry: isWorthRetrying, staleTime: 30_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
}
