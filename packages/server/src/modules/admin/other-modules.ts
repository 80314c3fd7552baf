import type { Ctx } from '../../platform/context.ts'
import type { TrailSubjects } from './trail/trail-subjects.ts'

/** Whether a relation exists for whoever asks, now. */
export type ExistsFor = (ctx: Ctx, relationId: string) => Promise<boolean>

/** What administration must know of modules above it; whoever puts the product together passes it in. */
export type OtherModules = { readonly existsFor: ExistsFor; readonly trail: TrailSubjects }
