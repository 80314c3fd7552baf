import { afterAll, expect, test } from 'vitest'
import { openMailchimp } from '../../../packages/server/src/modules/integrations/testing/mailchimp-emulator.ts'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The administrator lets a segment go out to the newsletter tool: who said yes goes, who unsubscribed there is left alone.
const LIST = 'a1b2c3d4e5'
const mailchimp = await openMailchimp(() => new Date())
afterAll(mailchimp.close)
const set = stage({ environment: { KLANTREGIE_OWN_NETWORK: new URL(mailchimp.url).host } })
const SEGMENT = 'Trouwe bezoekers van de jeugdtheatervoorstellingen'
let anouk: Visitor
let connectionId = ''

const reader = async (firstName: string, label: string, purposeId: string): Promise<void> => {
  const { relation } = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    ...{ kind: 'person', name: { firstName, surname: 'van den Berg' }, emails: [`${firstName}@lezers.example`] },
  })
  await set.errands.ask('PUT', `/relations/${relation.id}/labels/${label}`, {})
  await set.errands.ask('POST', `/relations/${relation.id}/consents`, {
    ...{ purposeId, channels: ['email'], state: 'given' },
  })
}

test('a list that stands for something is there, and nothing goes out yet', async () => {
  mailchimp.lists.set(LIST, 'Nieuwsbrief')
  const { items: purposes } = await set.errands.ask<{ items: { id: string; key: string }[] }>(
    'GET',
    '/privacy/purposes',
  )
  const purposeId = purposes.find(({ key }) => key === 'newsletter')?.id ?? ''
  const { id: label } = await set.errands.ask<{ id: string }>('POST', '/labels', { name: 'Jeugdtheater' })
  await reader('guusje', label, purposeId)
  await reader('daan', label, purposeId)
  mailchimp.put('d1', { list_id: LIST, email_address: 'daan@lezers.example', status: 'unsubscribed', tags: [] })
  await set.errands.ask('POST', '/segments', {
    ...{ name: SEGMENT, conditions: { group: 'all', of: [{ about: 'label', ids: [label] }] } },
  })
  const { items: types } = await set.errands.ask<{ items: { id: string; key: string; domainId: string }[] }>(
    'GET',
    '/relation-types',
  )
  const visitor = types.find(({ key }) => key === 'visitor')
  const { id } = await set.errands.ask<{ id: string }>('POST', '/connections', {
    connector: 'mailchimp',
    name: 'Nieuwsbrief',
    settings: { url: mailchimp.url },
    secrets: { token: mailchimp.token },
    intake: {
      ...{ typeIds: [visitor?.id], domainId: visitor?.domainId, branchId: null },
      lists: [{ externalId: LIST, name: 'Nieuwsbrief', purposeId, channel: 'email', agreedText: '' }],
    },
    everyMinutes: 60,
    silentAfterHours: null,
  })
  connectionId = id
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await anouk.opens(`/koppelingen/${connectionId}`)
  await anouk.seesTitle('Nieuwsbrief')
  await anouk.opensTab('Segmenten')
  await anouk.sees('Er gaat nog geen segment naar dit systeem')
  await anouk.findsNothingWrong()
})

test('a segment goes out, with a name that it has there', async () => {
  await anouk.presses('Segment laten uitgaan')
  const dialog = anouk.within('dialog', 'Segment laten uitgaan')
  await anouk.findsNothingWrongHere()
  await dialog.chooses(SEGMENT, { under: /Segment(?! laten)/ })
  expect(await dialog.root.getByRole('textbox', { name: 'Kenmerk' }).inputValue()).toBe(SEGMENT)
  await dialog.fills('Kenmerk', 'Jeugdtheater')
  await dialog.presses('Segment laten uitgaan')
  await anouk.isTold(`“${SEGMENT}” gaat uit.`)
  await anouk.within('main').sees(/1 toegevoegd, 1 daar afgemeld en met rust gelaten/)
  await anouk.findsNothingWrong()
})

test('who was added has the mark there, and who unsubscribed stayed so', () => {
  const standing = [...mailchimp.members.values()].map(({ email_address: email, status, tags }) => [
    email,
    status,
    tags,
  ])
  expect(standing).toEqual([
    ['daan@lezers.example', 'unsubscribed', []],
    ['guusje@lezers.example', 'subscribed', ['Jeugdtheater']],
  ])
})

test('she lets it go out no longer, after a warning', async () => {
  await anouk.page.getByRole('button', { name: `Acties voor ${SEGMENT}` }).click()
  await anouk.menuLine('Niet meer laten uitgaan').click()
  await anouk.findsNothingWrongHere(['light'])
  await anouk.presses('Niet meer laten uitgaan')
  await anouk.isTold(`“${SEGMENT}” gaat niet meer uit.`)
})
