import { daysLater, dutchDay } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { administrator, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A manager looks at sponsors as a board, a map and a calendar, saves what she sees as a page and shares it with a colleague.
const set = stage()
let bram: Visitor
let anouk: Visitor

interface Named {
  readonly id: string
  readonly key: string
}

const SPONSORS = [
  { organisationName: 'Drukkerij De Pers', postcode: '4201 AB', place: 'Gorinchem' },
  { organisationName: 'Bakkerij Van Dam', postcode: '4205 AB', place: 'Gorinchem' },
  { organisationName: 'Smederij Het Vuur', postcode: '4141 AB', place: 'Leerdam' },
]

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  const { items: types } = await set.errands.ask<{ items: Named[] }>('GET', '/relation-types')
  const typeId = types.find(({ key }) => key === 'sponsor')?.id
  const tomorrow = daysLater(dutchDay(new Date()), 1)
  for (const { organisationName, ...address } of SPONSORS) {
    const { relation } = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
      ...{ kind: 'organisation', organisationName, typeId },
      addresses: [{ use: 'visit', street: 'Molenpad', houseNumber: '3', ...address }],
    })
    await set.errands.ask('POST', '/tasks', {
      ...{ title: `Bedanken: ${organisationName}`, relationId: relation.id, dueOn: tomorrow },
    })
  }
  ;[bram, anouk] = await Promise.all([set.visitor(), set.visitor()])
  await bram.signsIn(manager)
  await anouk.signsIn(administrator)
}, 120_000)

test('on the board a card goes to another stage by menu and by keys, and comes back', async () => {
  await bram.opens('/relaties?kind=organisation')
  await bram.page.getByRole('radio', { name: 'Bord' }).click()
  await bram.chooses('Sponsor', { under: /^Rol|Rol$/ })
  await bram.within('region', 'Nog geen fase').sees('3 rollen')
  await bram.picks('In gesprek', { from: 'Drukkerij De Pers verplaatsen of omzetten' })
  await bram.isTold('Drukkerij De Pers staat nu bij In gesprek.')
  await bram.within('region', 'In gesprek').sees('Drukkerij De Pers')
  await bram.findsNothingWrong()
  await bram.notices().presses('Ongedaan maken')
  await bram.within('region', 'Nog geen fase').sees('3 rollen')
  const card = bram.page.locator('[data-card]').first()
  const name = (await card.getAttribute('aria-label')) ?? ''
  await card.focus()
  await bram.page.keyboard.press('Shift+ArrowRight')
  await bram.within('region', 'Nog geen fase').sees('2 rollen')
  await bram.page.waitForFunction(
    (moved) => document.activeElement?.getAttribute('aria-label') === moved && moved !== '',
    name,
  )
})

test('the map counts them by municipality, and a number leads to the list behind it', async () => {
  await bram.page.getByRole('radio', { name: 'Kaart' }).click()
  await bram.sees('3 relaties in 2 gemeenten op de kaart.')
  await bram.findsNothingWrong()
  const table = bram.within('table', 'Aantallen per plaats')
  await table.follows('Gorinchem')
  await bram.sees('2 relaties in 2 postcodes op de kaart.')
  await bram.page.getByRole('link', { name: '4201 Gorinchem: 1 relatie' }).click()
  await bram.within('table', 'Relaties').sees('Drukkerij De Pers')
  expect(await bram.within('table', 'Relaties').counts('row')).toBe(2)
})

test('the calendar is walked with the keyboard', async () => {
  await bram.opens('/relaties?kind=organisation&vorm=kalender&blik=week')
  const today = bram.page.locator('[role="gridcell"][aria-current="date"]')
  await today.focus()
  await bram.page.keyboard.press('ArrowRight')
  await bram.within('region', /./).sees('Bedanken: Drukkerij De Pers')
  expect(await bram.page.evaluate(() => document.activeElement?.textContent)).toContain('3 dingen')
  await bram.findsNothingWrong()
})

test('what she sees becomes a page, and everybody may have it', async () => {
  await bram.opens('/relaties?kind=organisation&vorm=kaart')
  await bram.presses('Weergave bewaren')
  const dialog = bram.within('dialog', 'Weergave bewaren')
  await dialog.fills('Naam van de weergave', 'Sponsors op de kaart')
  await dialog.presses('Bewaren')
  await bram.seesTitle('Sponsors op de kaart')
  await bram.picks('Delen', { from: 'Weergave “Sponsors op de kaart”' })
  await bram.findsNothingWrongHere()
  await bram.within('dialog', /delen$/).ticks('Voor iedereen')
  await bram.within('dialog', /delen$/).presses('Bewaren')
  await bram.isTold('“Sponsors op de kaart” is gedeeld met iedereen.')
})

test('a colleague finds it beside the list, looks otherwise and goes back', async () => {
  await anouk.opens('/relaties')
  await anouk.within('navigation', 'Weergaven').follows(/Sponsors op de kaart/)
  await anouk.seesTitle('Sponsors op de kaart')
  await anouk.page.getByRole('radio', { name: 'Tabel' }).click()
  await anouk.seesButton('Weergave bijwerken')
  await anouk.within('table', 'Relaties').sees('Smederij Het Vuur')
  await anouk.findsNothingWrong()
  await anouk.follows('Terug naar “Sponsors op de kaart”')
  await anouk.sees('3 relaties in 2 gemeenten op de kaart.')
})

test('columns get another order and a name', async () => {
  await bram.opens('/relaties')
  await bram.presses('Kolommen')
  const dialog = bram.within('dialog', 'Kolommen kiezen')
  await dialog.presses('Plaats naar voren')
  await dialog.fills('Deze kolommen bewaren als', 'Adressen')
  await dialog.presses('Bewaren')
  await dialog.seesButton('Adressen')
  await bram.findsNothingWrongHere()
  await dialog.presses('Sluiten')
  const headers = await bram.page.getByRole('columnheader').allInnerTexts()
  const at = (name: string) => headers.findIndex((header) => header.startsWith(name))
  expect(at('Plaats')).toBeLessThan(at('Telefoonnummer'))
})

test('removed by mistake it comes back under the same address', async () => {
  await bram.opens('/relaties')
  await bram.within('navigation', 'Weergaven').follows(/Sponsors op de kaart/)
  await bram.seesTitle('Sponsors op de kaart')
  const address = bram.page.url()
  await bram.picks('Weergave verwijderen', { from: 'Weergave “Sponsors op de kaart”' })
  await bram.isTold('“Sponsors op de kaart” is verwijderd.')
  await bram.notices().presses('Ongedaan maken')
  await bram.within('navigation', 'Weergaven').sees('Sponsors op de kaart')
  await bram.opens(new URL(address).pathname)
  await bram.seesTitle('Sponsors op de kaart')
})
