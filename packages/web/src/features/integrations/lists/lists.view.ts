import type { ConnectionTest, ListMeaning, Purpose } from '@klantregie/contract'

/** What somebody says that a list is: a purpose with a channel, or nothing; and what people read when they signed up. */
export interface ListDraft {
  readonly externalId: string
  readonly name: string
  readonly members: number | null
  /** "purpose channel"; null: not fetched. */
  readonly standsFor: string | null
  readonly agreedText: string
}

const keyOf = ({ purposeId, channel }: Pick<ListMeaning, 'purposeId' | 'channel'>): string => `${purposeId} ${channel}`

/** Lists that the system told of, with what stands; lists that stand and were not told of are not lost. */
export function draftsOf(found: ConnectionTest['lists'], stands: readonly ListMeaning[]): readonly ListDraft[] {
  const known = new Map(stands.map((list) => [list.externalId, list]))
  const told = found.map(({ externalId, name, members }) =>
    draftOf({ externalId, name, members }, known.get(externalId)),
  )
  const others = stands.filter(({ externalId }) => !found.some((list) => list.externalId === externalId))
  return [...told, ...others.map((list) => draftOf({ ...list, members: null }, list))]
}

function draftOf(
  { externalId, name, members }: Pick<ListDraft, 'externalId' | 'name' | 'members'>,
  stands: ListMeaning | undefined,
): ListDraft {
  const standsFor = stands === undefined ? null : keyOf(stands)
  return { externalId, name, members, standsFor, agreedText: stands?.agreedText ?? '' }
}

export interface StandsFor {
  readonly id: string
  readonly purpose: string
  readonly channel: ListMeaning['channel']
}

/** Purposes in use, by each channel that they are said by. */
export function choicesOf(
  purposes: readonly Pick<Purpose, 'id' | 'name' | 'channels' | 'status'>[],
): readonly StandsFor[] {
  return purposes
    .filter(({ status }) => status === 'active')
    .flatMap(({ id, name, channels }) =>
      channels.map((channel) => ({ id: keyOf({ purposeId: id, channel }), purpose: name, channel })),
    )
}

/** What is sent: only lists that stand for something, by a choice that is there. */
export function meaningsOf(drafts: readonly ListDraft[], choices: readonly StandsFor[]): ListMeaning[] {
  return drafts.flatMap(({ externalId, name, standsFor, agreedText }) => {
    const choice = choices.find(({ id }) => id === standsFor)
    const [purposeId] = standsFor?.split(' ') ?? []
    if (choice === undefined || purposeId === undefined) return []
    return [{ externalId, name, purposeId, channel: choice.channel, agreedText: agreedText.trim() }]
  })
}
