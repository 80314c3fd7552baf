import { afterAll, beforeAll, expect, test } from 'vitest'
import { ImapEmulator } from '../../../packages/server/src/platform/testing/imap-emulator.ts'
import { manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Another organisation mails its list: it comes into a folder from a mailbox, and only from who was named.
const imap = new ImapEmulator({ user: 'lijsten@waterlinie.example', password: 'geheim-van-de-postbus' })
const port = await imap.start()
afterAll(() => imap.stop())
const set = stage({ environment: { KLANTREGIE_OWN_NETWORK: `127.0.0.1:${String(port)}` } })
let bram: Visitor

const FOLDER = 'Ledenlijst van de volkstheatervereniging'
const LONG = 60_000

const letter = (from: string, name: string): string =>
  [
    `From: ${from}`,
    'Subject: Onze leden',
    'Date: Mon, 02 Mar 2020 03:00:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: text/csv; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    'lidnummer;naam;e-mail',
    '1;Jan de Vries;jan@voorbeeld.example',
    '',
  ].join('\r\n')

async function looks(): Promise<void> {
  await bram.opens('/imports/folders')
  await bram.picks('Nu kijken', { from: `Meer met ${FOLDER}` })
  await bram.isTold(/^Er wordt gekeken/)
}

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  bram = await set.visitor()
  await bram.signsIn(manager)
  await bram.opens('/imports/folders?make=true')
  const dialog = bram.within('dialog', 'Map maken')
  await dialog.fills('Naam', FOLDER)
  await dialog.presses('Map maken')
  await bram.isTold(`Map ${FOLDER} is gemaakt`)
})

test('he says from which mailbox lists come, and whose', async () => {
  await bram.picks('Postbus instellen…', { from: `Meer met ${FOLDER}` })
  const dialog = bram.within('dialog', `Postbus van ${FOLDER}`)
  await bram.findsNothingWrongHere()
  await dialog.fills('Mailserver (IMAP)', '127.0.0.1')
  await dialog.chooses('Niet versleuteld (alleen eigen netwerk)', { under: /Verbinding/ })
  expect(await dialog.root.getByRole('textbox', { name: 'Poort' }).inputValue()).toBe('143')
  await dialog.fills('Poort', String(port))
  await dialog.fills('Gebruikersnaam', 'lijsten@waterlinie.example')
  await dialog.fills('Wachtwoord', 'geheim-van-de-postbus')
  await dialog.fills('Van wie lijsten worden gelezen', 'geen adres')
  await dialog.presses('Opslaan')
  await bram.findsNothingWrongHere(['light'])
  await dialog.fills('Van wie lijsten worden gelezen', '@volkstheater.example')
  await dialog.presses('Opslaan')
  await bram.isTold(/^De postbus van Ledenlijst van de volkstheatervereniging is ingesteld/)
  await bram.sees(/Lijsten komen ook uit postbus lijsten@waterlinie.example/)
  await bram.page.getByText(/laatst gelezen/).waitFor({ timeout: LONG })
})

test('he tries it', async () => {
  imap.deliver(letter('secretaris@volkstheater.example', 'leden.csv'))
  imap.deliver(letter('iemand@elders.example', 'kwaad.csv'))
  await bram.picks('Postbus wijzigen…', { from: `Meer met ${FOLDER}` })
  const dialog = bram.within('dialog', `Postbus van ${FOLDER}`)
  await dialog.presses('Postbus proberen')
  // How many depends on whether it was looked into by itself meanwhile.
  await dialog.sees(/^Gelukt: er (ligt|liggen) \d+ ongelezen/)
  await bram.findsNothingWrongHere(['light'])
  await bram.page.keyboard.press('Escape')
})

test('the list of who was named is there, and of the other he is told', async () => {
  await looks()
  await bram.page.getByText('1 lijst wacht op iemand').waitFor({ timeout: LONG })
  await bram.sees(/^Niets gehaald uit een bericht van iemand@elders.example \(.*\): deze afzender staat niet/)
  await bram.findsNothingWrong()
  await bram.follows('leden.csv')
  await bram.seesTitle('Dit hebben we herkend')
})

test('he reads it no longer, after a warning', async () => {
  await bram.opens('/imports/folders')
  await bram.picks('Postbus niet meer lezen…', { from: `Meer met ${FOLDER}` })
  await bram.presses('Niet meer lezen')
  await bram.isTold(`De postbus van ${FOLDER} wordt niet meer gelezen.`)
})
