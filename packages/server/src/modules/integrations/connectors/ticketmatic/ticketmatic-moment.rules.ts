import type { Settings } from '../given.rules.ts'
import { dutchMomentOf, greenwichMomentOf } from '../dutch-moment.rules.ts'

/** Moments stand there without a zone; of which they are is not told, so the connection says it. Null for what is no moment. */
export const momentIn = ({ times }: Settings, value: unknown): Date | null =>
  times === 'local' ? dutchMomentOf(value) : greenwichMomentOf(value)
