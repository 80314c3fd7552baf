import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject } from '../given.rules.ts'
import { understandMember } from './laposta-members.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { listed, unwrapped } from './laposta-values.rules.ts'

/** Carried in at once, of a list that Laposta answers whole. */
const AT_ONCE = 500

/** Where a delivery is: which list, behind which of its members, and how many came before it. */
type Resume = { readonly list: number; readonly after: string; readonly counted: number }
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['list'] === 'number'

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
  read: async (ask, _settings, question) => {
    if (question.ids !== null) return told(ask, question)
    const at = isResume(question.resume) ? question.resume : { list: 0, after: '', counted: 0 }
    const list = question.lists[at.list]
    if (list === undefined) return { objects: [], resume: null, total: at.counted }
    const all = await membersOf(ask, list)
    // A list that was thrown away there, or that the key may not see: what was of it stays until somebody says otherwise.
    if (all === null) throw new DeliveryFailure('not_found', { path: '/v2/member' })
    return pageOf(all, { list, at, isLast: at.list === question.lists.length - 1 })
  },
}

type Paging = { readonly list: string; readonly at: Resume; readonly isLast: boolean }

function pageOf(all: readonly Json[], { list, at, isLast }: Paging): Page {
  const rest = all.filter((member) => idOf(member) > at.after)
  const page = rest.slice(0, AT_ONCE)
  const counted = at.counted + page.length
  const objects = page.map((member) => given(list, member))
  if (rest.length > page.length)
    return { objects, resume: { list: at.list, after: idOf(page.at(-1) ?? {}), counted }, total: null }
  return {
    objects,
    resume: isLast ? null : { list: at.list + 1, after: '', counted },
    total: isLast ? counted : null,
    whole: { objectType: 'member', prefix: `${list}/`, ids: all.map((member) => keyOf(list, member)) },
  }
}

const keyOf = (list: string, member: Json): string => `${list}/${idOf(member)}`

const given = (list: string, member: Json): GivenObject => ({
  objectType: 'member',
  externalId: keyOf(list, member),
  payload: { ...member, list_id: list },
})

/** One by one what was told of, of the lists that were chosen. What is not there any more is gone, if it ever was here. */
async function told(ask: Ask, { ids, lists }: Question): Promise<Page> {
  const objects: GivenObject[] = []
  for (const externalId of ids ?? []) {
    const [list, id] = partsOf(externalId)
    if (!lists.includes(list)) continue
    const said = await found(ask, memberPath(id), { list_id: list })
    const member = unwrapped(said, 'member')
    const isThere = idOf(member) !== '' && textOf(member['state']) !== 'deleted'
    objects.push(isThere ? given(list, member) : { objectType: 'member', externalId, payload: null, isGone: true })
  }
  return { objects, resume: null, total: null }
}

function partsOf(externalId: string): readonly [string, string] {
  const cut = externalId.indexOf('/')
  return [externalId.slice(0, cut), externalId.slice(cut + 1)]
}

/** A member by number or by address. Laposta reads the path twice, so a plus that is written as %2B would become a space. */
const memberPath = (id: string): string => `/v2/member/${encodeURIComponent(id).replaceAll('%2B', '%252B')}`

async function found(ask: Ask, path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
  try {
    return (await ask(path, query)).json
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.code === 'not_found') return null
    throw error
  }
}
