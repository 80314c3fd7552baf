import { beforeAll, expect, test } from 'vitest'
import { manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A manager counts whom she may invite by e-mail, keeps that as a segment, and is told why somebody is not in it.
const set = stage()
let bram: Visitor

const PEOPLE = [
  { firstName: 'Sanne', surname: 'Kuiper', email: 'sanne@voorbeeld.example', place: 'Culemborg' },
  { firstName: 'Youssef', surname: 'Amrani', email: 'youssef@voorbeeld.example', place: 'Culemborg' },
  { firstName: 'Greet', surname: 'Molenaar', email: null, place: 'Culemborg' },
  { firstName: 'Tom', surname: 'Verhoeven', email: 'tom@voorbeeld.example', place: 'Leerdam' },
]

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  for (const { email, place, ...name } of PEOPLE)
    await set.errands.ask('POST', '/relations', {
      ...{ kind: 'person', name, emails: email === null ? [] : [email] },
      addresses: [{ use: 'visit', street: 'Molenpad', houseNumber: '3', postcode: '4101 AB', place }],
    })
  bram = await set.visitor()
  await bram.signsIn(manager)
}, 120_000)

const figures = () => bram.within('region', 'Hoeveel')
const conditions = () => bram.within('region', 'Voorwaarden')
const add = (what: string) => conditions().picks(what, { from: 'Voorwaarde toevoegen aan “Alles hiervan”' })

test('conditions are chosen in a sentence, and the count follows', async () => {
  await bram.opens('/segmenten')
  await bram.seesTitle('Segmenten')
  await bram.follows('Nieuw segment')
  await bram.seesTitle('Nieuw segment')
  await figures().sees('relaties: 100% van alle 4 die jij ziet')
  await add('Soort relatie')
  await add('Te bereiken via')
  await figures().sees('relaties: 75% van alle 4 die jij ziet')
  await add('Plaats')
  await figures().sees('Een voorwaarde is nog niet af en telt niet mee.')
  await conditions().presses('Plaats: kies…')
  const choices = bram.within('dialog', 'Plaats')
  await choices.fills('Zoek in Plaats', 'cul')
  await choices.ticks('Culemborg')
  await bram.keys('Escape')
  await figures().sees('relaties: 50% van alle 4 die jij ziet')
  await conditions().sees('Personen met een e-mailadres en met een adres in Culemborg.')
  await bram.findsNothingWrong()
})

test('a condition moves by keys, says where it is, and every step is taken back', async () => {
  const place = bram.page.getByRole('group', {
    name: 'Voorwaarde 3 van 3 in “Alles hiervan”: met een adres in Culemborg',
  })
  await place.getByRole('button', { name: 'Omhoog (nu 3 van 3)' }).focus()
  await bram.keys('Enter')
  await bram.page
    .getByRole('group', { name: 'Voorwaarde 2 van 3 in “Alles hiervan”: met een adres in Culemborg' })
    .waitFor()
  await bram.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Omhoog (nu 2 van 3)')
  await conditions().picks('In een groep “Niets hiervan”', { from: 'Meer met 2 van 3' })
  await figures().sees('relatie: 25% van alle 4 die jij ziet')
  await conditions().presses('Ongedaan maken')
  await figures().sees('relaties: 50% van alle 4 die jij ziet')
})

test('it is kept under a name, and tells why somebody is not in it', async () => {
  await bram.presses('Bewaren als segment')
  const dialog = bram.within('dialog', 'Segment bewaren')
  await dialog.fills('Naam', 'Uitnodigen in Culemborg')
  await dialog.presses('Bewaren')
  await bram.seesTitle('Uitnodigen in Culemborg')
  await bram.page.getByRole('combobox', { name: 'Zoek een relatie' }).fill('molenaar')
  await bram.page.getByRole('option', { name: /Greet Molenaar/ }).click()
  const why = bram.within('region', 'Waarom zit iemand er wel of niet in?')
  await why.sees('Greet Molenaar zit er niet in.')
  expect(await why.counts('listitem')).toBe(3)
  await why.sees('— hierdoor')
  await bram.findsNothingWrong()
})

test('who is in it is held fast, and later she sees who came', async () => {
  await bram.page.getByRole('tab', { name: 'Verloop' }).click()
  await bram.presses('Vastleggen')
  const dialog = bram.within('dialog', 'Uitnodigen in Culemborg vastleggen')
  await dialog.sees('Nu zitten er 2 relaties in die jij ziet.')
  await dialog.fills('Naam van de stand', 'Voor de open dag')
  await dialog.presses('Vastleggen')
  await bram.seesLink('Voor de open dag')
  await set.errands.ask('POST', '/relations', {
    ...{ kind: 'person', name: { firstName: 'Mila', surname: 'Peters' }, emails: ['mila@voorbeeld.example'] },
    addresses: [{ use: 'visit', street: 'Molenpad', houseNumber: '5', postcode: '4101 AB', place: 'Culemborg' }],
  })
  const conditions = { group: 'all', of: [{ about: 'place', names: ['Culemborg'] }] }
  const count = async () => (await set.errands.ask<{ count: number }>('POST', '/segments/count', { conditions })).count
  await expect.poll(count, { timeout: 10_000 }).toBe(4)
  await bram.page.reload()
  const movement = bram.within('region', 'Wie kwam erbij, wie ging weg?')
  await movement.sees('1 erbij')
  await bram.seesLink('Mila Peters')
  await movement.sees('2 gebleven')
  await bram.findsNothingWrong()
  await bram.page.getByRole('tab', { name: 'Profiel' }).click()
  await bram.page.getByText('Te weinig personen voor een profiel').waitFor()
})

test('two segments are laid over each other', async () => {
  await set.errands.ask('POST', '/segments', {
    name: 'Iedereen in Culemborg',
    audience: 'organisation',
    conditions: { group: 'all', of: [{ about: 'place', names: ['Culemborg'] }] },
  })
  await bram.opens('/segmenten')
  await bram.page
    .getByRole('row', { name: /Uitnodigen in Culemborg/ })
    .getByText('3', { exact: true })
    .waitFor()
  for (const name of ['Uitnodigen in Culemborg', 'Iedereen in Culemborg'])
    await bram.page.getByRole('checkbox', { name: new RegExp(name) }).press('Space')
  await bram.presses('Overlap van 2 segmenten bekijken')
  await bram.seesTitle('Overlap')
  await bram.seesButton('Van Uitnodigen in Culemborg zit in Iedereen in Culemborg: 3, 100%. Vergelijken')
  await bram.seesButton('Van Iedereen in Culemborg zit in Uitnodigen in Culemborg: 3, 75%. Vergelijken')
  await bram.findsNothingWrong()
})

test('what was removed comes back', async () => {
  await bram.opens('/segmenten')
  await bram.picks('Verwijderen', { from: 'Meer over segment Uitnodigen in Culemborg' })
  await bram.isTold('Segment Uitnodigen in Culemborg is verwijderd. Met de relaties gebeurde niets.')
  await bram.notices().presses('Ongedaan maken')
  await bram.seesLink('Uitnodigen in Culemborg')
})
