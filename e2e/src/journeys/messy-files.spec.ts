import { beforeAll, expect, test } from 'vitest'
import { manager } from '../stage/errands.ts'
import { testFile, writtenFile } from '../stage/files.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

const set = stage()
let bram: Visitor

/** Three that are right, one without anybody in it, and a number that stands twice. */
const members = writtenFile(
  'leden.csv',
  [
    'lidnummer;naam;e-mail;postcode',
    '1;Jan de Vries;jan@voorbeeld.example;1316 AB',
    '2;Fatima el Amrani;fatima@voorbeeld.example;1317 CD',
    '3;;;1318 EF',
    '4;Sjoerd Wiersma;geen-adres;1319 GH',
    '4;Sjoerdje Wiersma;sjoerdje@voorbeeld.example;1319 GH',
  ].join('\n'),
)

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  bram = await set.visitor()
  await bram.signsIn(manager)
})

test('a pdf that calls itself csv is refused in words, and nothing is kept of it', async () => {
  await bram.opens('/imports/new')
  await bram.hands(writtenFile('leden.csv', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'), {
    by: 'Bestand kiezen',
  })
  await bram.sees('Dit is geen lijst maar een pdf. Bewaar of exporteer de lijst als Excel of csv.')
  await bram.findsNothingWrong()
})

test('of a workbook with a hidden sheet the hidden one is named and not chosen', async () => {
  await bram.opens('/imports/new')
  await bram.hands(testFile('rommelig/twee-bladen-een-verborgen.xlsx'), { by: 'Bestand kiezen' })
  await bram.seesTitle('Dit hebben we herkend')
  await bram.seesAll('Welk blad?', /\(verborgen blad\)/, 'Er is 1 verborgen blad.')
  await bram.findsNothingWrong()
  expect(await bram.page.getByRole('radio', { name: /verborgen blad/ }).isChecked()).toBe(false)
})

test('rows that cannot go along are shown with the reason', async () => {
  await bram.opens('/imports/new')
  await bram.hands(members, { by: 'Bestand kiezen' })
  await bram.follows('Dit klopt, naar de kolommen')
  await bram.seesTitle('Wat betekent elke kolom?')
  await bram.selects('Eigen nummer in deze bron', { under: 'Betekenis van lidnummer' })
  await bram.fills('Naam van de nieuwe bron', 'Leden')
  await bram.chooses(/./, { under: /Domein/ })
  await bram.presses('Proef draaien')
  await bram.seesTitle('Zo pakt het uit')
  await bram.sees('de telling klopt')
  await bram.opensTab(/Afgewezen/)
  await bram.sees('Er staat geen naam, e-mailadres, telefoonnummer of pasnummer in.')
  await bram.sees(/staat ook op regel/)
  await bram.findsNothingWrong()
})

test('the rejected rows come back as a file with the reasons behind them', async () => {
  await bram.presses(/^Lees \d regels in$/)
  await bram.seesTitle('Leden is ingelezen')
  const file = await bram.downloads(/^Download de afgewezen regels/)
  expect(file.name).toMatch(/\.csv$/)
  expect(file.text).toContain('1318 EF')
  expect(file.text).not.toContain('Jan de Vries')
})

test('what somebody wrote in a file is never run as a page', async () => {
  await bram.opens('/imports/new')
  await bram.hands(writtenFile('grap.csv', 'naam;plaats\n<img src=x onerror=alert(1)>;Emmen\n"=1+1";Almere\n'), {
    by: 'Bestand kiezen',
  })
  await bram.seesTitle('Dit hebben we herkend')
  await bram.sees('<img src=x onerror=alert(1)>')
})
