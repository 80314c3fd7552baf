import { beforeAll, expect, test } from 'vitest'
import { manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Somebody who keeps relations true finds that two are one, and a week later that they are two after all.
const set = stage()
let bram: Visitor
const ids = { stays: '', goes: '', other: '' }

interface Made {
  readonly relation: { readonly id: string; readonly emails: readonly string[] }
}

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  const make = async (body: object) => (await set.errands.ask<Made>('POST', '/relations', body)).relation.id
  ids.stays = await make({
    kind: 'person',
    name: { firstName: 'Willemijn', prefix: 'van den', surname: 'Broeck' },
    emails: ['willemijn@voorbeeld.example'],
    birthDate: '1984-03-05',
  })
  ids.goes = await make({
    kind: 'person',
    name: { initials: 'W.', prefix: 'van den', surname: 'Broeck' },
    emails: ['wvdbroeck@werk.example'],
    phones: ['06 1234 5678'],
  })
  ids.other = await make({ kind: 'person', name: { firstName: 'Wim', prefix: 'van den', surname: 'Broeck' } })
  await set.errands.ask('POST', `/relations/${ids.goes}/interactions`, {
    kind: 'note',
    text: 'Wil graag een rolstoelplaats.',
  })
  bram = await set.visitor()
  await bram.signsIn(manager)
})

test('from the page of a relation one looks for the other', async () => {
  await bram.opens(`/relaties/${ids.stays}`)
  await bram.seesTitle('Willemijn van den Broeck')
  await bram.picks(/^Samenvoegen met/, { from: 'Meer' })
  await bram.seesTitle('Samenvoegen')
  await bram.page.getByRole('searchbox', { name: 'Zoek de andere relatie' }).fill('broeck')
  await bram.within('main').sees('2 gevonden')
  await bram.findsNothingWrong()
  await bram.follows(/^W\. van den Broeck/)
})

test('the two stand side by side, with what differs first', async () => {
  await bram.sees('Deze blijft')
  await bram.seesAll('Deze gaat erin op', 'wvdbroeck@werk.example', '5-3-1984', '06 1234 5678')
  await bram.sees(/1 notitie of contact/)
  await bram.findsNothingWrong()
})

test('who stays can be swapped, and swapped back', async () => {
  await bram.presses('Omwisselen')
  await expect.poll(() => bram.page.url()).toContain(`/relaties/${ids.goes}/samenvoegen?met=${ids.stays}`)
  await bram.presses('Omwisselen')
  await expect.poll(() => bram.page.url()).toContain(`/relaties/${ids.stays}/samenvoegen?met=${ids.goes}`)
})

test('per field somebody chooses, says why and merges', async () => {
  await bram.page.getByRole('radiogroup', { name: 'Naam' }).getByText('Willemijn van den Broeck').click()
  await bram.page.getByRole('radiogroup', { name: 'E-mailadressen' }).getByText('willemijn@voorbeeld.example').click()
  await bram.fills('Waarom?', 'Zelf aan de balie gevraagd.')
  await bram.presses('Samenvoegen')
  await bram.seesTitle('Willemijn van den Broeck')
  await bram.isTold('Samengevoegd tot Willemijn van den Broeck.')
  await bram.seesAll('willemijn@voorbeeld.example', 'Wil graag een rolstoelplaats.')
  const { relation } = await set.errands.ask<Made>('GET', `/relations/${ids.stays}`)
  expect(relation.emails).toEqual(['willemijn@voorbeeld.example'])
})

test('the old address leads to the one that stayed, and says so', async () => {
  await bram.opens(`/relaties/${ids.goes}`)
  await bram.seesTitle('Willemijn van den Broeck')
  await bram.sees(/Het adres dat je opende hoorde bij een relatie die is samengevoegd/)
  expect(bram.page.url()).toContain(`/relaties/${ids.stays}`)
  await bram.findsNothingWrong()
  await bram.follows('Hoe dat ging')
  await bram.seesAll('“Zelf aan de balie gevraagd.”', manager.name)
  await bram.findsNothingWrong()
})

test('much happens after that', async () => {
  await bram.opensTab('Wat er gebeurde')
  await bram.fills('Notitie of contact', 'Komt vrijdag met een vriendin.')
  await bram.presses('Noteren')
  await bram.isTold('Genoteerd.')
})

test('it turns out to be a mistake: the merge is undone, for good', async () => {
  await bram.opensTab('Waar het vandaan komt')
  await bram.within('region', 'Samengevoegd').presses('Ongedaan maken')
  const question = bram.within('dialog', 'Samenvoegen ongedaan maken?')
  await question.sees(/blijft bij de relatie waar het bij binnenkwam/)
  await question.ticks('Besluit ook: dit zijn niet dezelfde')
  await question.fills('Waarom?', 'Het zijn moeder en dochter.')
  await bram.findsNothingWrongHere()
  await question.presses('Weer uit elkaar halen')
  await bram.isTold('Het zijn weer twee relaties.')
  await bram.within('region', 'Samengevoegd').sees('Ongedaan gemaakt')
})

test('each has its own again, and what came after stayed where it was written', async () => {
  await bram.opens(`/relaties/${ids.goes}`)
  await bram.seesTitle('W. van den Broeck')
  await bram.seesAll('wvdbroeck@werk.example', '06 1234 5678', 'Wil graag een rolstoelplaats.')
  expect(await bram.page.getByText('Komt vrijdag met een vriendin.').count()).toBe(0)
  await bram.opens(`/relaties/${ids.stays}`)
  await bram.seesAll('willemijn@voorbeeld.example', 'Komt vrijdag met een vriendin.')
})

test('whoever tries again is warned, and may go against it', async () => {
  await bram.opens(`/relaties/${ids.stays}/samenvoegen?met=${ids.goes}`)
  await bram.sees('Eerder besloten: niet dezelfde')
  await bram.sees('“Het zijn moeder en dochter.”')
  await bram.findsNothingWrong()
  await bram.presses('Samenvoegen')
  const question = bram.within('alertdialog', 'Toch samenvoegen?')
  await question.sees('Bram Hoekstra besloot dat dit niet dezelfde zijn')
  await bram.findsNothingWrongHere()
  await question.presses('Toch samenvoegen')
  await bram.isTold(/^Samengevoegd tot/)
})

test('one record is taken out again, and back from the notice', async () => {
  await bram.opensTab('Waar het vandaan komt')
  await bram.presses('Losmaken…')
  await bram.sees('Kies de bronrecords die bij iemand anders horen.')
  await bram.page.getByRole('checkbox', { name: new RegExp(`${ids.goes}$`) }).press('Space')
  await bram.sees('1 bronrecord gekozen')
  await bram.findsNothingWrong()
  await bram.presses('Bekijk wat er gebeurt')
  const preview = bram.within('dialog', 'Losmaken')
  await preview.seesAll('Blijft over', 'Gaat eruit', 'W. van den Broeck')
  await bram.findsNothingWrongHere()
  await preview.presses('Losmaken')
  await bram.isTold('Losgemaakt: het zijn nu twee relaties.')
  await bram.notices().root.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await bram.isTold('Het is weer één relatie.')
})
