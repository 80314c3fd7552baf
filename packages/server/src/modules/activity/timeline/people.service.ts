import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { listPeopleOf, namesOf } from '../../relations/index.ts'
import { withheldOf } from '../facts/withheld.service.ts'

/** More contact persons than this no organisation has on its page. */
const MOST_PEOPLE = 200

/** The people of an organisation whose doings may be told there, by id: seen by the reader and not under protection. */
export async function findTellable(ctx: Ctx, relationId: string): Promise<Map<string, string>> {
  const ids = await listPeopleOf(ctx, { relationId, today: dutchDay(ctx.now), limit: MOST_PEOPLE })
  if (ids.length === 0) return new Map()
  const withheld = await withheldOf(ctx, ids)
  const names = await namesOf(
    ctx,
    ids.filter((id) => !withheld.has(id)),
  )
  return new Map([...names].sort(([one], [other]) => (one < other ? -1 : 1)))
}
