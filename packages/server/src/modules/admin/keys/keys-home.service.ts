import type { Waiting } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { listKeys } from './key.service.ts'

/** Keys that stop soon or already answer nothing because nobody answers for them, for whoever can do something about it. */
export async function waitingKeys(ctx: Ctx): Promise<Waiting[]> {
  if (!ctx.permissions.has('admin.key.manage')) return []
  const waiting = (await listKeys(ctx)).filter(({ state }) => state === 'soon' || state === 'orphaned')
  const [first] = waiting.toSorted((one, other) => (one.expiresAt < other.expiresAt ? -1 : 1))
  if (!first) return []
  return [
    {
      kind: 'keys',
      count: waiting.length,
      id: null,
      title: waiting.length === 1 ? first.name : null,
      dueOn: first.expiresAt.slice(0, 10),
      dueAt: null,
      isUrgent: waiting.some(({ state }) => state === 'orphaned'),
    },
  ]
}
