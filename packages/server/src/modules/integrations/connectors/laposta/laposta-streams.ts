import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject } from '../given.rules.ts'
import { understandMember } from './laposta-members.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { listed, refusalCodeOf, unwrapped } from './laposta-values.rules.ts'

/** Carried in at once, of a list that Laposta answers whole. */
const AT_ONCE = 500

/**
 * Where a delivery is: which list, behind which of its members, and how many came before it. `isSweep`: all that were told came along, and each
 * that did not is asked for by itself.
 */
type Resume = {
  readonly list: string
  readonly after: string
  readonly counted: number
  readonly isSweep: boolean
}
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['isSweep'] === 'boolean'

/**
 * What Laposta answered last is held as long as one delivery asks: it knows no pages, and a large list would be asked for anew for every
 * five hundred members. A worker that takes over asks again.
 */
const answered = new WeakMap<Ask, { readonly list: string; readonly members: readonly Json[] }>()

async function membersOf(ask: Ask, list: string): Promise<readonly Json[] | null> {
  const known = answered.get(ask)
  if (known?.list === list) return known.members
  const said = await found(ask, '/v2/member', { list_id: list })
  if (said === null) return null
  const members = listed(said, 'member')
  if (members === null) throw new DeliveryFailure('not_understood', { path: '/v2/member' })
  const sorted = members
    // A member that was deleted is not there any more, whether it is still told or not.
    .filter((member) => idOf(member) !== '' && textOf(member['state']) !== 'deleted')
    .toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1))
  answered.set(ask, { list, members: sorted })
  return sorted
}

const idOf = (member: Json): string => textOf(member['member_id'])

/** Members of the lists that were chosen. Laposta does not say what changed since: a hash tells here. */
export const members: Stream = {
  key: 'members',
  hasControl: true,
  needs: () => [],
  understand: understandMember,
  sweeps: (resume) => (isResume(resume) && resume.isSweep ? { objectType: 'member', prefix: `${resume.list}/` } : null),
  read: async (ask, _settings, question) => {
    if (question.ids !== null)
      return { objects: await each(ask, question.ids, question.lists), resume: null, total: null }
    const at = isResume(question.resume) ? question.resume : beginning(question.lists[0])
    if (at === null) return { objects: [], resume: null, total: 0 }
    if (at.isSweep) return sweep(ask, at, question)
    const all = await membersOf(ask, at.list)
    // A list that was thrown away there, or that the key may not see: what was of it stays until somebody says otherwise.
    if (all === null) throw new DeliveryFailure('not_found', { path: '/v2/member' })
    return pageOf(all, at)
  },
}

const beginning = (list: string | undefined, counted = 0): Resume | null =>
  list === undefined ? null : { list, after: '', counted, isSweep: false }

function pageOf(all: readonly Json[], at: Resume): Page {
  const rest = all.filter((member) => idOf(member) > at.after)
  const page = rest.slice(0, AT_ONCE)
  const isSweep = rest.length === page.length
  return {
    objects: page.map((member) => given(at.list, member)),
    total: null,
    resume: { ...at, after: idOf(page.at(-1) ?? {}), counted: at.counted + page.length, isSweep },
  }
}

const keyOf = (list: string, member: Json): string => `${list}/${idOf(member)}`

const given = (list: string, member: Json): GivenObject => ({
  objectType: 'member',
  externalId: keyOf(list, member),
  payload: { ...member, list_id: list },
})

/** Somebody who came back, or was taken off, while the list was read, is not who was gone. */
async function sweep(ask: Ask, at: Resume, { unseen, lists }: Question): Promise<Page> {
  const objects = await each(ask, unseen, [at.list])
  const counted = at.counted + objects.filter(({ isGone }) => isGone !== true).length
  if (unseen.length > 0) return { objects, total: null, resume: { ...at, counted } }
  const resume = beginning(lists[lists.indexOf(at.list) + 1], counted)
  return { objects, resume, total: resume === null ? counted : null }
}

/** One by one, of the lists that were chosen. What is not there any more is gone, if it ever was here. */
async function each(ask: Ask, ids: readonly string[], lists: readonly string[]): Promise<readonly GivenObject[]> {
  const objects: GivenObject[] = []
  for (const externalId of ids) {
    const [list, id] = partsOf(externalId)
    if (!lists.includes(list)) continue
    const said = await found(ask, memberPath(id), { list_id: list })
    const member = unwrapped(said, 'member')
    const isThere = idOf(member) !== '' && textOf(member['state']) !== 'deleted'
    objects.push(isThere ? given(list, member) : { objectType: 'member', externalId, payload: null, isGone: true })
  }
  return objects
}

function partsOf(externalId: string): readonly [string, string] {
  const cut = externalId.indexOf('/')
  return [externalId.slice(0, cut), externalId.slice(cut + 1)]
}

/** A member by number or by address. Laposta reads the path twice, so a plus that is written as %2B would become a space. */
export const memberPath = (id: string): string => `/v2/member/${encodeURIComponent(id).replaceAll('%2B', '%252B')}`

/** Null: it is not there. */
export async function found(ask: Ask, path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
  try {
    return (await ask(path, query)).json
  } catch (error) {
    if (error instanceof DeliveryFailure && isUnknown(error)) return null
    throw error
  }
}

/** Whatever is not there is answered with 400 and code 203 (documentation of its errors); 404 is kept for what older versions say. */
const isUnknown = ({ problem, said }: DeliveryFailure): boolean =>
  problem.code === 'not_found' || (problem.details['status'] === 400 && refusalCodeOf(said) === 203)
