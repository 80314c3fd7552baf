import { daysLater, utcDay } from '@klantregie/contract'
import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject, Settings } from '../given.rules.ts'
import { greenwichMomentOf } from '../dutch-moment.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { keptOf } from './ticketmatic-kept.rules.ts'
import { listed, PAGE, theirTime } from './ticketmatic-lists.ts'
import { keysBesideScan, understandScan } from './ticketmatic-orders.rules.ts'
import { below } from './ticketmatic-path.rules.ts'

/** Carried in at once, of a performance whose tickets are told whole. */
const AT_ONCE = 500
/** A performance is asked for from the evening on which it begins until its last scans are surely in. */
const AFTER_DAYS = 3
const BEFORE_DAYS = 1

/** `events`: performances of this page that are still to be asked; `after`: the last ticket of the page before, of the first of them. */
type Resume = {
  readonly from: string | null
  readonly until: string
  readonly offset: number
  readonly events: readonly string[]
  readonly after: string
}
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['until'] === 'string'

/**
 * Who came in, by ticket. They are told per performance, all of its tickets at once, and no list says which performances were scanned: those
 * are asked that began since the last time, and three days before. The first time that is every performance there was.
 */
export const scans: Stream = {
  key: 'scans',
  hasControl: false,
  needs: keysBesideScan,
  understand: understandScan,
  read: async (ask, settings, question) => {
    const isFirst = !isResume(question.resume)
    const now = isFirst ? await theirTime(ask, settings) : null
    const at = isResume(question.resume) ? question.resume : beginning(question, now ?? '')
    const cursor = now === null ? {} : { cursor: now }
    if (at.events.length === 0)
      return { objects: [], total: null, resume: await nextEvents(ask, settings, at), ...cursor }
    return { ...(await scansOf(ask, settings, at)), ...cursor }
  },
}

const shifted = (moment: Date, days: number): string => daysLater(utcDay(moment), days)

function beginning({ cursor, from }: Question, now: string): Resume {
  const last = greenwichMomentOf(cursor)
  return {
    from: last === null ? from : shifted(last, -AFTER_DAYS),
    until: shifted(greenwichMomentOf(now) ?? new Date(0), BEFORE_DAYS),
    offset: 0,
    events: [],
    after: '',
  }
}

/** Both are days that we read and wrote ourselves: nothing that somebody else wrote stands in this text. */
const eventsBetween = ({ from, until }: Resume): string =>
  `select id from tm.event where startts < '${until}'${from === null ? '' : ` and startts >= '${from}'`}`

/** Null: there are no more. */
async function nextEvents(ask: Ask, settings: Settings, at: Resume): Promise<Resume | null> {
  const { data } = await listed(ask, settings, {
    list: 'events',
    query: {
      filter: eventsBetween(at),
      orderby: 'createdts',
      orderby_asc: 'true',
      limit: String(PAGE),
      offset: String(at.offset),
    },
  })
  const events = data.map(({ id }) => textOf(id)).filter(Boolean)
  return events.length === 0 ? null : { ...at, offset: at.offset + data.length, events, after: '' }
}

/** What was answered of a performance last is held as long as one delivery asks: it knows no pages. */
const answered = new WeakMap<Ask, { readonly event: string; readonly scanned: readonly Json[] }>()

async function scannedOf(ask: Ask, settings: Settings, event: string): Promise<readonly Json[]> {
  const known = answered.get(ask)
  if (known?.event === event) return known.scanned
  const tickets = await ticketsOf(ask, settings, event)
  const scanned = tickets
    .filter((ticket) => Number(ticket['accesscontrolstatus']) > 0 && textOf(ticket['id']) !== '')
    .toSorted((one, other) => (textOf(one['id']) < textOf(other['id']) ? -1 : 1))
  answered.set(ask, { event, scanned })
  return scanned
}

/** A performance that was thrown away between two questions has no tickets. */
async function ticketsOf(ask: Ask, settings: Settings, event: string): Promise<readonly Json[]> {
  const path = below(settings, `events/${encodeURIComponent(event)}/tickets`)
  try {
    const { json } = await ask(path, {}, { isLines: true })
    // The documentation says an object a line; one list of them is read as well.
    const lines = Array.isArray(json) ? json.flat() : []
    return lines.map(objectOf)
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.code === 'not_found') return []
    throw error
  }
}

async function scansOf(ask: Ask, settings: Settings, at: Resume): Promise<Omit<Page, 'cursor'>> {
  const [event = '', ...others] = at.events
  const scanned = await scannedOf(ask, settings, event)
  const rest = scanned.filter(({ id }) => textOf(id) > at.after)
  const page = rest.slice(0, AT_ONCE)
  const objects = page.map((ticket) => scanOf(event, ticket))
  if (rest.length > page.length) return { objects, total: null, resume: { ...at, after: textOf(page.at(-1)?.['id']) } }
  return {
    objects,
    total: null,
    resume: { ...at, events: others, after: '' },
    // A scan by mistake is taken back there.
    whole: { objectType: 'scan', prefix: `${event}/`, ids: scanned.map(({ id }) => `${event}/${textOf(id)}`) },
  }
}

function scanOf(event: string, ticket: Json): GivenObject {
  const { id, orderid, accesscontrolstatus, accesscontrollastenteredts } = ticket
  return {
    objectType: 'scan',
    externalId: `${event}/${textOf(id)}`,
    payload: keptOf({ id, orderid, eventid: event, accesscontrolstatus, accesscontrollastenteredts }),
  }
}
