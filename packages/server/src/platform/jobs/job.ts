import type { ErrorCode } from '@klantregie/contract'
import type { z } from 'zod'
import type { SealTools } from '../audit/seal-store.ts'
import type { Ctx, Who } from '../context.ts'
import type { Session } from '../db/session.ts'
import type { DropPlace } from '../files/drop-place.ts'
import type { FileStore } from '../files/file-store.ts'
import type { MailTransport } from '../mail/mail-transport.ts'
import type { Outside } from '../outside/outside.ts'

/** What a running job can do. It may be killed at any moment and started again: every step must be safe to run twice. */
export type JobRun = {
  readonly jobId: string
  readonly tenantId: string
  /** Aborted when somebody cancels the job or the process stops. Check between steps; pass on to children. */
  readonly signal: AbortSignal
  /** True when aborted because a person asked; false when the process stops and the job will be continued later. */
  readonly isCancelled: () => boolean
  readonly clock: () => Date
  readonly inTenant: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** The same with the rights of somebody, as they are now, for what is done in their name while they are not there. */
  readonly inTenantAs: <T>(who: Who, work: (ctx: Ctx) => Promise<T>) => Promise<T>
  /** One connection for several transactions, with temporary tables. */
  readonly inSession: <T>(work: (session: Session) => Promise<T>) => Promise<T>
  readonly files: FileStore
  /** Where other systems leave files. */
  readonly drop: DropPlace
  readonly mail: MailTransport
  /** Of the product as people reach it, for links in mails. */
  readonly baseUrl: string
  /** The chain of the trail, and what is known of it outside the database. */
  readonly sealing: SealTools
  /** For speaking with other systems. */
  readonly outside: Outside
  /** `fraction` 0–1; `step` is a translation key. Written at most twice a second. */
  readonly report: (progress: { fraction: number; step: string }) => Promise<void>
}

export type JobDefinition<P extends z.ZodType = z.ZodType> = {
  /** `module.verb-noun` */
  readonly name: string
  readonly payload: P
  readonly canCancel: boolean
  readonly run: (run: JobRun, payload: z.infer<P>) => Promise<void>
  /** Called once when the job has ended otherwise than well, so that its subject can say so. */
  readonly onFailure?: (
    ctx: Ctx,
    payload: z.infer<P>,
    outcome: { cancelled: boolean; code: ErrorCode | null },
  ) => Promise<void>
}

export function defineJob<P extends z.ZodType>(definition: JobDefinition<P>): JobDefinition<P> {
  return definition
}
