import { momentOfAnswer } from '../answer-moment.rules.ts'
import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject } from '../given.rules.ts'
import { momentOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { listOfMember } from '../list-member.rules.ts'
import { isArchived, understandMember } from './mailchimp-members.rules.ts'

const PAGE = 500
/** Rows asked for again at the end of a page: when a few are taken away while pages are read, those behind them move up. */
const AGAIN = 20
/** What was still being written there when we asked, comes the next time. */
const OVERLAP = 5 * 60_000

/**
 * `archived`: who was taken off since the last time; `sweep`: asking for each that did not come along. `since` null: everything of this list.
 * `cursors`: by list, their clock when it was asked.
 */
type Resume = {
  readonly list: string
  readonly step: 'members' | 'archived' | 'sweep'
  readonly offset: number
  readonly since: string | null
  readonly counted: number | null
  readonly cursors: Readonly<Record<string, string>>
}
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['step'] === 'string'

/** What is asked of a member; more would take them longer. */
const FIELDS = [
  'id',
  'contact_id',
  'email_address',
  'status',
  'merge_fields',
  'ip_signup',
  'timestamp_signup',
  'ip_opt',
  'timestamp_opt',
  'last_changed',
  'language',
  'tags',
  'source',
]

/**
 * Members of the audiences that were chosen, by what changed since the last time; then who was taken off since. When everything is asked, each
 * that is here and did not come along is asked for by itself, so that nobody is gone for having stood between two pages.
 */
export const members: Stream = {
  key: 'members',
  hasControl: true,
  needs: () => [],
  understand: understandMember,
  sweeps: (resume) =>
    isResume(resume) && resume.step === 'sweep' ? { objectType: 'member', prefix: `${resume.list}/` } : null,
  read: async (ask, _settings, question) => {
    if (question.ids !== null)
      return { objects: await each(ask, question.ids, question.lists), resume: null, total: null }
    const at = isResume(question.resume) ? question.resume : beginning(question)
    if (at === null) return { objects: [], resume: null, total: 0 }
    return at.step === 'sweep' ? sweep(ask, at, question) : readPage(ask, at, question)
  },
}

function beginning(question: Question): Resume | null {
  const [list] = question.lists
  return list === undefined
    ? null
    : { list, step: 'members', offset: 0, since: since(question, list), counted: 0, cursors: {} }
}

/** Of a list that was chosen since the last time, everything. */
function since({ cursor, from }: Question, list: string): string | null {
  const moment = momentOf(objectOf(cursor)[list])
  if (moment === null) return from === null ? null : `${from}T00:00:00+00:00`
  return new Date(moment.getTime() - OVERLAP).toISOString()
}

async function readPage(ask: Ask, at: Resume, question: Question): Promise<Page> {
  const path = membersPath(at.list)
  const { json, headers } = await ask(path, {
    count: String(PAGE),
    offset: String(at.offset),
    sort_field: 'timestamp_signup',
    sort_dir: 'ASC',
    fields: ['total_items', ...FIELDS.map((field) => `members.${field}`)].join(','),
    ...(at.since === null ? {} : { since_last_changed: at.since }),
    ...(at.step === 'archived' ? { status: 'archived' } : {}),
  })
  const { members: told, total_items: total } = objectOf(json)
  if (!Array.isArray(told)) throw new DeliveryFailure('not_understood', { path })
  const objects = told.map((one: unknown) => given(at.list, objectOf(one)))
  const known = noted(at, { total, moment: momentOfAnswer(headers) })
  // A page that is full has others behind it.
  if (told.length >= PAGE) return { objects, total: null, resume: { ...known, offset: at.offset + PAGE - AGAIN } }
  if (at.step === 'members')
    return { objects, total: null, resume: { ...known, step: at.since === null ? 'sweep' : 'archived', offset: 0 } }
  return { objects, ...onwards(known, question) }
}

/** Their clock at the first page of a list, and how many it holds. */
function noted(at: Resume, { total, moment }: { readonly total: unknown; readonly moment: Date | null }): Resume {
  if (at.offset > 0 || at.step !== 'members') return at
  const counted = at.counted === null || at.since !== null || typeof total !== 'number' ? null : at.counted + total
  const cursors = moment === null ? at.cursors : { ...at.cursors, [at.list]: moment.toISOString() }
  return { ...at, counted, cursors }
}

async function sweep(ask: Ask, at: Resume, question: Question): Promise<Page> {
  if (question.unseen.length === 0) return { objects: [], ...onwards(at, question) }
  return { objects: await each(ask, question.unseen, [at.list]), total: null, resume: at }
}

/** The next list; after the last, from where to ask the next time. */
function onwards(at: Resume, question: Question): Pick<Page, 'resume' | 'total' | 'cursor'> {
  const next = question.lists[question.lists.indexOf(at.list) + 1]
  if (next === undefined) return { resume: null, total: at.counted, cursor: at.cursors }
  return { resume: { ...at, list: next, step: 'members', offset: 0, since: since(question, next) }, total: null }
}

const membersPath = (list: string): string => `/3.0/lists/${encodeURIComponent(list)}/members`

/** The number of a contact stays when the address changes; older audiences know only the address, as a hash. */
const keyOf = (list: string, member: Json): string => `${list}/${textOf(member['contact_id']) || textOf(member['id'])}`

function given(list: string, member: Json): GivenObject {
  const key = { objectType: 'member', externalId: keyOf(list, member) }
  return isArchived(member)
    ? { ...key, payload: null, isGone: true }
    : { ...key, payload: Object.fromEntries(FIELDS.map((field) => [field, member[field] ?? null])) }
}

/** One by one, of the lists that were chosen: by number, or by address when that was told. Who is not there is gone, if ever here. */
async function each(ask: Ask, ids: readonly string[], lists: readonly string[]): Promise<readonly GivenObject[]> {
  const objects: GivenObject[] = []
  for (const externalId of ids) {
    const list = listOfMember(externalId)
    if (!lists.includes(list)) continue
    const said = await found(ask, `${membersPath(list)}/${encodeURIComponent(externalId.slice(list.length + 1))}`)
    const now = said === null ? null : given(list, said)
    if (now !== null) objects.push(now)
    // Another number than was asked for: what was known by that is not there any more.
    if (now?.externalId !== externalId) objects.push({ objectType: 'member', externalId, payload: null, isGone: true })
  }
  return objects
}

/** Null: it is not there. */
export async function found(ask: Ask, path: string): Promise<Json | null> {
  try {
    return objectOf((await ask(path)).json)
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.code === 'not_found') return null
    throw error
  }
}
