import { lazy } from 'react'
import type { Feature } from '../../lib/feature.ts'

/** What waits for owners beside what the home page lists itself. */
export const governanceToday: NonNullable<Feature['todayParts']> = {
  waiting: lazy(async () => ({ default: (await import('./domains/owner-today.tsx')).OwnerToday })),
}
