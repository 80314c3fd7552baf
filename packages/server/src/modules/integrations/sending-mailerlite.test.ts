import { calmMailerlite, openMailerlite } from './testing/mailerlite-emulator.ts'
import { openNewsletterScene } from './testing/newsletter-scene.ts'
import { tellSending } from './testing/sending-story.ts'

const GROUP = '4401'
const mailerlite = await openMailerlite()
const scene = await openNewsletterScene({
  connector: 'mailerlite',
  url: mailerlite.url,
  token: mailerlite.token,
  list: GROUP,
  close: mailerlite.close,
  calm: () => {
    mailerlite.subscribers.clear()
    mailerlite.groups.clear()
    mailerlite.groups.set(GROUP, 'Nieuwsbrief')
    mailerlite.asked.length = 0
    Object.assign(mailerlite.troubles, calmMailerlite())
  },
})

let number = 100

tellSending(scene, {
  list: GROUP,
  asked: mailerlite.asked,
  troubles: mailerlite.troubles,
  states: { yes: 'active', no: 'unsubscribed' },
  subscribe: (email, isSubscribed) => {
    number += 1
    const status = isSubscribed ? 'active' : 'unsubscribed'
    mailerlite.subscribers.set(String(number), { email, status, groups: [GROUP] })
  },
  standingOf: (email) => {
    const known = [...mailerlite.subscribers.values()].find((said) => said['email'] === email)
    if (known === undefined) return null
    const marks = known.groups.filter((id) => id !== GROUP).map((id) => mailerlite.groups.get(id) ?? id)
    return { state: String(known['status']), marks: marks.sort() }
  },
})
