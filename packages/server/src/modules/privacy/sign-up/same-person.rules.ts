/**
 * Whether the name that a visitor typed can be that of a known relation with the same mailbox: the last word of one is in the other, and
 * the first names do not begin differently. Families share mailboxes, so the address alone is not enough. Folded names.
 */
export function canBeSamePerson(typed: string, known: string): boolean {
  const [one, other] = [wordsOf(typed), wordsOf(known)]
  const [firstOfOne, firstOfOther] = [one[0], other[0]]
  const [lastOfOne, lastOfOther] = [one.at(-1), other.at(-1)]
  if (firstOfOne === undefined || firstOfOther === undefined || lastOfOne === undefined || lastOfOther === undefined)
    return false
  const shareSurname = one.includes(lastOfOther) || other.includes(lastOfOne)
  // "Vries" alone may be anybody of that name: then it is not held against them.
  const bothHaveFirst = one.length > 1 && other.length > 1
  return shareSurname && (!bothHaveFirst || firstOfOne[0] === firstOfOther[0])
}

function wordsOf(folded: string): string[] {
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
