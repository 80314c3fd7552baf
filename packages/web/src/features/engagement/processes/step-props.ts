import type { ProcessContent, StepPlan } from '@klantregie/contract'

/** One step of a template that is being written, in the whole that it stands in. */
export interface StepEditorProps {
  readonly content: ProcessContent
  readonly index: number
  readonly onChange: (change: Partial<StepPlan>) => void
}

/** What the parts of the editor of a step get. */
export type PartProps = StepEditorProps & { readonly step: StepPlan }
