import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { ErrorState, LoadingState } from '../ui/states.tsx'
import { useCoreT } from './locale/index.ts'
import { useProblemText } from './texts.tsx'

export interface QueryStatesProps<D> {
  readonly query: UseQueryResult<D>
  readonly children: (answer: D) => ReactNode
  readonly shape?: 'table' | 'text'
}

/** Waiting, failing and answering in one place, so no screen forgets one. What was shown before stays while asking again. */
export function QueryStates<D>({ query, children, shape = 'table' }: QueryStatesProps<D>) {
  const t = useCoreT()
  const problemText = useProblemText()
  if (query.data !== undefined) return children(query.data)
  if (query.isError) {
    return (
      <ErrorState title={t('ui.failed')} action={<Button onPress={() => void query.refetch()}>{t('ui.retry')}</Button>}>
        <p>{problemText(query.error)}</p>
      </ErrorState>
    )
  }
  return <LoadingState shape={shape} />
}
