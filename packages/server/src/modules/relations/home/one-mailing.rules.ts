type Member = { readonly memberId: string; readonly birthDate: string | null }
type OneMailing = {
  readonly householdId: string
  readonly addresseeId: string | null
  readonly members: readonly Member[]
}

/** Who is left out of a mailing, because somebody else of the household gets it. */
export type LeftOut = { readonly relationId: string; readonly householdId: string; readonly receiverId: string }

/**
 * A household that chose one mailing gets one: addressed to the household itself when that is on the list, else to whom they
 * chose, else to the oldest of those who are on the list (of unknown age last). Whoever may not be reached was taken off the
 * list before, so that a no of the addressee does not silence the house. Somebody who was left out for one household
 * receives nothing for another.
 */
export function decideReceivers(recipients: ReadonlySet<string>, households: readonly OneMailing[]): LeftOut[] {
  const left = new Map<string, LeftOut>()
  for (const { householdId, addresseeId, members } of households) {
    const there = members.filter(({ memberId }) => recipients.has(memberId) && !left.has(memberId))
    const receiverId = receiverOf({ householdId, addresseeId, members: there }, recipients)
    if (receiverId === null) continue
    for (const { memberId } of there)
      if (memberId !== receiverId) left.set(memberId, { relationId: memberId, householdId, receiverId })
  }
  return [...left.values()]
}

function receiverOf({ householdId, addresseeId, members }: OneMailing, recipients: ReadonlySet<string>): string | null {
  if (recipients.has(householdId)) return householdId
  if (members.some(({ memberId }) => memberId === addresseeId)) return addresseeId
  const [oldest] = members.toSorted((one, other) => ageKey(one).localeCompare(ageKey(other)))
  return oldest?.memberId ?? null
}

const ageKey = ({ memberId, birthDate }: Member) => `${birthDate ?? '9999-99-99'} ${memberId}`
