import type { ErrorCode, Permission } from '@klantregie/contract'
import type { Ctx } from './context.ts'
import type { App } from './http/app.ts'
import type { JobDefinition } from './jobs/job.ts'

/**
 * What happens to a table's rows that point at a relation. Carried out by one engine; a table that is not declared here
 * fails architecture/personal-data.test.ts.
 */
export type PersonalData = {
  readonly table: string
  readonly relationColumns: readonly string[]
  /**
   * `move`: rows go to the winner; `keep-both`: they do, and what has become the same is shown once; `recompute`: derived,
   * computed again; `stay`: the row tells what happened to the relation it names, whose id leads on to the winner.
   * Every column of a table that moves has one beside it, `origin_…`, that keeps where the row came in.
   */
  readonly onMerge: 'move' | 'keep-both' | 'recompute' | 'stay'
  /** `return`: rows go back with their origin; `recompute`: derived; `stay`: as on a merge. */
  readonly onSplit: 'return' | 'recompute' | 'stay'
  readonly onErase: 'delete' | 'anonymise'
  readonly inExport: boolean
  /** How long, and since what; "with the relation" when it has no term of its own. */
  readonly keepFor: string
}

/** A module's contribution to the timeline of a relation: its own events, newest first, before a moment. */
export type TimelineSource = (
  ctx: Ctx,
  query: { relationId: string; before: Date; limit: number },
) => Promise<readonly TimelineEvent[]>

export type TimelineEvent = {
  readonly id: string
  readonly kind: 'interaction' | 'import' | 'change' | 'role' | 'link' | 'created'
  readonly at: Date
  readonly by: string | null
  readonly source: string | null
  readonly sentence: string
  readonly values: Readonly<Record<string, string | number>>
  readonly text: string | null
  readonly interactionKind: 'note' | 'call' | 'email' | 'letter' | 'meeting' | 'desk' | 'visit' | 'activity' | null
}

export type Module = {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly routes: readonly ((app: App) => void)[]
  readonly jobs: readonly JobDefinition[]
  /** Database constraint → what it means to a person: the database is the last guard. */
  readonly constraints: Readonly<Record<string, ErrorCode>>
  readonly personalData: readonly PersonalData[]
  readonly timeline: readonly TimelineSource[]
  /** Audit actions of this module, each with a sentence in the translations. */
  readonly auditActions: readonly string[]
}

export function defineModule(definition: Module): Module {
  return definition
}
