import type { Channel } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { lastMomentOfDutchDay } from '../../../platform/pure/dutch/end-of-day.ts'
import type { PurposeRow } from '../purposes/purpose.queries.ts'
import { findPurposes } from '../purposes/purpose.service.ts'
import { readySettings } from '../purposes/setting.service.ts'
import * as alike from './alike.queries.ts'
import { mayWe, type MayWeQuestion } from './may-we.service.ts'

type Asked = { readonly purposeId: string; readonly channel: Channel }

/** So many are decided about at once: their facts stay within some megabytes. */
const AT_ONCE = 5000

/**
 * Everything beside the relation itself that the answer rests on, as one text: another text, another answer. Null: there is no such
 * purpose.
 */
export async function rulesOfMayWe(ctx: Ctx, { purposeId, channel }: Asked): Promise<string | null> {
  const purpose = await findPurpose(ctx, purposeId)
  if (purpose === undefined) return null
  const { organisationKind } = await readySettings(ctx)
  const { kind, basis, isOwnOffer, status, channels } = purpose
  return [kind, basis, isOwnOffer, status, channels.includes(channel), organisationKind].join(' ')
}

/**
 * Who may be reached for a purpose on a channel during the whole of a day ("2026-03-01"), whoever asks: consent that ends in the course of
 * it does not count any more. As a subquery (relation_id) for the rest of the transaction, still to be narrowed to what the reader sees.
 * `among`: only these, of each of whom the decision itself is asked; null: everybody, of whom it is asked once per kind of relation that are
 * alike in all that it looks at. So it is the same decision, and its work does not grow with the number of relations.
 */
export async function whoMayBeReached(
  ctx: Ctx,
  { purposeId, channel, today }: Asked & { readonly today: string },
  among: readonly string[] | null,
) {
  const purpose = await findPurpose(ctx, purposeId)
  if (purpose?.status !== 'active' || !purpose.channels.includes(channel)) return alike.theseRelations([])
  const at = lastMomentOfDutchDay(today)
  const asked = { purposeId, channel, at: at.toISOString() }
  if (among !== null) return alike.theseRelations([...(await whoOfThese(ctx, asked, among))])
  const about = { purposeId, channel, today, at, ...whoCouldBeReached(purpose, channel) }
  const divided = await alike.divideIntoKinds(ctx, about)
  const allowed = await whoOfThese(
    ctx,
    asked,
    divided.kinds.map(({ relationId }) => relationId),
  )
  return alike.relationsOfKinds(
    divided,
    divided.kinds.filter(({ relationId }) => allowed.has(relationId)).map(({ kind }) => kind),
  )
}

async function whoOfThese(ctx: Ctx, asked: MayWeQuestion, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const everywhere = { ...ctx, domainMask: EVERY_DOMAIN }
  const found = new Set<string>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const answers = await mayWe(everywhere, ids.slice(from, from + AT_ONCE), asked)
    for (const { relationId, decision } of answers) if (decision !== 'not_allowed') found.add(relationId)
  }
  return found
}

async function findPurpose(ctx: Ctx, id: string): Promise<PurposeRow | undefined> {
  return (await findPurposes(ctx)).find((purpose) => purpose.id === id)
}

/** Nobody beside these may be reached; with most purposes far fewer than everybody. */
function whoCouldBeReached({ kind, basis }: PurposeRow, channel: Channel) {
  const isOwnInterest = basis === 'legitimate_interest'
  const isOnPaperOrSpoken = channel === 'post' || channel === 'in_person'
  return {
    isForEverybody: (kind === 'service' && basis !== 'consent') || (isOwnInterest && isOnPaperOrSpoken),
    isForCustomers: isOwnInterest && kind !== 'service' && !isOnPaperOrSpoken,
  }
}
