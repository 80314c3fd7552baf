import {} from '@klantregie/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { roundsQuery } from './approaches.api.ts'

/** The names of rounds that were planned and whose days are these: what somebody can take part in today. */
export function useRunningRounds(): readonly string[] {
  const may = useMay()
  const found = useInfiniteQuery({ ...roundsQuery, enabled: may('engagement.approach.read') }).data
  const today = dutchToday()
  const running = (found?.pages[0]?.items ?? []).filter(
    ({ state, startsOn, endsOn }) => state === 'planned' && startsOn <= today && today <= endsOn,
  )
  return [...new Set(running.map(({ name }) => name))]
}
