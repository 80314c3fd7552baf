import type { Channel } from '@klantregie/contract'
import { EVERY_DOMAIN, type Ctx } from '../../../platform/context.ts'
import { lastMomentOfDutchDay } from '../../../platform/pure/dutch/end-of-day.ts'
import { listAllIds } from '../../relations/index.ts'
import type { PurposeRow } from '../purposes/purpose.queries.ts'
import { findPurposes } from '../purposes/purpose.service.ts'
import { readySettings } from '../purposes/setting.service.ts'
import * as candidates from './candidates.queries.ts'
import { mayWe } from './may-we.service.ts'

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
 * it does not count any more. The decision itself is asked of everybody for whom it could be yes, so that it is the same decision.
 * `among`: only these; null: everybody. Answers ids that are still to be narrowed to what the reader sees.
 */
export async function whoMayBeReached(
  ctx: Ctx,
  { purposeId, channel, today }: Asked & { readonly today: string },
  among: readonly string[] | null,
): Promise<string[]> {
  const purpose = await findPurpose(ctx, purposeId)
  if (purpose?.status !== 'active' || !purpose.channels.includes(channel)) return []
  const ids = among ?? (await couldBeReached(ctx, purpose, channel))
  const everywhere = { ...ctx, domainMask: EVERY_DOMAIN }
  const at = lastMomentOfDutchDay(today).toISOString()
  const found: string[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const answers = await mayWe(everywhere, ids.slice(from, from + AT_ONCE), { purposeId, channel, at })
    for (const { relationId, decision } of answers) if (decision !== 'not_allowed') found.push(relationId)
  }
  return found
}

async function findPurpose(ctx: Ctx, id: string): Promise<PurposeRow | undefined> {
  return (await findPurposes(ctx)).find((purpose) => purpose.id === id)
}

/** Nobody beside these may be reached; with most purposes far fewer than everybody. */
async function couldBeReached(ctx: Ctx, { id, kind, basis }: PurposeRow, channel: Channel): Promise<string[]> {
  const isService = kind === 'service' && basis !== 'consent'
  const isOpen = basis === 'legitimate_interest' && (channel === 'post' || channel === 'in_person')
  if (isService || isOpen) return (await listAllIds(ctx)).map((one) => one.id)
  const said = await candidates.listWithYes(ctx, { purposeId: id, channel })
  if (basis !== 'legitimate_interest') return said
  const customers = await candidates.listCustomers(ctx, channel === 'email' ? 'email' : 'phone')
  return [...new Set([...said, ...customers])]
}
