/** A colleague who may hold a seat; `isActive`: may sign in. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly isActive: boolean
  readonly isAdministrator: boolean
}

export type Seats = { readonly ownerUserId: string | null; readonly deputyUserId: string | null }

/** Whoever may no longer sign in leaves the seat vacant: a domain is vacant when neither seat is held by somebody active. */
export function isVacant(seats: Seats, people: ReadonlyMap<string, Person>): boolean {
  return ![seats.ownerUserId, seats.deputyUserId].some((id) => id !== null && people.get(id)?.isActive === true)
}

export function hasSeat(seats: Seats, userId: string): boolean {
  return seats.ownerUserId === userId || seats.deputyUserId === userId
}

/**
 * The owner and the deputy decide about their domain. Whoever manages domains decides only while it is vacant, so that the
 * administrator can set up a house and does not decide for the owners (PRODUCT.md C3).
 */
export function decidesAbout(
  seats: Seats,
  { userId, managesDomains }: { readonly userId: string; readonly managesDomains: boolean },
  people: ReadonlyMap<string, Person>,
): boolean {
  return hasSeat(seats, userId) || (managesDomains && isVacant(seats, people))
}

export type SeatRefusal = 'governance.owner_is_deputy' | 'governance.seat_unchanged' | 'governance.colleague_not_found'

/** Somebody active, another than who holds the other seat; leaving a seat empty is a choice as well. */
export function refuseAppointment(
  seats: Seats,
  { seat, userId }: { readonly seat: 'owner' | 'deputy'; readonly userId: string | null },
  people: ReadonlyMap<string, Person>,
): SeatRefusal | null {
  const [held, other] =
    seat === 'owner' ? [seats.ownerUserId, seats.deputyUserId] : [seats.deputyUserId, seats.ownerUserId]
  if (held === userId) return 'governance.seat_unchanged'
  if (userId === null) return null
  if (people.get(userId)?.isActive !== true) return 'governance.colleague_not_found'
  return userId === other ? 'governance.owner_is_deputy' : null
}
