import { beforeAll, expect, test } from 'vitest'
import { deskEmployee, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Somebody who is looked for, and a child: their particulars are masked, and shown only for a reason and for half an hour.
const set = stage()
let bram: Visitor
let chaima: Visitor
let relationId = ''

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  await set.errands.hire(deskEmployee, 'front_office')
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Roos', surname: 'Veilinga' },
    emails: ['roos.veilinga@voorbeeld.example'],
    phones: ['06 1234 5678'],
    addresses: [{ use: 'visit', street: 'Schuilstraat', houseNumber: '3', postcode: '1621 AB', place: 'Hoorn' }],
  })
  relationId = made.relation.id
  await set.errands.ask('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Pim', surname: 'Kleinhout' },
    birthDate: '2019-05-05',
    emails: ['pim.kleinhout@voorbeeld.example'],
  })
  bram = await set.visitor()
  await bram.signsIn(manager)
  chaima = await set.visitor()
  await chaima.signsIn(deskEmployee)
})

test('a relation manager protects somebody, with a reason and a day to look again', async () => {
  await bram.opens(`/relaties/${relationId}`)
  await bram.sees('roos.veilinga@voorbeeld.example')
  await bram.presses('Afschermen')
  const dialog = bram.within('dialog')
  await dialog.fills('Waarom is afscherming nodig?', 'Wordt gezocht door een ex-partner')
  await bram.findsNothingWrongHere()
  await dialog.presses('Relatie afschermen')
  await bram.isTold('De relatie is afgeschermd.')
  await bram.sees('Deze relatie is afgeschermd')
  await bram.findsNothingWrong()
  expect(await bram.page.content()).not.toContain('roos.veilinga')
})

test('at the desk she is found by her name, and nothing of hers is shown', async () => {
  await chaima.opens('/relaties?q=Veilinga')
  await chaima.sees('Roos Veilinga')
  await chaima.findsNothingWrong()
  expect(await chaima.page.content()).not.toMatch(/roos\.veilinga|Schuilstraat|5678/)
  await chaima.opens('/relaties?q=roos.veilinga')
  await chaima.page.getByRole('link', { name: 'Roos Veilinga' }).waitFor({ state: 'detached' })
  await chaima.opens(`/relaties/${relationId}`)
  await chaima.sees('Contactgegevens en andere bijzonderheden zijn verborgen.')
  expect(await chaima.page.getByRole('button', { name: 'Toon gegevens' }).count()).toBe(0)
})

test('who may, has the details shown for half an hour, and hides them again', async () => {
  await bram.presses('Toon gegevens')
  const dialog = bram.within('dialog')
  await dialog.fills('Waarvoor heb je de gegevens nodig?', 'Brief over de verlenging')
  await dialog.presses('Toon gegevens een half uur')
  await bram.seesAll(/^Je ziet de gegevens nog 30 minuten/, 'roos.veilinga@voorbeeld.example')
  await bram.presses('Verberg weer')
  await bram.sees('Deze relatie is afgeschermd')
  await bram.presses('Afscherming bekijken')
  await bram.within('dialog').seesAll('Wordt gezocht door een ex-partner', /Bram Hoekstra.*Brief over de verlenging/)
  await bram.findsNothingWrongHere()
  await bram.keys('Escape')
})

test('everybody under protection stands in one list, with the day to look again', async () => {
  const other = await set.visitor()
  await other.signsIn(manager)
  await other.opens('/privacy/afscherming')
  await other.seesTitle('Afgeschermde relaties')
  await other.within('main').seesAll('Roos Veilinga', 'Wordt gezocht door een ex-partner')
  await other.findsNothingWrong()
})

test('a child is masked by itself', async () => {
  await chaima.opens('/relaties?q=Kleinhout')
  await chaima.page.getByRole('link', { name: 'Pim Kleinhout' }).click()
  await chaima.sees('Gegevens van een kind')
  expect(await chaima.page.content()).not.toMatch(/pim\.kleinhout|2019/)
})

test('at the counter a child is shown for a reason, which is one press away, and hidden again', async () => {
  await chaima.presses('Toon gegevens')
  const dialog = chaima.within('dialog')
  await dialog.fills('Waarvoor heb je de gegevens nodig?', 'Moeder belt, BSN 111222333')
  await dialog.presses('Toon gegevens een half uur')
  await dialog.seesAll('Kijk nog even naar je tekst', /burgerservicenummer \(BSN\): 111222333/)
  await chaima.findsNothingWrongHere()
  await dialog.presses('Kind of ouder staat aan de balie')
  await dialog.presses('Toon gegevens een half uur')
  await chaima.seesAll(/^Je ziet de gegevens nog 30 minuten/, 'pim.kleinhout@voorbeeld.example')
  await chaima.presses('Verberg weer')
  await chaima.sees('Gegevens van een kind')
})

test('a note that holds what should not be kept is kept only after a warning', async () => {
  await chaima.fills('Notitie of contact', 'BSN 111222333, is ziek')
  await chaima.presses('Noteren')
  await chaima.seesAll(/burgerservicenummer/, /gezondheid/)
  await chaima.findsNothingWrong()
  await chaima.fills('Notitie of contact', 'Belt volgende week terug')
  await chaima.presses(/^(Noteren|Toch bewaren)$/)
  await chaima.sees('Belt volgende week terug')
})

test('protection ends with a reason, and everything is shown again', async () => {
  await bram.presses('Afscherming bekijken')
  const dialog = bram.within('dialog')
  await dialog.fills('Waarom is afscherming niet meer nodig?', 'Is verhuisd en wil het niet meer')
  await dialog.presses('Afscherming beëindigen')
  await bram.isTold(/De afscherming is beëindigd/)
  await bram.sees('roos.veilinga@voorbeeld.example')
})
