import { Suspense, lazy } from 'react'

const BreakGlassToday = lazy(async () => ({
  default: (await import('./rights/break-glass-today.tsx')).BreakGlassToday,
}))
const OwnerToday = lazy(async () => ({ default: (await import('./domains/owner-today.tsx')).OwnerToday }))
const ReviewsToday = lazy(async () => ({ default: (await import('./reviews/reviews-today.tsx')).ReviewsToday }))

const WaitingProposals = lazy(async () => ({
  default: (await import('./proposals/waiting-panel.tsx')).WaitingProposals,
}))

/** What waits for owners and for whoever works on reviews. Each part shows nothing when it has nothing to say. */
export function GovernanceToday() {
  return (
    <Suspense fallback={null}>
      <BreakGlassToday />
      <WaitingProposals />
      <OwnerToday />
      <ReviewsToday />
    </Suspense>
  )
}
