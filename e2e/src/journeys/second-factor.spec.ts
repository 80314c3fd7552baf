import { beforeAll, expect, test } from 'vitest'
import { codeOf } from '../stage/authenticator.ts'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Everything in this journey is done with the keyboard alone.
const set = stage()
let anouk: Visitor
let secret = ''
let recoveryCodes: readonly string[] = []

/** A code opens once. That of now and that of the next half minute are two, so that nobody has to wait for the next. */
const NOW = 0
const NEXT = 1

async function signsInWithPassword(visitor: Visitor): Promise<void> {
  await visitor.opens('/sign-in')
  await visitor.tabsTo('textbox', 'E-mailadres')
  await visitor.types(administrator.email)
  await visitor.keys('Tab')
  await visitor.types(administrator.password)
  await visitor.keys('Enter')
}

beforeAll(async () => {
  anouk = await set.visitor()
})

test('signing in needs no mouse', async () => {
  await signsInWithPassword(anouk)
  await anouk.seesTitle(/^Goede/)
})

test('a wrong password is refused in the same words as an unknown address', async () => {
  const stranger = await set.visitor()
  for (const email of [administrator.email, 'niemand@waterlinie.example.org']) {
    await stranger.opens('/sign-in')
    await stranger.fills('E-mailadres', email)
    await stranger.fills('Wachtwoord', 'niet het goede wachtwoord')
    await stranger.keys('Enter')
    await stranger.sees('Dit e-mailadres en wachtwoord horen niet bij elkaar.')
  }
  await stranger.findsNothingWrong()
})

test('the second step is switched on with a code of the phone', async () => {
  await anouk.opens('/account')
  await anouk.sees('De tweede stap staat uit')
  await anouk.findsNothingWrong()
  await anouk.tabsTo('button', 'Tweede stap aanzetten')
  await anouk.keys('Enter')
  const dialog = anouk.within('dialog', 'Bevestig met je wachtwoord')
  await dialog.seesHeading('Bevestig met je wachtwoord')
  await anouk.findsNothingWrongHere(['light'])
  await anouk.types(administrator.password)
  await anouk.keys('Enter')
  await anouk.within('dialog', 'Scan de code').sees('Scannen lukt niet?')
  await anouk.findsNothingWrongHere()
  secret = await anouk.page.getByText(/^([A-Z2-7]{4} ?){8}$/).innerText()
  await anouk.types(codeOf(secret, NOW))
  await anouk.keys('Enter')
})

test('the recovery codes are shown once, and only the button that says they were kept closes them', async () => {
  const codes = anouk.within('dialog', 'Bewaar je herstelcodes')
  await codes.sees('Elke code werkt één keer.')
  await anouk.findsNothingWrongHere()
  recoveryCodes = await codes.root.getByRole('listitem').allInnerTexts()
  expect(recoveryCodes).toHaveLength(10)
  await anouk.keys('Escape')
  await codes.seesButton('Ik heb ze bewaard')
  await anouk.tabsTo('button', 'Ik heb ze bewaard')
  await anouk.keys('Enter')
  await anouk.sees('De tweede stap staat aan')
})

test('the keyboard is back where the dialog was opened, not lost', async () => {
  const isLost = await anouk.page.evaluate(() => document.activeElement === document.body)
  expect(isLost).toBe(false)
})

test('signing out ends the session', async () => {
  await anouk.tabsTo('button', /Jouw instellingen/)
  await anouk.keys('Enter')
  await anouk.menuLine('Afmelden').waitFor()
  await anouk.findsNothingWrongHere()
  await anouk.keys('End', 'Enter')
  await anouk.seesTitle('Aanmelden')
  await anouk.opens('/account')
  await anouk.seesTitle('Aanmelden')
})

test('the password alone is no longer enough, and a wrong code is refused', async () => {
  await signsInWithPassword(anouk)
  await anouk.sees('Open je authenticator-app en neem de code over.')
  await anouk.findsNothingWrong()
  await anouk.types('000000')
  await anouk.keys('Enter')
  await anouk.sees('Deze code klopt niet.')
})

test('the code of the phone opens', async () => {
  await anouk.fills('Code', codeOf(secret, NEXT))
  await anouk.keys('Enter')
  await anouk.seesTitle(/^Goede/)
})

test('a recovery code opens on another device, once', async () => {
  const elsewhere = await set.visitor()
  await signsInWithPassword(elsewhere)
  await elsewhere.sees('Open je authenticator-app en neem de code over.')
  await elsewhere.types((recoveryCodes[0] ?? '').toLowerCase())
  await elsewhere.keys('Enter')
  await elsewhere.seesTitle(/^Goede/)
  const again = await set.visitor()
  await signsInWithPassword(again)
  await again.sees('Open je authenticator-app en neem de code over.')
  await again.types(recoveryCodes[0] ?? '')
  await again.keys('Enter')
  await again.sees('Deze code klopt niet.')

  await anouk.opens('/account')
  const sessions = anouk.within('table', 'Waar je bent aangemeld')
  await sessions.sees('dit apparaat')
  // The header, this one, the other device, and the one that set up the organisation.
  expect(await sessions.counts('row')).toBe(4)
  await anouk.tabsTo('button', 'Alle andere beëindigen')
  await anouk.keys('Enter')
  await anouk.isTold('2 andere aanmeldingen zijn beëindigd.')
  expect(await sessions.counts('row')).toBe(2)

  // The other device notices by itself, keeps its page, and asks who is there.
  await elsewhere.within('dialog', 'Meld je opnieuw aan').sees('Wat je typte staat er nog')
  await elsewhere.findsNothingWrongHere()
})

test('the second step is switched off with the password, after a warning', async () => {
  await anouk.tabsTo('button', 'Tweede stap uitzetten')
  await anouk.keys('Enter')
  await anouk.within('dialog').sees('Je herstelcodes vervallen.')
  await anouk.types(administrator.password)
  await anouk.keys('Enter')
  await anouk.isTold('De tweede stap staat uit.')
})
