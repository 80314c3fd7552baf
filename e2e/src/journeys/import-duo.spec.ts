import { beforeAll, expect, test } from 'vitest'
import { manager } from '../stage/errands.ts'
import { testFile } from '../stage/files.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

const set = stage()
const schools = testFile('duo/03-alle-vestigingen-bo.csv')
/** Lines of the file below its header. */
const ROWS = '6.804'
/** Reading in the whole list may take this long on a busy machine, in milliseconds. */
const LONG = 60_000
let bram: Visitor

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  bram = await set.visitor()
  await bram.signsIn(manager)
})

async function comesAsFarAsColumns(): Promise<void> {
  await bram.opens('/imports/new')
  await bram.seesTitle('Kies een lijst')
  await bram.drops(schools, { on: 'Sleep een bestand hierheen' })
  await bram.page.getByRole('heading', { level: 1, name: 'Dit hebben we herkend' }).waitFor({ timeout: LONG })
  await bram.follows('Dit klopt, naar de kolommen')
  await bram.seesTitle('Wat betekent elke kolom?')
}

test('an empty list of relations explains what to do first', async () => {
  await bram.opens('/relaties')
  await bram.seesTitle('Relaties')
  await bram.seesHeading('Lees je eerste lijst in')
  await bram.findsNothingWrong()
  await bram.follows('Lijst inlezen')
  await bram.seesTitle('Kies een lijst')
  await bram.findsNothingWrong()
})

test('the dropped file is recognised as it is: windows-1252, with semicolons', async () => {
  await bram.drops(schools, { on: 'Sleep een bestand hierheen' })
  await bram.page.getByRole('heading', { level: 1, name: 'Dit hebben we herkend' }).waitFor({ timeout: LONG })
  await bram.seesAll('puntkomma', /windows-1252/i, new RegExp(`${ROWS} regels`))
  await bram.sees("OBS 't Eenspan")
  await bram.findsNothingWrong()
  await bram.follows('Dit klopt, naar de kolommen')
})

test('what every column means is proposed, with how sure that is', async () => {
  await bram.seesTitle('Wat betekent elke kolom?')
  const columns = bram.within('table', 'Kolommen en hun betekenis')
  const meaningOf = (header: string) =>
    columns.root
      .getByRole('combobox', { name: `Betekenis van ${header}`, exact: true })
      .evaluate((choice) => (choice as HTMLSelectElement).selectedOptions[0]?.label)
  await columns.sees('VESTIGINGSNAAM')
  expect(await meaningOf('BEVOEGD GEZAG NUMMER')).toBe('Bestuursnummer')
  expect(await meaningOf('BRIN NUMMER')).toBe('BRIN (school)')
  expect(await meaningOf('VESTIGINGSNUMMER')).toBe('BRIN met vestiging')
  expect(await meaningOf('VESTIGINGSNAAM')).toBe('Naam van de organisatie')
  expect(await meaningOf('POSTCODE')).toBe('Postcode')
  expect(await meaningOf('TELEFOONNUMMER')).toBe('Telefoon')
  await columns.within('row', /^POSTCODE /).sees('zeker')
  await bram.findsNothingWrong()
})

test('a proposal can be changed, and what is missing is asked for', async () => {
  await bram.selects('Opmerking', { under: 'Betekenis van DENOMINATIE' })
  await bram.within('row', /^DENOMINATIE/).sees('zelf gekozen')
  await bram.fills('Naam van de nieuwe bron', 'DUO vestigingen')
  await bram.presses('Proef draaien')
  await bram.sees('Kies bij welk domein deze relaties horen.')
  await bram.ticks('School')
  await bram.chooses(/^Educatie/, { under: /Domein/ })
  await bram.presses('Proef draaien')
})

test('the dry run shows what will happen, and the account balances', async () => {
  await bram.page.getByRole('heading', { level: 1, name: 'Zo pakt het uit' }).waitFor({ timeout: LONG })
  await bram.seesAll('Wat er met de regels gaat gebeuren', 'de telling klopt')
  await bram.within('row', /^Regels in het bestand/).sees(ROWS)
  await bram.findsNothingWrong()
})

test('nothing has changed yet', async () => {
  const { total } = await set.errands.ask<{ total: number }>('GET', '/relations')
  expect(total).toBe(0)
})

test('the list is read in', async () => {
  await bram.presses(/^Lees [\d.]+ regels in$/)
  await bram.page.getByRole('heading', { level: 1, name: 'DUO vestigingen is ingelezen' }).waitFor({ timeout: LONG })
  await bram.seesAll('Wat er met de regels is gebeurd', 'de telling klopt')
  await bram.findsNothingWrong()
})

test('the relations of the list can be seen', async () => {
  await bram.follows(/^Bekijk [\d.]+ relaties$/)
  await bram.seesTitle('Relaties')
  await bram.sees(/van (ongeveer )?[\d.]+ relaties/)
  await bram.findsNothingWrong()
})

test('all of them but one get a label, and that is taken back', async () => {
  await set.errands.ask('POST', '/labels', { name: 'Open dag' })
  await bram.page.getByRole('checkbox', { name: 'Alles op deze pagina kiezen' }).press('Space')
  await bram.presses(/^Kies .* uit de lijst$/)
  await bram.within('main').root.getByRole('checkbox').nth(1).press('Space')
  await bram.sees(/^Gekozen: .*, 1 uitgezonderd$/)
  await bram.picks('Label geven…', { from: 'Acties' })
  const dialog = bram.within('dialog', 'Label geven')
  await dialog.root.getByRole('combobox').fill('Open dag')
  await bram.page.getByRole('option', { name: 'Open dag', exact: true }).click()
  await dialog.sees(/\(1 uitgezonderd\):$/)
  await bram.findsNothingWrongHere()
  await dialog.presses(/^Geef [\d.]+ relaties dit label$/)
  await bram.isTold(/op de achtergrond gewijzigd/)
  await bram.opens('/relaties/bewerkingen')
  await bram.follows('Label Open dag gegeven')
  await bram.seesTitle('Label Open dag gegeven')
  await bram.page.getByText('Klaar', { exact: true }).waitFor({ timeout: LONG })
  await bram.findsNothingWrong()
  await bram.presses('Ongedaan maken')
  await bram.page.getByText('Ongedaan gemaakt', { exact: true }).waitFor({ timeout: LONG })
})

