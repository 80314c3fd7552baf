import { lazy, Suspense } from 'react'
import { useMay } from '../../lib/session.tsx'

const AtHandToday = lazy(async () => ({ default: (await import('./at-hand/at-hand-today.tsx')).AtHandToday }))

/** What one keeps at hand; loaded by itself. */
export function RelationsToday() {
  const may = useMay()
  return <Suspense fallback={null}>{may('relations.relation.read') && <AtHandToday />}</Suspense>
}
