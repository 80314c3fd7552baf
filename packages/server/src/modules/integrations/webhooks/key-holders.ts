import type { Ctx, Who } from '../../../platform/context.ts'

/** API keys, kept by a module that this one does not know; passed in by app/modules.ts. */
export type KeyHolders = {
  /** With what it may at this moment; `who` null when it stopped. Null when there is no such key. */
  readonly find: (ctx: Ctx, keyId: string) => Promise<{ readonly name: string; readonly who: Who | null } | null>
}
