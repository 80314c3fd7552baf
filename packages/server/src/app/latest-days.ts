import type { Ctx } from '../platform/context.ts'

type DaysOf = (ctx: Ctx, relationIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** The latest day (jjjj-mm-dd) that any of these knows of each relation. */
export function latestDays(...sources: readonly DaysOf[]) {
  return async (ctx: Ctx, relationIds: readonly string[]): Promise<Map<string, string>> => {
    const latest = new Map<string, string>()
    for (const daysOf of sources)
      for (const [id, day] of await daysOf(ctx, relationIds)) if (day > (latest.get(id) ?? '')) latest.set(id, day)
    return latest
  }
}
