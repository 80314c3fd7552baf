import type { Language, Permission } from '@klantregie/contract'
import type { Transaction } from 'kysely'
import type { Database } from './db/database.generated.ts'

export type Actor = { readonly kind: 'user' | 'system'; readonly id: string; readonly name: string }

/** What happened, for who is looking: the browser asks for the thing itself again. */
export type Announcement = {
  readonly topic:
    | 'job'
    | 'import'
    | 'relation'
    | 'session'
    | 'matching'
    | 'rights'
    | 'governance'
    | 'privacy'
    | 'activity'
    | 'engagement'
    | 'view'
    | 'segment'
    | 'integration'
  readonly id: string
}

/** Every domain: the mask of someone without row limits. As text, because it does not fit a JavaScript number. */
export const EVERY_DOMAIN = '9223372036854775807'

/** What somebody may do with a relation, as masks of domains (a bit per domain, 64-bit numbers as text). What exists for them is `Ctx.domainMask`. */
export type Rights = {
  readonly change: string
  readonly export: string
  readonly delete: string
  /**
   * Fields with limits, by key. A field that is not here follows the relation: shown when the relation is seen, changed when
   * that may be changed.
   */
  readonly fields: Readonly<Record<string, FieldRights>>
  /** Keys of the fields of special data (AVG art. 9), whoever looks: every reading of a value is kept in the read log. */
  readonly special?: readonly string[]
}

/** In relations of which domains a field is shown at all, shown in full (not masked), and may be changed. Each holds the next. */
export type FieldRights = { readonly shown: string; readonly clear: string; readonly change: string }

/** Of the product itself, and of whoever nothing limits. */
export const ALL_RIGHTS: Rights = {
  change: EVERY_DOMAIN,
  export: EVERY_DOMAIN,
  delete: EVERY_DOMAIN,
  fields: {},
}

/** One use case in one transaction: who, for whom, when, and what they may. Nothing in it outlives the transaction. */
export type Ctx = {
  readonly tenantId: string
  readonly actor: Actor
  readonly language: Language
  readonly permissions: ReadonlySet<Permission>
  /** Bits of the domains whose relations the actor may see, as text; used in every query over relations. */
  readonly domainMask: string
  /** What the actor may do with relations of each domain, and which fields exist for them. */
  readonly rights: Rights
  /** Whom the actor looks along as: rights and permissions are then what both have. The actor stays who they are. */
  readonly viewingAs?: { readonly id: string; readonly name: string }
  readonly now: Date
  readonly tx: Transaction<Database>
  /** Through what, and from where. */
  readonly origin: Origin
  /** Leaves a trace in this transaction; `action` in the past tense. */
  readonly audit: Trace
  /** The same for having looked at what is protected: a trace that changes nothing, and can be told apart. */
  readonly auditRead: Trace
  /** Asks for background work that starts when this transaction commits, and never when it does not. Answers the job's id. */
  readonly enqueue: (job: JobRequest) => Promise<string>
  /** Asks a job to stop; it takes back what it did and ends as cancelled. */
  readonly cancelJob: (jobId: string) => Promise<void>
  /** Tells browsers after the commit. */
  readonly announce: (announcement: Announcement) => Promise<void>
}

export type Trace = (
  action: string,
  subject: AuditSubject | null,
  details?: Readonly<Record<string, unknown>>,
) => Promise<void>

/** What work came through. No values of a request are in it: no query, no body, no secret. */
export type Origin = {
  readonly kind: 'route' | 'job' | 'command' | 'product'
  /** The pattern of a route ("PATCH /relations/:id/fields"), or the name of a job or command. */
  readonly name: string | null
  /** The session of a route, the job of a job. */
  readonly id: string | null
  readonly address: string | null
  /** In words that people recognise: "Firefox · Windows". */
  readonly device: string | null
  /** The user who is behind it, also of work that a job does for them; null when the product acts by itself. */
  readonly initiatorId: string | null
}

/**
 * Is told of every trace of a change (never of looking), in its transaction: what follows from it is stored with it or not at
 * all. It costs every use case its time, so it does one cheap thing or nothing.
 */
export type Witness = (
  ctx: Ctx,
  trace: { readonly action: string; readonly subject: AuditSubject | null },
) => Promise<void>

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
  readonly rights: Rights
  readonly viewingAs?: { readonly id: string; readonly name: string }
  /** Left out: that of the request that is being answered, or the product's own accord. */
  readonly origin?: Origin
}
