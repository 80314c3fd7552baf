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
