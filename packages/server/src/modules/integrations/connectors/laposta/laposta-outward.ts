import { DeliveryFailure, type Ask, type Outward } from '../connector.ts'
import type { SentTo } from '../sent.rules.ts'
import { objectOf, textOf, type Json } from '../values.rules.ts'
import { found, memberPath } from './laposta-streams.ts'
import { listed, refusalCodeOf, unwrapped } from './laposta-values.rules.ts'

/** Laposta has no tags: marks stand together in one field of the list, that people do not see, by which a segment there can be made. */
const FIELD = 'Klantregie-segmenten'
/** Nobody signed up from somewhere: the organisation put them on the list (documented: an address is needed). */
const OURSELVES = '127.0.0.1'

/** How the field is called in a member. */
async function fieldOf(ask: Ask, list: string): Promise<string> {
  const path = '/v2/field'
  const fields = listed((await ask(path, { list_id: list })).json, 'field')
  if (fields === null) throw new DeliveryFailure('not_understood', { path })
  const known = fields.find((field) => textOf(field['name']) === FIELD)
  const form = { list_id: list, name: FIELD, datatype: 'text', required: 'false', in_form: 'false', in_list: 'true' }
  const field = known ?? unwrapped((await ask(path, {}, { form })).json, 'field')
  const name = textOf(field['custom_name'])
  if (name === '') throw new DeliveryFailure('not_understood', { path })
  return name
}

/** The name of the field, and the mark, in one text: names of fields hold no slash. */
const joined = (field: string, mark: string): string => `${field}/${mark}`
function parted({ mark }: SentTo): { readonly field: string; readonly mark: string } {
  const cut = mark.indexOf('/')
  return { field: mark.slice(0, cut), mark: mark.slice(cut + 1) }
}

/** Marks are parted by a bar, which no mark holds. */
const BAR = ' | '
const marksIn = (member: Json, field: string): string[] =>
  textOf(objectOf(member['custom_fields'])[field])
    .split(BAR)
    .filter((mark) => mark !== '')

async function memberOf(ask: Ask, list: string, email: string): Promise<Json | null> {
  const said = await found(ask, memberPath(email), { list_id: list })
  const member = unwrapped(said, 'member')
  return textOf(member['member_id']) === '' || textOf(member['state']) === 'deleted' ? null : member
}

async function write(ask: Ask, { list, member, field, marks }: Writing): Promise<void> {
  const form = { list_id: list, [`custom_fields[${field}]`]: marks.join(BAR) }
  await ask(memberPath(textOf(member['member_id'])), {}, { form })
}
type Writing = {
  readonly list: string
  readonly member: Json
  readonly field: string
  readonly marks: readonly string[]
}

/** Only the field is sent of whoever is known there: what is not sent stays, and so does the state. */
export const lapostaOutward: Outward = {
  prepare: async (ask, list, mark) => ({ list, mark: joined(await fieldOf(ask, list), mark.replaceAll('|', '-')) }),
  place: async (ask, to, { email, firstName, surname }, adds) => {
    const { field, mark } = parted(to)
    const { list } = to
    const member = await memberOf(ask, list, email)
    if (member === null) {
      if (!adds) return 'absent'
      const names = { 'custom_fields[voornaam]': firstName, 'custom_fields[achternaam]': surname }
      const form = { list_id: list, email, ip: OURSELVES, ...names, [`custom_fields[${field}]`]: mark }
      return await added(ask, form)
    }
    if (textOf(member['state']) !== 'active') return 'declined'
    const marks = marksIn(member, field)
    if (!marks.includes(mark)) await write(ask, { list, member, field, marks: [...marks, mark].toSorted() })
    return 'marked'
  },
  take: async (ask, to, email) => {
    const { field, mark } = parted(to)
    const member = await memberOf(ask, to.list, email)
    if (member === null) return
    const marks = marksIn(member, field)
    if (marks.includes(mark))
      await write(ask, { list: to.list, member, field, marks: marks.filter((one) => one !== mark) })
  },
}

/** No address; or somebody who was there all the same, whom we leave alone. */
async function added(ask: Ask, form: Readonly<Record<string, string>>): Promise<'added' | 'declined' | 'refused'> {
  try {
    await ask('/v2/member', {}, { form })
    return 'added'
  } catch (error) {
    if (!(error instanceof DeliveryFailure) || error.problem.details['status'] !== 400) throw error
    const code = refusalCodeOf(error.said)
    if (code === 204) return 'declined'
    if (code === 208) return 'refused'
    throw error
  }
}
