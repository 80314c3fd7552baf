import type { ListMeaning } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { AppError } from '../../../platform/failure.ts'
import { findPurposes, setAsideDeliveredYeses } from '../../privacy/index.ts'
import { connectorOf } from '../connectors/catalogue.ts'
import type { ConnectionRow } from './connection.queries.ts'

/** By what statements about a list are known: every key of its members begins so. */
export const listPrefix = (list: string): string => `${list} `

/** Lists once each, standing for a purpose that is in use and a channel that it is said by. @throws AppError integrations.list_not_fitting */
export async function checkedLists(ctx: Ctx, connector: string, lists: readonly ListMeaning[]): Promise<ListMeaning[]> {
  if (lists.length === 0) return []
  const purposes = new Map((await findPurposes(ctx)).map((purpose) => [purpose.id, purpose]))
  const fits = lists.every(({ purposeId, channel }) => {
    const purpose = purposes.get(purposeId)
    return purpose?.status === 'active' && purpose.channels.includes(channel)
  })
  const isOnce = new Set(lists.map(({ externalId }) => externalId)).size === lists.length
  if (!fits || !isOnce || !connectorOf(connector).hasLists) throw new AppError('integrations.list_not_fitting')
  return [...lists]
}

/**
 * What follows when lists stand for something else than before: the yeses that they brought for what they stood for are set aside. Answers
 * whether what is here must be understood anew.
 */
export async function reMeant(ctx: Ctx, { id, lists }: ConnectionRow, now: readonly ListMeaning[]): Promise<boolean> {
  if (JSON.stringify(lists) === JSON.stringify(now)) return false
  const known = new Map(now.map((list) => [list.externalId, list]))
  for (const { externalId, purposeId, channel } of lists) {
    const next = known.get(externalId)
    if (next?.purposeId === purposeId && next.channel === channel) continue
    await setAsideDeliveredYeses(ctx, { connectionId: id, begins: listPrefix(externalId), purposeId, channel })
  }
  // Somebody can be here who was on a list before anybody said what it stands for.
  return true
}
