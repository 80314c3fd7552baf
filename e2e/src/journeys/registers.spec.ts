import { beforeAll, expect, test } from 'vitest'
import { manager } from '../stage/errands.ts'
import { writtenFile } from '../stage/files.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

const HEADER =
  'PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM ;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES'
const BEATRIX =
  'Gelderland;41424;20CX;20CX00;Koningin Beatrixschool;Ridderstraat;10;4101 BK;CULEMBORG;0216;CULEMBORG;Protestants-Christelijk;0345512542;'
const MORGENSTER =
  'Gelderland;40394;07MJ;07MJ00;De Morgenster;Glorie van Holland;28;4191 DN;GELDERMALSEN;0236;GELDERMALSEN;Protestants-Christelijk;0345571557;'
const NASSAU =
  'Gelderland;40394;08VZ;08VZ00;Oranje Nassauschool;Van Limburg Stirumstraat;1;4191 GM;GELDERMALSEN;0236;GELDERMALSEN;Protestants-Christelijk;0345573003;'
// The Oranje Nassauschool is gone, and De Morgenster has a second location in its building.
const SECOND_LOCATION = NASSAU.replace('08VZ;08VZ00;Oranje Nassauschool', '07MJ;07MJ01;De Morgenster, Limburg Stirum')
const list = (name: string, ...lines: string[]) => writtenFile(name, [HEADER, ...lines].join('\r\n'))

/** Comparing is work in the background; on a busy machine it may wait, in milliseconds. */
const LONG = 60_000
const set = stage()
let bram: Visitor

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  // Geldermalsen is a part of West Betuwe now.
  await set.errands.ask('PUT', '/segments/working-area', { municipalities: ['1960'] })
  bram = await set.visitor()
  await bram.signsIn(manager)
})

async function reads(file: ReturnType<typeof list>, asOf: string): Promise<void> {
  await bram.opens('/koppelingen/registers')
  await bram.seesTitle('Registers')
  await bram.presses('Nieuwe editie inlezen')
  const dialog = bram.within('dialog', 'Nieuwe editie inlezen')
  await dialog.fills('Stand van', asOf)
  await dialog.hands(file, { by: 'Bestand kiezen' })
  await dialog.sees(file.name)
  await bram.findsNothingWrongHere()
  await dialog.presses('Inlezen en vergelijken')
  await bram.page.getByRole('button', { name: 'Editie verwerken' }).waitFor({ timeout: LONG })
}

async function carriesOut(told: RegExp | string): Promise<void> {
  await bram.presses('Editie verwerken')
  await bram.findsNothingWrongHere()
  await bram.within('alertdialog').presses('Editie verwerken')
  await bram.isTold(told)
}

test('a register begins with the first list of DUO, and changes no relation', async () => {
  await bram.opens('/koppelingen/registers')
  await bram.seesHeading('Nog geen editie ingelezen')
  await bram.findsNothingWrong()
  await reads(list('vestigingen-2025.csv', BEATRIX, MORGENSTER, NASSAU), '2025-08-01')
  await bram.seesTitle('Editie van 1-8-2025')
  await bram.sees('Dit is de eerste editie van dit register. Alles is dus nieuw, en geen relatie krijgt een voorstel.')
  await bram.within('row', /^Nieuw/).sees('3')
  await bram.findsNothingWrong()
  await carriesOut('De editie is verwerkt. Geen relatie krijgt een voorstel.')
})

test('the schools of the working area become relations with one click, by the municipality of today', async () => {
  await bram.opens('/koppelingen/registers')
  await bram.follows('Scholen die nog geen relatie zijn')
  await bram.seesTitle('Scholen die nog geen relatie zijn')
  await bram.seesAll('Werkgebied: West Betuwe.', '2 van 2 scholen')
  expect(await bram.counts('row', /Koningin Beatrixschool/)).toBe(0)
  await bram.findsNothingWrong()
  await bram.presses('Maak relatie van Oranje Nassauschool')
  await bram.isTold('Oranje Nassauschool is nu een relatie.')
})

test('its page says what the register knows of it', async () => {
  await bram.opens('/relaties?q=nassau')
  await bram.within('row', /Oranje Nassauschool/).follows('Oranje Nassauschool')
  await bram.seesTitle('Oranje Nassauschool')
  await bram.seesHeading('Scholenregister')
  await bram.seesAll('Oranje Nassauschool (08VZ00)', 'Protestants-Christelijk', 'West Betuwe')
  await bram.findsNothingWrong()
})

test('a newer edition tells before it is used that two schools became one', async () => {
  await reads(list('vestigingen-2026.csv', BEATRIX, MORGENSTER, SECOND_LOCATION), '2026-08-01')
  await bram.within('row', /^Opgegaan in een andere/).sees('1')
  await bram.sees('Opgegaan in De Morgenster, Limburg Stirum (07MJ01) per 1-8-2026.')
  await bram.within('main').seesLink('Oranje Nassauschool')
  await bram.findsNothingWrong()
  await carriesOut('De editie is verwerkt. Er is 1 voorstel.')
})

test('the relation has the event on its timeline and is called what it was called', async () => {
  await bram.opens('/relaties?q=nassau')
  await bram.within('row', /Oranje Nassauschool/).follows('Oranje Nassauschool')
  await bram.seesTitle('Oranje Nassauschool')
  await bram.seesAll('School is opgegaan in 07MJ01', 'per 1-8-2026')
  await bram.findsNothingWrong()
})

test('whoever looks after it finds the proposal on the home page and carries it out', async () => {
  await bram.opens('/')
  await bram.follows('Voorstellen bekijken')
  await bram.seesTitle('Voorstellen uit registers')
  await bram.seesAll(
    'Oranje Nassauschool is per 1-8-2026 opgegaan in De Morgenster, Limburg Stirum (07MJ01).',
    /Het nummer in het register wordt:/,
    /De naam wordt:/,
  )
  await bram.findsNothingWrong()
  await bram.presses('Voer uit')
  await bram.isTold('Gedaan bij Oranje Nassauschool.')
  await bram.seesHeading('Geen voorstellen voor jou')
  await bram.opens('/relaties?q=morgenster')
  await bram.within('row', /De Morgenster, Limburg Stirum/).follows('De Morgenster, Limburg Stirum')
  await bram.seesTitle('De Morgenster, Limburg Stirum')
  await bram.sees('De Morgenster, Limburg Stirum (07MJ01)')
  await bram.findsNothingWrong()
})

test('the edition is taken back; what was carried out stays', async () => {
  await bram.opens('/koppelingen/registers')
  await bram.follows('vestigingen-2026.csv')
  await bram.seesTitle('Editie van 1-8-2026')
  await bram.presses('Editie terugdraaien')
  await bram.within('alertdialog').presses('Editie terugdraaien')
  await bram.isTold('De editie is teruggedraaid.')
  await bram.opens('/relaties?q=morgenster')
  await bram.within('row', /De Morgenster, Limburg Stirum/).seesLink('De Morgenster, Limburg Stirum')
})
