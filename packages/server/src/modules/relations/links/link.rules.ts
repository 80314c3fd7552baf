import type { ErrorCode, LinkType, RelationKind } from '@klantregie/contract'

/** What the other is to this relation, in words: read from the start of a link, or from its end. */
export function labelOf(type: Pick<LinkType, 'label' | 'reverseLabel'>, isReversed: boolean): string {
  return isReversed ? type.reverseLabel : type.label
}

/** Why these two cannot be linked in this way; null when they can. Links that are there already stay, whatever changes. */
export function refuseLink(
  { isRetired, fromKinds, toKinds }: Pick<LinkType, 'isRetired' | 'fromKinds' | 'toKinds'>,
  from: RelationKind,
  to: RelationKind,
): ErrorCode | null {
  if (isRetired) return 'relations.link_type_retired'
  return fromKinds.includes(from) && toKinds.includes(to) ? null : 'relations.link_wrong_kind'
}
