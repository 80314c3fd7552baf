import { createHash } from 'node:crypto'
import { DeliveryFailure, type Outward } from '../connector.ts'
import { objectOf, textOf } from '../values.rules.ts'
import { found } from './mailchimp-streams.ts'

/** How Mailchimp knows somebody by their address: the MD5 of it in small letters. It is a name there and protects nothing. */
const memberPath = (list: string, email: string): string =>
  `/3.0/lists/${encodeURIComponent(list)}/members/${createHash('md5').update(email.toLowerCase()).digest('hex')}`

const tagged = (name: string, status: 'active' | 'inactive') => ({
  sending: { tags: [{ name, status }] },
  isSilent: true,
})

/** A mark is a tag. Adding or taking a tag changes nothing of being subscribed; tags come to be by being used. */
export const mailchimpOutward: Outward = {
  prepare: (_ask, list, mark) => Promise.resolve({ list, mark }),
  place: async (ask, { list, mark }, { email, firstName, surname }, adds) => {
    const known = await found(ask, memberPath(list, email))
    if (known !== null) {
      if (textOf(known['status']) !== 'subscribed') return 'declined'
      await ask(`${memberPath(list, email)}/tags`, {}, tagged(mark, 'active'))
      return 'marked'
    }
    if (!adds) return 'absent'
    const sending = {
      email_address: email,
      status: 'subscribed',
      merge_fields: { FNAME: firstName, LNAME: surname },
      tags: [mark],
    }
    try {
      await ask(`/3.0/lists/${encodeURIComponent(list)}/members`, {}, { sending })
      return 'added'
    } catch (error) {
      return refusalOf(error)
    }
  },
  take: async (ask, { list, mark }, email) => {
    if ((await found(ask, memberPath(list, email))) === null) return
    await ask(`${memberPath(list, email)}/tags`, {}, tagged(mark, 'inactive'))
  },
}

/** They were forgotten there, unsubscribed before, or came meanwhile by themselves: left alone. */
const LEFT_ALONE = new Set(['Member In Compliance State', 'Forgotten Email Not Subscribed', 'Member Exists'])

/** Refused with 400: for one of those, or because the address is none. */
function refusalOf(error: unknown): 'declined' | 'refused' {
  if (!(error instanceof DeliveryFailure) || error.problem.details['status'] !== 400) throw error
  return LEFT_ALONE.has(textOf(objectOf(error.said)['title'])) ? 'declined' : 'refused'
}
