import type { LinkType } from '@klantregie/contract'

/** What the other is to this relation, in words: read from the start of a link, or from its end. */
export function labelOf(type: Pick<LinkType, 'label' | 'reverseLabel'>, isReversed: boolean): string {
  return isReversed ? type.reverseLabel : type.label
}
