import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button, LinkButton } from '../ui/button.tsx'
import { Page, PageHeader } from '../ui/layout.tsx'
import type { Crumb } from '../ui/layout.tsx'
import { LoadingState } from '../ui/states.tsx'
import { useCoreT } from './locale/index.ts'
import { ApiProblem } from './problem.ts'
import { useProblemText } from './texts.tsx'

export interface PageStatesProps<D> {
  readonly query: UseQueryResult<D>
  /** The list that this page is one of: the way out when it is not there. */
  readonly up: Crumb
  readonly children: (answer: D) => ReactNode
}

/** As `QueryStates`, for what a whole page is about: waiting and failing are a page too, with a title of its own. */
export function PageStates<D>({ query, up, children }: PageStatesProps<D>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <Failed error={query.error} up={up} onRetry={() => void query.refetch()} />
  return (
    <Page>
      <LoadingState shape="text" />
    </Page>
  )
}

interface FailedProps {
  readonly error: unknown
  readonly up: Crumb
  readonly onRetry: () => void
}

/** What is not there, or may not be seen, does not come by asking again. */
function Failed({ error, up, onRetry }: FailedProps) {
  const t = useCoreT()
  const problemText = useProblemText()
  const status = error instanceof ApiProblem ? error.status : 0
  const isGone = status === 404
  return (
    <Page>
      <PageHeader title={t(isGone ? 'ui.gone' : 'ui.failed')} lead={problemText(error)} breadcrumbs={[up]} />
      <div>
        {isGone && <LinkButton href={up.href}>{t('ui.goneTo', { page: up.label })}</LinkButton>}
        {status === 403 && <LinkButton href="/">{t('ui.toToday')}</LinkButton>}
        {!isGone && status !== 403 && <Button onPress={onRetry}>{t('ui.retry')}</Button>}
      </div>
    </Page>
  )
}
