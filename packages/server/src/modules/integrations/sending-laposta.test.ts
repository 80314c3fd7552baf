import { CALM, openLaposta } from './testing/laposta-emulator.ts'
import { openNewsletterScene } from './testing/newsletter-scene.ts'
import { tellSending } from './testing/sending-story.ts'

const LIST = 'lijst1'
const laposta = await openLaposta()
const scene = await openNewsletterScene({
  connector: 'laposta',
  url: laposta.url,
  token: laposta.token,
  list: LIST,
  close: laposta.close,
  calm: () => {
    laposta.members.clear()
    laposta.fields.clear()
    laposta.lists.set(LIST, 'Nieuwsbrief')
    laposta.asked.length = 0
    Object.assign(laposta.troubles, CALM)
  },
})

let number = 0

tellSending(scene, {
  list: LIST,
  asked: laposta.asked,
  troubles: laposta.troubles,
  states: { yes: 'active', no: 'unsubscribed' },
  subscribe: (email, isSubscribed) => {
    number += 1
    const state = isSubscribed ? 'active' : 'unsubscribed'
    laposta.put({ member_id: `m${String(number)}`, list_id: LIST, email, state, custom_fields: { voornaam: 'Lid' } })
  },
  standingOf: (email) => {
    const member = [...laposta.members.values()].find((said) => said['email'] === email)
    if (member === undefined) return null
    const text = (member['custom_fields'] as Record<string, string>)['klantregiesegmenten'] ?? ''
    return { state: String(member['state']), marks: text === '' ? [] : text.split(' | ') }
  },
})
