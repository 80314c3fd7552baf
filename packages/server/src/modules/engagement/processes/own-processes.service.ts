import { dutchDay } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findSummaries } from '../../relations/index.ts'
import * as board from './board.queries.ts'
import * as templates from './template.queries.ts'

/** A process that somebody answers for and in which others are at work. */
export type OwnProcess = {
  readonly id: string
  readonly name: string
  readonly relation: string
  /** Of somebody under protection, whose name stays at home. */
  readonly isProtected: boolean
  /** When the step is due in which it is, and since when it is in that. */
  readonly dueOn: string
  readonly since: Date
}

type Whose = { readonly userId: string; readonly teamIds: readonly string[] }

/** What lies with the one who answers for it, or with their teams, is a task of theirs already. In the order in which they are due. */
export async function listOwnElsewhere(ctx: Ctx, { userId, teamIds }: Whose, limit: number): Promise<OwnProcess[]> {
  if (!ctx.permissions.has('engagement.process.read')) return []
  const filter = { state: 'running' as const, ownerId: userId, today: dutchDay(ctx.now), after: null, limit }
  const rows = (await board.list(ctx, filter)).filter(
    ({ state, atUserId, atTeamId }) =>
      state === 'running' && atUserId !== userId && (atTeamId === null || !teamIds.includes(atTeamId)),
  )
  const ids = rows.map(({ relationId }) => relationId)
  const relations = await findSummaries(ctx, ids)
  const all = await templates.list(ctx)
  const names = new Map(all.map(({ id, name }) => [id, name]))
  return rows.flatMap(({ id, templateId, relationId, dueOn, since }) => {
    const relation = relations.get(relationId)
    if (dueOn === null || relation === undefined) return []
    const isProtected = relation.mask === 'protected'
    return [{ id, name: names.get(templateId) ?? '', relation: relation.name, isProtected, dueOn, since }]
  })
}
