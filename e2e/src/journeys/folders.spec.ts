import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A list that comes by itself: the first time somebody says what it means, after that it goes by itself.
const set = stage()
let bram: Visitor
let path = ''

const FOLDER = 'Kassa Theater De Sluis'
const LONG = 60_000
const HEADER = 'klantnummer;naam;e-mail;postcode'
const JAN = '1;Jan de Vries;jan@voorbeeld.example;1316 AB'
const FATIMA = '2;Fatima el Amrani;fatima@voorbeeld.example;1317 CD'

/** As the box office does it: a file that is written before anybody looks. */
function leaves(name: string, ...rows: readonly string[]): void {
  const file = join(path, name)
  writeFileSync(file, [HEADER, ...rows].join('\n'))
  const before = new Date(Date.now() - 5 * 60_000)
  utimesSync(file, before, before)
}

async function looks(): Promise<void> {
  await bram.opens('/imports/folders')
  await bram.picks('Nu kijken', { from: `Meer met ${FOLDER}` })
  await bram.isTold(/^Er wordt gekeken/)
}

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  bram = await set.visitor()
  await bram.signsIn(manager)
})

test('a folder is made, and says where it is and that nothing came yet', async () => {
  await bram.opens('/imports/folders')
  await bram.seesTitle('Mappen')
  await bram.sees('Nog geen mappen')
  await bram.findsNothingWrong()
  await bram.presses('Map maken')
  const dialog = bram.within('dialog', 'Map maken')
  await dialog.fills('Naam', FOLDER)
  await bram.findsNothingWrongHere()
  await dialog.presses('Map maken')
  await bram.isTold(`Map ${FOLDER} is gemaakt`)
  await bram.sees('Wacht op de eerste lijst')
  path = await bram.page.locator('code').innerText()
  expect(path).toMatch(/kassa-theater-de-sluis$/)
  await bram.findsNothingWrong()
})

test('the first list waits, and is told on the page of the folder and in the list itself', async () => {
  leaves('kaartkopers-1.csv', JAN)
  await looks()
  await bram.page.getByText('1 lijst wacht op iemand').waitFor({ timeout: LONG })
  await bram.findsNothingWrong()
  await bram.follows('kaartkopers-1.csv')
  await bram.seesTitle('Dit hebben we herkend')
  await bram.sees('Deze lijst wacht op iemand')
  await bram.findsNothingWrong()
})

test('somebody says once what the columns mean', async () => {
  await bram.follows('Dit klopt, naar de kolommen')
  await bram.seesTitle('Wat betekent elke kolom?')
  await bram.selects('Eigen nummer in deze bron', { under: 'Betekenis van klantnummer' })
  await bram.fills('Naam van de nieuwe bron', 'Kassa')
  await bram.chooses(/./, { under: /Domein/ })
  await bram.presses('Proef draaien')
  await bram.seesTitle('Zo pakt het uit')
  await bram.presses('Lees 1 regel in')
  await bram.page.getByRole('heading', { level: 1, name: 'Kassa is ingelezen' }).waitFor({ timeout: LONG })
})

test('the next list goes by itself', async () => {
  leaves('kaartkopers-2.csv', JAN, FATIMA)
  await looks()
  await bram.sees('kaartkopers-2.csv')
  await bram.opens('/imports')
  const row = bram.within('row', /kaartkopers-2\.csv/)
  await row.root.getByText('ingelezen', { exact: true }).waitFor({ timeout: LONG })
  await row.seesAll(`uit map ${FOLDER}`, '2 regels', '1 nieuw')
  await bram.findsNothingWrong()
  await bram.opens('/relaties?q=fatima')
  await bram.sees('Fatima el Amrani')
})

test('a folder is changed, and no longer read', async () => {
  await bram.opens('/imports/folders')
  await bram.presses(`${FOLDER} wijzigen`)
  const dialog = bram.within('dialog', FOLDER)
  await dialog.sees(/met jouw rechten/)
  await dialog.ticks('Zet stil')
  await dialog.presses('Opslaan')
  await bram.sees('Staat stil: er wordt niet gekeken')
  await bram.picks('Niet meer lezen…', { from: `Meer met ${FOLDER}` })
  await bram.within('alertdialog').sees('Wat is ingelezen blijft')
  await bram.findsNothingWrongHere()
  await bram.within('alertdialog').presses('Niet meer lezen')
  await bram.sees('Nog geen mappen')
})
