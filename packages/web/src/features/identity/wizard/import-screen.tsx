import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import type { Import } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Page } from '../../../ui/layout.tsx'
import { importQuery } from '../identity.api.ts'
import { ColumnsStep } from './columns-step.tsx'
import { DoneStep } from './done-step.tsx'
import { EndedStep } from './ended-step.tsx'
import { InspectingStep, RecognisedStep } from './recognised-step.tsx'
import { RunStep } from './run-step.tsx'
import { stepOf, stepToShow } from './steps.view.ts'
import type { StepId } from './steps.view.ts'
import { TrialStep } from './trial-step.tsx'

/** The address without a step: continue where the import is. */
export function ContinueImport() {
  const { importId } = useParams({ from: '/shell/imports/$importId' })
  const imported = useQuery(importQuery(importId))
  return (
    <Page>
      <QueryStates query={imported} shape="text">
        {(found) => <Navigate to="/imports/$importId/$step" params={{ importId, step: stepOf(found) }} replace />}
      </QueryStates>
    </Page>
  )
}

/** One step. When the state moved on (a job ended, a colleague pressed the button), the address follows. */
export function ImportScreen() {
  const { importId, step: asked } = useParams({ from: '/shell/imports/$importId/$step' })
  const imported = useQuery(importQuery(importId))
  return (
    <Page>
      <QueryStates query={imported} shape="text">
        {(found) => {
          const step = stepToShow(asked, found)
          if (step !== asked) return <Navigate to="/imports/$importId/$step" params={{ importId, step }} replace />
          return <Step imported={found} step={step} />
        }}
      </QueryStates>
    </Page>
  )
}

function Step({ imported, step }: { readonly imported: Import; readonly step: StepId }) {
  if (imported.state === 'failed' || imported.state === 'cancelled')
    return <EndedStep imported={imported} step={step} />
  switch (step) {
    case 'file':
    case 'recognised':
      return imported.state === 'inspecting' ? (
        <InspectingStep imported={imported} />
      ) : (
        <RecognisedStep imported={imported} />
      )
    case 'columns':
      return <ColumnsStep imported={imported} />
    case 'trial':
      return <TrialStep imported={imported} />
    case 'run':
      return <RunStep imported={imported} />
    case 'done':
      return <DoneStep imported={imported} />
  }
}
