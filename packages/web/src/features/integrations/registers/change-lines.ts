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
  return ({ kinds, before, after, candidates }) =>
    kinds.map((kind) => {
      switch (kind) {
        case 'merged': {
          const name = candidates.find(({ code }) => code === after.successor)?.name ?? ''
          return t('registers.line.merged', { code: after.successor ?? '', name, date: date(after.closedOn ?? '') })
        }
        case 'closed':
          return t('registers.line.closed', { date: date(after.closedOn ?? ''), count: candidates.length })
        case 'moved':
          return t('registers.line.moved', { from: before === null ? '' : sayPlace(before), to: sayPlace(after) })
        case 'renamed':
          return t('registers.line.renamed', { from: before?.name ?? '', to: after.name })
        case 'board':
          return t('registers.line.board', { from: before?.board ?? '', to: after.board })
        case 'new':
        case 'reopened':
        case 'details':
          return t(`registers.line.${kind}`, { place: sayPlace(after) })
      }
    })
}
