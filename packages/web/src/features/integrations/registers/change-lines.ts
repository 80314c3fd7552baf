import type { SchoolChange, SchoolLocation } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

export function sayPlace({ street, houseNumber, postcode, place }: SchoolLocation): string {
  const code = postcode.length === 6 ? `${postcode.slice(0, 4)} ${postcode.slice(4)}` : postcode
  return [`${street} ${houseNumber}`.trim(), `${code} ${place}`.trim()].filter((part) => part !== '').join(', ')
}

/** What is different of a location, in sentences. */
export function useChangeLines(): (change: SchoolChange) => string[] {
  const t = useT()
  const { date } = useFormat()
  return (change) => change.kinds.map((kind) => t(`registers.line.${kind}`, valuesOf(change, date)))
}

/** Every value that any of the sentences may name; each takes what it needs. */
function valuesOf({ before, after, candidates }: SchoolChange, date: (day: string) => string) {
  const was = before ?? after
  return {
    code: after.successor ?? '',
    name: candidates.find(({ code }) => code === after.successor)?.name ?? '',
    date: after.closedOn === null ? '' : date(after.closedOn),
    count: candidates.length,
    ...{ from: sayPlace(was), to: sayPlace(after), place: sayPlace(after) },
    ...{ oldName: was.name, newName: after.name, oldBoard: was.board, newBoard: after.board },
  }
}
