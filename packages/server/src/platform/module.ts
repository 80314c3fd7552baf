import type { ErrorCode, GuideStep, Permission, Waiting } from '@klantregie/contract'
import type { Ctx, Witness } from './context.ts'
import type { Logger } from 'pino'
import type { Transactor } from './db/transaction.ts'
import type { FileStore } from './files/file-store.ts'
import type { App } from './http/app.ts'
import type { DailyWork } from './jobs/daily.ts'
import type { JobDefinition } from './jobs/job.ts'
import type { Upkeep } from './jobs/upkeep.ts'
import type { KeptRows } from './keeping.ts'

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
  /** Of the columns, those that only name a relation in a row about somebody else: emptied when that relation is erased. */
  readonly mentions?: readonly string[]
  /** For `anonymise`: what becomes of the columns that tell who it was; those that point at a relation become empty. */
  readonly anonymised?: Readonly<Record<string, string | null>>
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
  readonly kind: 'interaction' | 'import' | 'change' | 'role' | 'link' | 'task' | 'process' | 'created' | 'fact'
  readonly at: Date
  readonly by: string | null
  readonly source: string | null
  readonly sentence: string
  readonly values: Readonly<Record<string, string | number>>
  readonly text: string | null
  /** The text is kept back from this reader. */
  readonly isWithheld?: boolean
  readonly interactionKind: 'note' | 'call' | 'email' | 'letter' | 'meeting' | 'desk' | 'visit' | 'activity' | null
  /** Of something that a person of an organisation did: who. */
  readonly about?: { readonly id: string; readonly name: string }
}

/**
 * Somebody who is being erased. `cellIds`: every cell of the relation, itself included. `traces`: values by which rows that
 * point at nobody (a rejected row of a list, a stored answer) are recognised as about this person; in small letters.
 */
export type ErasureSubject = {
  readonly relationId: string
  readonly cellIds: readonly string[]
  readonly traces: { readonly contacts: readonly string[]; readonly names: readonly string[] }
}
export type RowCount = { readonly table: string; readonly rows: number }
/** `rowIds`: ids that went, by which stored answers are recognised; `fileIds`: files whose bytes go after the commit. */
export type Erased = {
  readonly counts: readonly RowCount[]
  readonly rowIds: readonly string[]
  readonly fileIds: readonly string[]
  /** Texts that say who it was, as they may stand in the trail too (the name of an uploaded list). */
  readonly texts: readonly string[]
}

/** What a module erases that no column points at: uploaded lists, rows that were refused, what was learned from many. */
export type ErasureStep = {
  /** Waits for what may not run beside an erasure (an import, a merge); before anything is looked at. */
  readonly lock: (ctx: Ctx) => Promise<void>
  readonly findTraces: (ctx: Ctx, cellIds: readonly string[]) => Promise<ErasureSubject['traces']>
  /** What `erase` would take away, and the uploaded lists among it. */
  readonly preview: (
    ctx: Ctx,
    subject: ErasureSubject,
  ) => Promise<{
    counts: readonly RowCount[]
    files: readonly { name: string; uploadedOn: string }[]
    /** Relations that may be the same person and stay when nobody looks. */
    lookalikeIds: readonly string[]
  }>
  /** Before the rows that the manifests declare: here they can still be looked at. */
  readonly erase: (ctx: Ctx, subject: ErasureSubject) => Promise<Erased>
}

/** A part of the dossier of a person. A line is one thing that is known; `rows` is a table. */
export type DossierSection = {
  readonly key: string
  /** Whether the person gave us this (article 20). */
  readonly isProvided: boolean
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
/** Tells what the declared tables hold about a relation; without names of colleagues, and of others only their public part. */
export type DossierSource = {
  readonly tables: readonly string[]
  readonly read: (
    ctx: Ctx,
    subject: { relationId: string; cellIds: readonly string[] },
  ) => Promise<readonly DossierSection[]>
}

/** What waits for whoever opens the home page: nothing of what is not theirs. Asked at every opening, so it costs one quick look. */
export type WaitingSource = (ctx: Ctx) => Promise<readonly Waiting[]>
/** Steps of setting up that this reader could take, and whether what is there says that they were taken. As quick. */
export type GuideSource = (ctx: Ctx) => Promise<readonly GuideStep[]>

/** An installation that is starting and serves nobody yet. */
export type Opening = { readonly transactions: Transactor; readonly files: FileStore; readonly log: Logger }

export type Module = {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly routes: readonly ((app: App) => void)[]
  readonly jobs: readonly JobDefinition[]
  /** What an organisation needs once a day; each job stands here only, not under `jobs` as well. */
  readonly daily?: readonly DailyWork[]
  /** What is derived is made anew within a second or two of a change. */
  readonly upkeep?: readonly Upkeep[]
  /** Database constraint → what it means to a person: the database is the last guard. */
  readonly constraints: Readonly<Record<string, ErrorCode>>
  readonly personalData: readonly PersonalData[]
  /** Rows with a term of keeping of their own; see platform/keeping.ts. */
  readonly keeps?: readonly KeptRows[]
  readonly timeline: readonly TimelineSource[]
  readonly erasure?: readonly ErasureStep[]
  /** What must be right before anybody is let in, at every start; safe to repeat and beside another process that does the same. */
  readonly beforeOpening?: readonly ((house: Opening) => Promise<void>)[]
  readonly dossier?: readonly DossierSource[]
  /** What must hear of every change of any module. */
  readonly witnesses?: readonly Witness[]
  /** What this module has to say on the home page. */
  readonly waiting?: readonly WaitingSource[]
  readonly guide?: readonly GuideSource[]
  /** Audit actions of this module, each with a sentence in the translations. */
  readonly auditActions: readonly string[]
}

export function defineModule(definition: Module): Module {
  return definition
}
