import type { Ctx, Who } from '../../../platform/context.ts'

/** Accounts of people and keys, kept by a module that this one does not know; passed in by app/modules.ts. */
export type Holders = {
  /** With what it may at this moment; null when it may no longer come in. */
  readonly whoIs: (ctx: Ctx, accountId: string) => Promise<Who | null>
}
