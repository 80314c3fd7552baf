import type { RequestLine, RequestPage } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

/** From so many days on a request asks for attention. */
const SOON_DAYS = 7

/** How pressing a request is, for the colour beside the words that say it. */
export function urgencyOf({ daysLeft }: Pick<RequestLine, 'daysLeft'>): Tone {
  if (daysLeft === null) return 'neutral'
  if (daysLeft < 0) return 'danger'
  return daysLeft <= SOON_DAYS ? 'attention' : 'neutral'
}

/** Which parts of the page make sense for a request, in their order. */
export type RequestPart = 'identity' | 'dossier' | 'standing' | 'receivers' | 'erasure' | 'letters' | 'link'

const OF_KIND: Readonly<Record<RequestPage['kind'], readonly RequestPart[]>> = {
  access: ['dossier'],
  portability: ['dossier'],
  correction: ['receivers'],
  erasure: ['receivers', 'erasure'],
  restriction: ['standing', 'receivers'],
  objection: ['standing'],
}
/** What can no longer be done when a request is closed is not shown either. */
const WHILE_OPEN: ReadonlySet<RequestPart> = new Set(['erasure', 'link'])

export function partsOf(page: Pick<RequestPage, 'kind' | 'relation' | 'erasedAt' | 'state'>): readonly RequestPart[] {
  if (page.erasedAt !== null) return ['identity', 'receivers', 'letters']
  if (page.relation === null) return ['letters']
  const parts: readonly RequestPart[] = ['identity', ...OF_KIND[page.kind], 'letters', 'link']
  return page.state === 'open' ? parts : parts.filter((part) => !WHILE_OPEN.has(part))
}

/** Whether the term can still be extended: once, and within the first month. */
export function mayExtend({
  state,
  extendedMonths,
  daysLeft,
}: Pick<RequestPage, 'state' | 'extendedMonths' | 'daysLeft'>): boolean {
  return state === 'open' && extendedMonths === 0 && daysLeft !== null && daysLeft >= 0
}
