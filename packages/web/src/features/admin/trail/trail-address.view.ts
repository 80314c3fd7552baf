import type { AuditFilter } from '@klantregie/contract'

/** Everything that decides what the list shows: it is the address bar, so a page of it can be sent to a colleague. */
export interface TrailAddress {
  readonly q?: string | undefined
  readonly action?: string | undefined
  readonly kind?: 'read' | 'write' | undefined
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly cursor?: string | undefined
}

export const filterKeys = ['q', 'actor', 'action', 'kind', 'subject', 'from', 'until'] as const
export type FilterKey = (typeof filterKeys)[number]

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** 31 February is read by browsers as 3 March, and refused by the server. */
function isDay(text: string): boolean {
  const moment = new Date(text)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text)
}

/** An address may be old, shortened in a mail or typed by hand: what does not fit is left out, never an error. */
export function parseTrailAddress(search: Readonly<Record<string, unknown>>): TrailAddress {
  const text = (key: string, longest: number) => {
    const value = search[key]
    const written = typeof value === 'number' ? String(value) : value
    return typeof written === 'string' && written !== '' && written.length <= longest ? written : undefined
  }
  const matching = (key: string, pattern: RegExp) => {
    const value = text(key, 40)
    return value !== undefined && pattern.test(value) ? value : undefined
  }
  const day = (key: string) => {
    const value = matching(key, DAY)
    return value !== undefined && isDay(value) ? value : undefined
  }
  const kind = search['kind']
  return {
    q: text('q', 200),
    action: text('action', 80),
    kind: kind === 'read' || kind === 'write' ? kind : undefined,
    actor: text('actor', 120),
    subject: matching('subject', ID),
    from: day('from'),
    until: day('until'),
    cursor: text('cursor', 200),
  }
}

/** What the server is asked. */
export function toAuditFilter({ actor, subject, cursor: _cursor, ...rest }: TrailAddress): AuditFilter {
  return { ...rest, actorId: actor, subjectId: subject }
}

/** Another filter begins at the newest again. */
export function changeTrail(address: TrailAddress, change: Partial<TrailAddress>): TrailAddress {
  return { ...address, cursor: undefined, ...change }
}

export function activeTrailFilters(address: TrailAddress): readonly { key: FilterKey; value: string }[] {
  return filterKeys.flatMap((key) => {
    const value = address[key]
    return value === undefined ? [] : [{ key, value }]
  })
}
