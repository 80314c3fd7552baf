import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import type { Looked } from '../conditions/exact.ts'
import { lookingOf } from '../saved/looking.service.ts'
import * as moments from './moment.queries.ts'

/** What was looked into for a moment, for whoever may open its segment. @throws AppError segments.moment_not_found */
export async function findLookedOfMoment(ctx: Ctx, id: string): Promise<Looked> {
  const row = await moments.find(ctx, id, await lookingOf(ctx))
  if (!row || row.isRemoved) throw new AppError('segments.moment_not_found')
  return row.looked
}