test('a school is found by a part of its name', async () => {
  await bram.opens('/relaties?q=eenspan')
  await bram.within('row', /Eenspan.*Emmen/).follows("OBS 't Eenspan")
  await bram.seesTitle("OBS 't Eenspan")
  await bram.seesAll('Emmen', '7822 HG', 'School')
  await bram.findsNothingWrong()
})

test('from the location one goes to the school, and from there to the board', async () => {
  await bram.seesHeading('Verbanden')
  const location = bram.page.url()
  await bram.within('main').root.getByRole('listitem').getByRole('link', { name: "OBS 't Eenspan" }).click()
  await expect.poll(() => bram.page.url()).not.toBe(location)
  await bram.within('main').sees('16AH')
  await bram.within('main').root.getByRole('listitem').getByRole('link', { name: /10249/ }).click()
  await bram.seesTitle(/10249/)
  await bram.findsNothingWrong()
  await bram.page.goto(location)
  await bram.seesTitle("OBS 't Eenspan")
})

test('of every value one can see where it came from', async () => {
  await bram.opensTab('Waar het vandaan komt')
  await bram.seesAll('Zoals het binnenkwam', 'DUO vestigingen')
  await bram.findsNothingWrong()
})

test('the same list again changes nothing', async () => {
  await comesAsFarAsColumns()
  await bram.sees('Deze lijst kennen we')
  await bram.presses('Proef draaien')
  await bram.page.getByRole('heading', { level: 1, name: 'Zo pakt het uit' }).waitFor({ timeout: LONG })
  await bram.sees('Er gaat niets veranderen')
  await bram.within('row', /^Gelijk gebleven/).sees(ROWS)
  await bram.presses('Weggooien')
  await bram.within('alertdialog').presses('Gooi het weg')
  await bram.isTold('Het bestand is weggegooid.')
})

test('reading in is undone after a question that counts what goes away', async () => {
  await bram.opens('/imports')
  await bram.seesTitle('Inlezen')
  await bram.findsNothingWrong()
  await bram.follows(schools.name)
  await bram.presses('Inlezen ongedaan maken')
  const question = bram.within('alertdialog')
  await question.sees('Relaties die verdwijnen, ten hoogste')
  await bram.findsNothingWrongHere()
  await question.presses('Maak het ongedaan')
  await bram.page.getByRole('heading', { level: 1, name: 'Het inlezen is teruggedraaid' }).waitFor({ timeout: LONG })
  await bram.findsNothingWrong()
})

test('the list of relations is empty again', async () => {
  await bram.opens('/relaties')
  await bram.seesHeading('Lees je eerste lijst in')
})

const tickets = testFile('tickets/kaartverkoop.csv')

test('a list of tickets is recognised by its columns', async () => {
  await bram.opens('/imports/new')
  await bram.seesTitle('Kies een lijst')
  await bram.drops(tickets, { on: 'Sleep een bestand hierheen' })
  await bram.page.getByRole('heading', { level: 1, name: 'Dit hebben we herkend' }).waitFor({ timeout: LONG })
  await bram.follows('Dit klopt, naar de kolommen')
  await bram.seesTitle('Wat betekent elke kolom?')
  await bram.seesHeading('Wat zijn deze regels?')
  const chosen = bram.within('main').root.getByRole('radio', { name: 'Kaarten of andere activiteit' })
  expect(await chosen.isChecked()).toBe(true)
  await bram.findsNothingWrong()
  await bram.ticks('Bezoeker')
  await bram.presses('Proef draaien')
})

test('the dry run tells of tickets, people and what is offered', async () => {
  await bram.page.getByRole('heading', { level: 1, name: 'Zo pakt het uit' }).waitFor({ timeout: LONG })
  await bram.seesAll(
    'de telling klopt',
    'Er komen 3 nieuwe relaties bij.',
    /^6 evenementen en data/,
    /^2 regels zijn van niemand/,
  )
  await bram.findsNothingWrong()
  await bram.presses('Lees 11 regels in')
  await bram.page.getByRole('heading', { level: 1, name: /is ingelezen$/ }).waitFor({ timeout: LONG })
  await bram.findsNothingWrong()
})

test('the order is on the page of who bought it, and the evening among what is offered', async () => {
  await bram.follows('Bekijk 3 relaties')
  await bram.seesTitle('Relaties')
  await bram.follows('Anna van den Berg')
  await bram.seesTitle('Anna van den Berg')
  await bram.sees(/Hamlet, Grote zaal/)
  await bram.opens('/aanbod')
  await bram.sees('Hamlet, Grote zaal')
})

test('tickets are taken back with what was made for them', async () => {
  await bram.opens('/imports')
  await bram.follows(tickets.name)
  await bram.presses('Inlezen ongedaan maken')
  await bram.within('alertdialog').presses('Maak het ongedaan')
  await bram.page.getByRole('heading', { level: 1, name: 'Het inlezen is teruggedraaid' }).waitFor({ timeout: LONG })
  const { items } = await set.errands.ask<{ items: unknown[] }>('GET', '/offerings')
  expect(items).toEqual([])
})
