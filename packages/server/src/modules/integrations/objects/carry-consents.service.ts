import type { ListMeaning } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { keyOfRow, type Received } from '../../identity/index.ts'
import {
  blockReturnedAddresses,
  recordDeliveredConsents,
  type DeliveredConsent,
  type Evidence,
} from '../../privacy/index.ts'
import type { ConnectionRow } from '../connections/connection.queries.ts'
import { listPrefix } from '../connections/list-meaning.service.ts'
import type { GivenConsent, GivenEvidence, Understood } from '../connectors/given.rules.ts'

type Carrying = {
  readonly connection: ConnectionRow
  readonly deliveryId: string
  /** What became of everybody whom the objects named. */
  readonly people: ReadonlyMap<string, Received>
}
/** `before`: what the object said the last time, as it would be understood now; null when it said nothing. */
type Said = { readonly means: Understood; readonly before: Understood | null; readonly goneAt: Date | null }

/**
 * Passes on what objects say that their people said: of the lists of which somebody said what they stand for. Whether it counts, privacy
 * decides. What comes from somebody who was forgotten, or whom nothing names, is nobody's.
 */
export async function carryConsents(ctx: Ctx, carrying: Carrying, said: readonly Said[]): Promise<void> {
  const { connection, deliveryId } = carrying
  const meanings = new Map(connection.lists.map((list) => [list.externalId, list]))
  const statements = said.flatMap(({ means, before, goneAt }) =>
    (means.consents ?? []).flatMap((consent) => {
      const meaning = meanings.get(consent.list)
      const about = carrying.people.get(keyOfRow(consent.person))
      if (meaning === undefined || about === undefined || about.outcome === 'refused') return []
      const isNews = !saidNo(before, consent)
      return [statementOf(consent, { meaning, about, noticedAt: goneAt ?? ctx.now, isNews })]
    }),
  )
  await recordDeliveredConsents(
    ctx,
    { connectionId: connection.id, deliveryId, sourceName: connection.name },
    statements,
  )
  await blockReturnedAddresses(
    ctx,
    { deliveryId },
    said.flatMap(({ means }) => means.returned ?? []),
  )
}

const saidNo = (before: Understood | null, { person, list }: GivenConsent): boolean =>
  (before?.consents ?? []).some(
    (one) => one.list === list && keyOfRow(one.person) === keyOfRow(person) && one.said.state === 'withdrawn',
  )

type Placing = {
  readonly meaning: ListMeaning
  readonly about: { readonly relationId: string; readonly cellId: string }
  readonly noticedAt: Date
  readonly isNews: boolean
}

function statementOf(consent: GivenConsent, { meaning, about, noticedAt, isNews }: Placing): DeliveredConsent {
  const { said, person, contact } = consent
  return {
    key: `${listPrefix(meaning.externalId)}${keyOfRow(person)}`,
    relationId: about.relationId,
    cellId: about.cellId,
    purposeId: meaning.purposeId,
    channel: meaning.channel,
    contact,
    said:
      said.state === 'withdrawn'
        ? { ...said, at: said.at ?? noticedAt, isNews }
        : { ...said, evidence: evidenceOf(said.evidence, meaning) },
  }
}

/** The words as the other system kept them, else those that whoever connected it says that people read there. */
const evidenceOf = (evidence: GivenEvidence | null, { agreedText }: ListMeaning): Evidence | null =>
  evidence && { ...evidence, text: evidence.text ?? agreedText }
