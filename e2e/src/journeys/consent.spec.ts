import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMailbox, readMail } from '../../../packages/server/src/platform/mail/testing/mailbox.ts'
import { administrator, deskEmployee } from '../stage/errands.ts'
import { PHONE, stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Somebody says at the desk what they want to receive; somebody else signs up at home, confirms it from a mail and stops it again.
const mailbox = await openMailbox()
const set = stage({
  environment: {
    KLANTREGIE_SMTP_URL: mailbox.url,
    KLANTREGIE_MAIL_FROM: 'De Waterlinie <post@waterlinie.example.org>',
  },
})
let chaima: Visitor
let anouk: Visitor
let relationId = ''

beforeAll(async () => {
  await set.errands.hire(deskEmployee, 'front_office')
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Willemijn', prefix: 'van den', surname: 'Broeck' },
    emails: ['willemijn@voorbeeld.example'],
  })
  relationId = made.relation.id
  chaima = await set.visitor({ viewport: PHONE, hasTouch: true, isMobile: true })
  await chaima.signsIn(deskEmployee)
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
})
afterAll(() => mailbox.stop())

/** The link in the newest mail to an address, as an address in this browser. */
async function linkOfMail(to: string, number: number): Promise<string> {
  const mails = () => mailbox.mails.filter((mail) => mail.to.includes(to))
  await expect.poll(() => mails().length, { timeout: 20_000 }).toBe(number)
  const [, path] = /https?:\/\/[^/\s]+(\/\S+)/.exec(readMail(mails().at(-1)!.raw).text) ?? []
  return path ?? ''
}

test('at the desk, on a phone, a yes is recorded in two taps with the words that were read out', async () => {
  await chaima.opens(`/relaties/${relationId}`)
  await chaima.seesHeading('Mag ontvangen')
  await chaima.findsNothingWrong()
  await chaima.presses(/^Nieuwsbrief, E-mail: mag niet/)
  const dialog = chaima.within('dialog')
  await dialog.seesAll('Er is geen toestemming (Telecommunicatiewet, artikel 11.7).', /mag mij de nieuwsbrief sturen/)
  await chaima.findsNothingWrongHere()
  await dialog.presses('Relatie zegt ja')
  await chaima.isTold('Vastgelegd: ja voor Nieuwsbrief.')
  await chaima.seesButton(/^Nieuwsbrief, E-mail: mag\./)
})

test('the relation page shows the proof and the reason', async () => {
  await anouk.opens(`/relaties/${relationId}`)
  await anouk.presses(/^Nieuwsbrief, E-mail: mag\./)
  const dialog = anouk.within('dialog')
  await dialog.seesAll('De relatie heeft toestemming gegeven.', 'Chaima el Idrissi', /dit telt nu/, 'versie 1')
  await anouk.findsNothingWrongHere()
  await anouk.keys('Escape')
})

test('a no is recorded right there, and stands with the yes before it', async () => {
  await chaima.presses(/^Nieuwsbrief, E-mail: mag\./)
  await chaima.within('dialog').presses('Relatie wil dit niet meer')
  await chaima.isTold('Vastgelegd: Nieuwsbrief is gestopt.')
  await chaima.presses(/^Nieuwsbrief, E-mail: mag niet/)
  await chaima.within('dialog').seesAll(/^Ja, op/, /^Ingetrokken op/, /Er is eerder nee gezegd/)
  await chaima.keys('Escape')
})

test('the privacy officer opens the form and sees for what people are approached', async () => {
  await anouk.opens('/privacy/toestemming')
  await anouk.seesTitle('Toestemming en doelen')
  await anouk.findsNothingWrong()
  await anouk.presses('Bekijk Nieuwsbrief')
  await anouk.within('dialog').seesAll('Teksten waarmee mensen instemmen', /wordt nu gevraagd/)
  await anouk.findsNothingWrongHere()
  await anouk.keys('Escape')
  await anouk.page.getByRole('switch', { name: 'Formulier staat open' }).press('Space')
  await anouk.sees(/aanmelden\/bibliotheek-de-waterlinie/)
})

test('a visitor signs up at home and gets nothing but a question to confirm', async () => {
  const visitor = await set.visitor({ viewport: PHONE, hasTouch: true, isMobile: true })
  await visitor.opens('/aanmelden/bibliotheek-de-waterlinie')
  await visitor.seesTitle('Aanmelden bij Bibliotheek De Waterlinie')
  await visitor.findsNothingWrong()
  await visitor.presses('Meld me aan')
  await visitor.sees('Kies eerst wat je wilt ontvangen.')
  await visitor.ticks('Nieuwsbrief')
  await visitor.fills('Je naam', 'Piet <b>Paulusma</b>')
  await visitor.fills('Je e-mailadres', 'piet@voorbeeld.example')
  await visitor.presses('Meld me aan')
  await visitor.seesTitle('Kijk in je mail')
  const found = await set.errands.ask<{ items: unknown[] }>('GET', '/relations?q=piet@voorbeeld.example')
  expect(found.items).toEqual([])

  await visitor.opens(await linkOfMail('piet@voorbeeld.example', 1))
  await visitor.seesTitle('Bevestig je aanmelding')
  await visitor.findsNothingWrong()
  await visitor.presses('Bevestig mijn aanmelding')
  await visitor.seesTitle('Je bent aangemeld')
})

test('the second mail leads to the choices, where one press stops everything', async () => {
  const visitor = await set.visitor()
  await visitor.opens(await linkOfMail('piet@voorbeeld.example', 2))
  await visitor.seesTitle('Jouw keuzes')
  await visitor.sees(/p…@voorbeeld\.example/)
  await visitor.findsNothingWrong()
  await visitor.presses('Stop alles')
  await visitor.seesTitle('Alles is gestopt')
})

test('the desk sees who stopped it, how and when', async () => {
  const { items } = await set.errands.ask<{ items: { id: string }[] }>('GET', '/relations?q=piet@voorbeeld.example')
  await anouk.opens(`/relaties/${items[0]!.id}`)
  await anouk.presses(/^Nieuwsbrief, E-mail: mag niet/)
  await anouk
    .within('dialog')
    .seesAll('Wie dit adres gebruikt, heeft zich afgemeld.', 'Link in een e-mail', /Aanmeldformulier/)
  await anouk.keys('Escape')
  await anouk.presses('Meer vastleggen')
  await anouk.page.getByRole('menuitem', { name: 'Relatie is overleden' }).click()
  await anouk.presses('Leg overlijden vast')
  await anouk.sees('Overleden')
  await anouk.presses('Was een vergissing')
  await anouk.isTold('Staat niet meer als overleden.')
})
