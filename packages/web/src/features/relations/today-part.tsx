import { lazy } from 'react'
import type { Feature } from '../../lib/feature.ts'

/** What one keeps at hand, and what changed last of whatever one may see. Each part is loaded by itself. */
export const relationsToday: NonNullable<Feature['todayParts']> = {
  hand: lazy(async () => ({ default: (await import('./at-hand/at-hand-today.tsx')).AtHandToday })),
  changed: lazy(async () => ({ default: (await import('./recent/recent-relations.tsx')).RecentRelations })),
}
