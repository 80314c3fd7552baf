import { afterAll, expect, test } from 'vitest'
import { openOpenIdEmulator } from '../../../packages/server/src/modules/admin/sign-on/testing/openid-emulator.ts'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The administrator lets colleagues sign in with their account of the municipality, links her own, and a new colleague comes in with it
// without ever choosing a password.
const house = await openOpenIdEmulator()
afterAll(house.close)
const { host, origin } = new URL(house.issuer)
const set = stage({ environment: { KLANTREGIE_OWN_NETWORK: host }, elsewhere: [origin] })
const HOUSE = 'Gemeente Waterlinie'
let anouk: Visitor

test('a way of signing in is added and tried', async () => {
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await anouk.opens('/admin/sign-on')
  await anouk.seesTitle('Aanmelden van buiten')
  await anouk.findsNothingWrong()
  await anouk.presses('Manier van aanmelden toevoegen')
  const dialog = anouk.within('dialog', 'Manier van aanmelden toevoegen')
  await dialog.sees('/aanmelden/terug')
  await anouk.findsNothingWrongHere()
  await dialog.fills('Naam', HOUSE)
  await dialog.fills('Adres van de uitgever (issuer)', 'http://gemeente.example')
  await dialog.fills('Client-ID', house.clientId)
  await dialog.fills('Client-geheim', house.clientSecret)
  await dialog.presses('Manier van aanmelden toevoegen')
  await dialog.sees(/geen adres dat met https/)
  await dialog.fills('Adres van de uitgever (issuer)', house.issuer)
  await dialog.presses('Manier van aanmelden toevoegen')
  await anouk.isTold(`“${HOUSE}” is toegevoegd`)
  await anouk.findsNothingWrong()
  await anouk.page.getByRole('button', { name: new RegExp(HOUSE) }).click()
  await anouk.menuLine('Proberen').click()
  await anouk.isTold(/antwoordt en is wie het zegt te zijn/)
})

test('she links her own account, after her password', async () => {
  house.atTheDoor = { subject: 'anouk-17', claims: { preferred_username: 'a.dewit@waterlinie.example' } }
  await anouk.opens('/account')
  await anouk.presses(`${HOUSE} koppelen`)
  const dialog = anouk.within('dialog', 'Bevestig met je wachtwoord')
  await anouk.findsNothingWrongHere(['light'])
  await dialog.fills('Wachtwoord', administrator.password)
  await dialog.presses('Verder')
  await anouk.within('table', 'Accounts van elders').sees('a.dewit@waterlinie.example')
  await anouk.seesTitle('Aanmelden en beveiliging')
  await anouk.findsNothingWrong()
})

test('she signs in with it, and nothing of the way stays in the address', async () => {
  const elsewhere = await set.visitor()
  await elsewhere.opens('/sign-in')
  await elsewhere.seesButton(`Aanmelden met ${HOUSE}`)
  await elsewhere.findsNothingWrong()
  await elsewhere.presses(`Aanmelden met ${HOUSE}`)
  await elsewhere.seesTitle(/^Goede/)
  expect(new URL(elsewhere.page.url()).pathname).toBe('/')
})

test('an account that nobody here has opens nothing, and says what to do', async () => {
  house.atTheDoor = { subject: 'iemand-anders', claims: { email: administrator.email } }
  const stranger = await set.visitor()
  await stranger.opens('/sign-in')
  await stranger.presses(`Aanmelden met ${HOUSE}`)
  await stranger.seesTitle('Aanmelden is niet gelukt')
  await stranger.sees(/hoort hier nog bij niemand/)
  await stranger.findsNothingWrong()
  house.atTheDoor = null
  await stranger.follows('Opnieuw aanmelden')
  await stranger.presses(`Aanmelden met ${HOUSE}`)
  await stranger.sees(/niet gelukt of niet afgemaakt/)
})

test('who is invited comes in with an account and chooses no password', async () => {
  const invitation = { name: 'Daan Bos', email: 'daan@waterlinie.example.org', role: 'reader' }
  const { link } = await set.errands.ask<{ link: string }>('POST', '/invitations', invitation)
  house.atTheDoor = { subject: 'daan-3', claims: { name: 'Daan' } }
  const daan = await set.visitor()
  const { pathname, hash } = new URL(link)
  await daan.opens(`${pathname}${hash}`)
  await daan.seesButton(`Verder met ${HOUSE}`)
  await daan.findsNothingWrong(['light'])
  await daan.presses(`Verder met ${HOUSE}`)
  await daan.seesTitle(/^Goede/)
})

/** Her number in the directory of the municipality. */
const FATIMA = 'object-9'

test('she lets the municipality keep colleagues, and the key is shown once', async () => {
  await anouk.opens('/admin/sign-on')
  await anouk.page.getByRole('button', { name: new RegExp(HOUSE) }).click()
  await anouk.menuLine('Collega’s laten bijhouden…').click()
  const dialog = anouk.within('dialog', `Collega’s laten bijhouden door ${HOUSE}`)
  await anouk.findsNothingWrongHere()
  await dialog.presses('Sleutel maken')
  await dialog.sees('We tonen hem maar één keer')
  await anouk.findsNothingWrongHere()
  const [address = '', key = ''] = await dialog.root.locator('code').allInnerTexts()
  const made = await fetch(`${address}/Users`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      ...{
        userName: 'fatima@waterlinie.example',
        externalId: FATIMA,
        displayName: 'Fatima el Amrani',
        active: true,
      },
    }),
  })
  expect(made.status, await made.text()).toBe(201)
  await anouk.page.keyboard.press('Escape')
})

test('who was made so comes in without a password or an invitation', async () => {
  house.atTheDoor = { subject: 'fatima-for-this-program', claims: { oid: FATIMA, name: 'Fatima' } }
  const fatima = await set.visitor()
  await fatima.opens('/sign-in')
  await fatima.presses(`Aanmelden met ${HOUSE}`)
  await fatima.seesTitle(/^Goede.*Fatima/)
})
