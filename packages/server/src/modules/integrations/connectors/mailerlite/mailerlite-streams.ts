import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject } from '../given.rules.ts'
import { listOfMember } from '../list-member.rules.ts'
import { listOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { understandSubscriber } from './mailerlite-subscribers.rules.ts'

const PAGE = '100'
/** Asked for one by one: which of them a list shows when nothing is said is not told. */
const STATUSES = ['active', 'unsubscribed', 'unconfirmed', 'bounced', 'junk'] as const

/** `status` null: asking for each that did not come along. */
type Resume = {
  readonly group: string
  readonly status: (typeof STATUSES)[number] | null
  readonly cursor: string | null
  readonly counted: number
}
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['group'] === 'string'

/** What is kept of a subscriber; numbers of opened mails change every day and are no news. */
const FIELDS = [
  'id',
  'email',
  'status',
  'source',
  'ip_address',
  'subscribed_at',
  'unsubscribed_at',
  'opted_in_at',
  'optin_ip',
  'fields',
]

/**
 * Subscribers of the groups that were chosen. MailerLite does not say what changed: everything is asked, status by status, and a hash tells
 * here. Each that is here and did not come along is asked for by itself: it changed its status between two questions, or left.
 */
export const subscribers: Stream = {
  key: 'members',
  hasControl: true,
  needs: () => [],
  understand: understandSubscriber,
  sweeps: (resume) =>
    isResume(resume) && resume.status === null ? { objectType: 'subscriber', prefix: `${resume.group}/` } : null,
  read: async (ask, _settings, question) => {
    if (question.ids !== null)
      return { objects: await each(ask, question.ids, question.lists), resume: null, total: null }
    const at = isResume(question.resume) ? question.resume : beginning(question)
    if (at === null) return { objects: [], resume: null, total: 0 }
    return at.status === null ? sweep(ask, at, question) : readPage(ask, at)
  },
}

function beginning({ lists: [group] }: Question): Resume | null {
  return group === undefined ? null : { group, status: STATUSES[0], cursor: null, counted: 0 }
}

async function readPage(ask: Ask, at: Resume): Promise<Page> {
  const path = `/api/groups/${encodeURIComponent(at.group)}/subscribers`
  const { json } = await ask(path, {
    limit: PAGE,
    'filter[status]': at.status ?? '',
    ...(at.cursor === null ? {} : { cursor: at.cursor }),
  })
  const { data, meta } = objectOf(json)
  if (!Array.isArray(data)) throw new DeliveryFailure('not_understood', { path })
  const objects = listOf(data).map((said) => given(at.group, said))
  const counted = at.counted + objects.length
  const cursor = textOf(objectOf(meta)['next_cursor'])
  if (cursor !== '') return { objects, total: null, resume: { ...at, cursor, counted } }
  const next = STATUSES[STATUSES.indexOf(at.status ?? 'junk') + 1] ?? null
  return { objects, total: null, resume: { ...at, status: next, cursor: null, counted } }
}

async function sweep(ask: Ask, at: Resume, question: Question): Promise<Page> {
  if (question.unseen.length > 0) {
    const objects = await each(ask, question.unseen, [at.group])
    const counted = at.counted + objects.filter(({ isGone }) => isGone !== true).length
    return { objects, total: null, resume: { ...at, counted } }
  }
  const next = question.lists[question.lists.indexOf(at.group) + 1]
  return next === undefined
    ? { objects: [], resume: null, total: at.counted }
    : { objects: [], resume: { ...at, group: next, status: STATUSES[0], cursor: null }, total: null }
}

const keyOf = (group: string, id: string) => ({ objectType: 'subscriber', externalId: `${group}/${id}` })

const given = (group: string, said: Json): GivenObject => ({
  ...keyOf(group, textOf(said['id'])),
  payload: Object.fromEntries(FIELDS.map((field) => [field, said[field] ?? null])),
})

/** One by one, of the groups that were chosen. What is told of somebody is of all of their groups. */
async function each(ask: Ask, ids: readonly string[], lists: readonly string[]): Promise<readonly GivenObject[]> {
  const objects: GivenObject[] = []
  for (const externalId of ids) {
    const group = listOfMember(externalId)
    const id = externalId.slice(group.length + 1)
    const said = await found(ask, `/api/subscribers/${encodeURIComponent(id)}`)
    for (const list of group === EVERY ? lists : [group].filter((one) => lists.includes(one)))
      objects.push(inGroup(list, id, said))
  }
  return objects
}

/** In the place of a group: whichever of them somebody is in. */
export const EVERY = '*'

function inGroup(group: string, id: string, said: Json | null): GivenObject {
  const isIn = said !== null && listOf(said['groups']).some((one) => textOf(one['id']) === group)
  return isIn ? given(group, said) : { ...keyOf(group, id), payload: null, isGone: true }
}

/** Null: it is not there. */
export async function found(ask: Ask, path: string): Promise<Json | null> {
  try {
    return objectOf(objectOf((await ask(path, { include: 'groups' })).json)['data'])
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.code === 'not_found') return null
    throw error
  }
}
