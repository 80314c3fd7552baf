import type { Language, Permission } from '@klantregie/contract'
import type { Transaction } from 'kysely'
import type { Database } from './db/database.generated.ts'

export type Actor = { readonly kind: 'user' | 'system'; readonly id: string; readonly name: string }

/** What happened, for who is looking: the browser asks for the thing itself again. */
export type Announcement = {
  readonly topic: 'job' | 'import' | 'relation' | 'session' | 'matching'
  readonly id: string
}

/** Every domain: the mask of someone without row limits. As text, because it does not fit a JavaScript number. */
export const EVERY_DOMAIN = '9223372036854775807'

/** One use case in one transaction: who, for whom, when, and what they may. Nothing in it outlives the transaction. */
export type Ctx = {
  readonly tenantId: string
  readonly actor: Actor
  readonly language: Language
  readonly permissions: ReadonlySet<Permission>
  /** Bits of the domains whose relations the actor may see, as text; used in every query over relations. */
  readonly domainMask: string
  readonly now: Date
  readonly tx: Transaction<Database>
  /** Leaves a trace in this transaction; `action` in the past tense. */
  readonly audit: (
    action: string,
    subject: AuditSubject | null,
    details?: Readonly<Record<string, unknown>>,
  ) => Promise<void>
  /** Asks for background work that starts when this transaction commits, and never when it does not. Answers the job's id. */
  readonly enqueue: (job: JobRequest) => Promise<string>
  /** Asks a job to stop; it takes back what it did and ends as cancelled. */
  readonly cancelJob: (jobId: string) => Promise<void>
  /** Tells browsers after the commit. */
  readonly announce: (announcement: Announcement) => Promise<void>
}

export type AuditSubject = { readonly kind: string; readonly id: string }
export type JobRequest = {
  readonly name: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly subjectId?: string
}

export type Who = {
  readonly tenantId: string
  readonly actor: Actor
  readonly language: Language
  readonly permissions: ReadonlySet<Permission>
  readonly domainMask: string
}
