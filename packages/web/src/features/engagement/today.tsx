import { Suspense } from 'react'

/** What one does with relations today. Each part is loaded by itself and shows nothing when it has nothing to say. */
export function EngagementToday() {
  return <Suspense fallback={null}></Suspense>
}
