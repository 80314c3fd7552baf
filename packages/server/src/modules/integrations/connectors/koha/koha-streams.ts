import { DeliveryFailure, type Answer, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject } from '../given.rules.ts'
import { momentOfAnswer } from '../answer-moment.rules.ts'
import { isJson, listOf, momentOf, objectOf, textOf, type Json } from '../values.rules.ts'
import { keptOf, keysBesidePatron, understandPatron, understandWord } from './koha-patrons.rules.ts'

export const API = '/api/v1'
const PAGE = 100
const DAY = 86_400_000
/** In which zone Koha reads the moment of a question is a matter of its set-up: a day more is asked, and a hash tells here. */
const OVERLAP = DAY
/** Koha tells nobody who was deleted: that is found by asking for everybody, which is done once a week. */
const WHOLE_EVERY = 7 * DAY

const WORDS = [
  { objectType: 'library', path: `${API}/libraries`, id: 'library_id' },
  { objectType: 'patron_category', path: `${API}/patron_categories`, id: 'patron_category_id' },
] as const

/** Names of branches and categories. They are short lists and are asked whole (`_per_page` -1: all). */
const names: Stream = {
  key: 'names',
  hasControl: false,
  isSeldom: true,
  needs: () => [],
  understand: understandWord,
  read: async (ask, _settings, { resume }) => {
    const index = typeof resume === 'number' ? resume : 0
    const { objectType, path, id } = WORDS[index] ?? WORDS[0]
    return {
      objects: (await listOrNone(ask, path)).map((said) => ({
        objectType,
        externalId: textOf(said[id]),
        payload: { name: said['name'] ?? null, category_type: said['category_type'] ?? null },
      })),
      resume: index + 1 < WORDS.length ? index + 1 : null,
      total: null,
    }
  },
}

/** An older Koha tells no categories, and a key may not see everything: the codes stay. */
async function listOrNone(ask: Ask, path: string): Promise<readonly Json[]> {
  try {
    return (await listed(ask, path, { _per_page: '-1' })).data
  } catch (error) {
    if (error instanceof DeliveryFailure && ['not_found', 'not_allowed'].includes(error.problem.code)) return []
    throw error
  }
}

async function listed(ask: Ask, path: string, query: Readonly<Record<string, string>>) {
  const { json, headers }: Answer = await ask(path, query, { headers: EMBEDDED[path] ?? {} })
  if (!Array.isArray(json)) throw new DeliveryFailure('not_understood', { path })
  const total = Number(headers['x-total-count'] ?? '')
  return { data: listOf(json), total: Number.isInteger(total) ? total : null, moment: momentOfAnswer(headers) }
}

/** What goes along with each of a list. */
const EMBEDDED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [`${API}/patrons`]: { 'x-koha-embed': 'extended_attributes' },
}

/** `since` null: everybody. `after`: the last of the page before; pages are told apart by it, so that nothing moves between two. */
type Resume = { readonly step: 'list' | 'sweep'; readonly since: string | null; readonly after: number }
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['step'] === 'string'

/** `since`: of their clock, when the last question was asked; `whole`: when everybody was asked last. */
type Cursor = { readonly since: string; readonly whole: string }

/** Borrowers by what changed since their clock of the last time; once a week everybody, and then each who did not come along. */
const patrons: Stream = {
  key: 'patrons',
  hasControl: true,
  needs: keysBesidePatron,
  understand: (object, _settings, beside) => understandPatron(object, beside),
  sweeps: (resume) => (isResume(resume) && resume.step === 'sweep' ? { objectType: 'patron', prefix: '' } : null),
  read: async (ask, _settings, question) => {
    if (question.ids !== null) return { objects: await each(ask, question.ids), resume: null, total: null }
    if (!isResume(question.resume)) return readFirst(ask, question)
    return question.resume.step === 'list' ? readOn(ask, question.resume) : sweep(ask, question)
  },
}

async function readFirst(ask: Ask, question: Question): Promise<Page> {
  const { moment, total } = await listed(ask, `${API}/patrons`, { _per_page: '1' })
  const at: Resume = { step: 'list', since: sinceOf(question, moment), after: 0 }
  const page = await readOn(ask, at)
  return { ...page, total, ...(moment === null ? {} : { cursor: cursorOf(question, at, moment) }) }
}

function sinceOf({ cursor, from }: Question, moment: Date | null): string | null {
  const [last, whole] = [momentOf(objectOf(cursor)['since']), momentOf(objectOf(cursor)['whole'])]
  if (last === null) return from === null ? null : `${from}T00:00:00Z`
  const isTime = moment === null || whole === null || moment.getTime() - whole.getTime() >= WHOLE_EVERY
  return isTime ? null : new Date(last.getTime() - OVERLAP).toISOString()
}

const cursorOf = ({ cursor, from }: Question, { since }: Resume, moment: Date): Cursor => ({
  since: moment.toISOString(),
  // Who is asked from a day on did not ask for everybody.
  whole:
    since === null
      ? moment.toISOString()
      : from === null
        ? textOf(objectOf(cursor)['whole'])
        : new Date(0).toISOString(),
})

async function readOn(ask: Ask, at: Resume): Promise<Page> {
  const behind = { patron_id: { '>': at.after } }
  const q = at.since === null ? behind : { '-and': [behind, { updated_on: { '>=': at.since } }] }
  const { data } = await listed(ask, `${API}/patrons`, {
    q: JSON.stringify(q),
    _order_by: '+patron_id',
    _per_page: String(PAGE),
  })
  const last = Number(data.at(-1)?.['patron_id'] ?? at.after)
  // An answer that does not go on would be asked for ever.
  if (data.length > 0 && !(last > at.after)) throw new DeliveryFailure('not_understood', { path: `${API}/patrons` })
  const next: Resume | null = at.since === null ? { step: 'sweep', since: null, after: 0 } : null
  return { objects: data.map(given), total: null, resume: data.length === 0 ? next : { ...at, after: last } }
}

async function sweep(ask: Ask, { unseen, resume }: Question): Promise<Page> {
  return { objects: await each(ask, unseen), total: null, resume: unseen.length === 0 ? null : resume }
}

const given = (said: Json): GivenObject => ({
  objectType: 'patron',
  externalId: textOf(said['patron_id']),
  payload: keptOf(said),
})

/** One by one; who is not there any more, was deleted, and nothing but the number is left of them. */
async function each(ask: Ask, ids: readonly string[]): Promise<readonly GivenObject[]> {
  const objects: GivenObject[] = []
  for (const id of ids) objects.push(await one(ask, id))
  return objects
}

async function one(ask: Ask, id: string): Promise<GivenObject> {
  const path = `${API}/patrons/${encodeURIComponent(id)}`
  try {
    const { json } = await ask(path, {}, { headers: EMBEDDED[`${API}/patrons`] ?? {} })
    if (!isJson(json)) throw new DeliveryFailure('not_understood', { path })
    return given(json)
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.code === 'not_found')
      return { objectType: 'patron', externalId: id, payload: {}, isGone: true }
    throw error
  }
}

/** Whether borrowers may be asked, and how many there are. @throws DeliveryFailure */
export async function countPatrons(ask: Ask): Promise<number | null> {
  return (await listed(ask, `${API}/patrons`, { _per_page: '1' })).total
}

export const kohaStreams: readonly Stream[] = [names, patrons]
