import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { calmMailchimp, openMailchimp } from './testing/mailchimp-emulator.ts'
import { openNewsletterScene } from './testing/newsletter-scene.ts'
import { tellSending } from './testing/sending-story.ts'

const LIST = 'a1b2c3d4e5'
const mailchimp = await openMailchimp(() => scene.app.clock.now())
const scene = await openNewsletterScene({
  connector: 'mailchimp',
  url: mailchimp.url,
  token: mailchimp.token,
  list: LIST,
  close: mailchimp.close,
  calm: () => {
    mailchimp.members.clear()
    mailchimp.forgotten.clear()
    mailchimp.lists.set(LIST, 'Nieuwsbrief')
    mailchimp.asked.length = 0
    Object.assign(mailchimp.troubles, calmMailchimp())
  },
})

const memberOf = (email: string) => [...mailchimp.members.values()].find((member) => member['email_address'] === email)

tellSending(scene, {
  list: LIST,
  asked: mailchimp.asked,
  troubles: mailchimp.troubles,
  states: { yes: 'subscribed', no: 'unsubscribed' },
  subscribe: (email, isSubscribed) =>
    mailchimp.put(hash('md5', email), {
      list_id: LIST,
      email_address: email,
      status: isSubscribed ? 'subscribed' : 'unsubscribed',
      tags: [],
    }),
  standingOf: (email) => {
    const member = memberOf(email)
    return member === undefined ? null : { state: String(member['status']), marks: member['tags'] as string[] }
  },
})

test('only newsletter systems take segments, and only lists that stand for something', async () => {
  const { items } = (await scene.admin('GET', '/connectors')).json() as {
    items: { key: string; takesSegments: boolean }[]
  }
  expect(items.filter(({ takesSegments }) => takesSegments).map(({ key }) => key)).toEqual([
    'laposta',
    'mailchimp',
    'mailerlite',
  ])
  const connection = await scene.connect()
  const body = { list: 'een-andere-lijst', segmentId: connection.id, mark: 'X', adds: true, everyHours: 24 }
  const refused = await scene.admin('POST', `/connections/${connection.id}/segments`, body)
  expect([refused.statusCode, refused.json().code]).toEqual([422, 'integrations.list_not_fitting'])
})
