import type { Ask } from './connector.ts'

/** Somebody who goes out: what a newsletter needs and no more. */
export type SentPerson = {
  readonly email: string
  readonly firstName: string
  readonly surname: string
}

/** Where they go: a list there, and how the mark is known there. */
export type SentTo = { readonly list: string; readonly mark: string }

/**
 * `added`: was not on the list and is now. `marked`: was on it and has the mark now. `declined`: unsubscribed, returned or thrown off, and left
 * alone. `absent`: not on it, and nobody is to be added. `refused`: the other system does not take the address.
 */
export type Placed = 'added' | 'marked' | 'declined' | 'absent' | 'refused'

/** How segments go out to a newsletter system. Nothing here changes whether somebody is subscribed who is known there already. */
export type Outward = {
  /** Makes the mark when it is not there; answers how it is known there. @throws DeliveryFailure */
  readonly prepare: (ask: Ask, list: string, mark: string) => Promise<SentTo>
  /** Asks how somebody stands there, and marks or adds only whoever may be. Twice is once. @throws DeliveryFailure */
  readonly place: (ask: Ask, to: SentTo, person: SentPerson, adds: boolean) => Promise<Placed>
  /** Takes the mark away and nothing else; of whoever is not there nothing. @throws DeliveryFailure */
  readonly take: (ask: Ask, to: SentTo, email: string) => Promise<void>
}
