import type { Permission } from '@klantregie/contract'

/**
 * A page or a deed that the palette offers, as data: a test compares it with the router. Its name has the key `offer.<id>`, other words
 * that people use for it `offer.<id>.words`; both are found in both languages, because people search in the words they know.
 */
export interface Offer {
  readonly id: string
  readonly kind: 'page' | 'deed'
  readonly href: string
  /** Null: for everybody who is signed in. */
  readonly permission: Permission | null
  /** Shown before anything is typed; the others are found. */
  readonly isUsual?: true
}
