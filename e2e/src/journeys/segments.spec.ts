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
/** Profiles are made anew within seconds. */
async function isFresh(): Promise<void> {
  const asOf = async () =>
    (
      await set.errands.ask<{ asOf: string | null }>('POST', '/segments/count', {
        conditions: { group: 'all', of: [] },
      })
    ).asOf
  await expect.poll(asOf, { timeout: 20_000 }).toBeNull()
}
/** A moment of this calendar year, about so many days ago; early in January the first days count as one. */
function dayThisYear(daysAgo: number): string {
  const now = new Date()
  const then = new Date(now.getTime() - daysAgo * 86_400_000)
  return (then.getFullYear() === now.getFullYear() ? then : now).toISOString()
}
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

test('who rose from passer-by to participant is counted, shown and listed', async () => {
  const { items } = await set.errands.ask<{ items: { id: string }[] }>('GET', '/relations?q=molenaar')
  const middleOf = (monthsAgo: number) => {
    const moment = new Date()
    moment.setUTCMonth(moment.getUTCMonth() - monthsAgo, 15)
    return moment.toISOString()
  }
  for (const monthsAgo of [18, 6, 4, 2])
    await set.errands.ask('POST', `/relations/${items[0]!.id}/facts`, {
      kind: 'ticket',
      occurredAt: middleOf(monthsAgo),
      amountCents: 2500,
    })
  await isFresh()
  await bram.opens('/waarde')
  await bram.seesTitle('Waarde')
  await bram.presses('1 relatie van Passant naar Participant: lijst tonen')
  await bram.within('region', 'Van Passant naar Participant').seesLink('Greet Molenaar')
  await bram.findsNothingWrong()
})

test('what was removed comes back', async () => {
  await bram.opens('/segmenten')
  await bram.picks('Verwijderen', { from: 'Meer over segment Uitnodigen in Culemborg' })
  await bram.isTold('Segment Uitnodigen in Culemborg is verwijderd. Met de relaties gebeurde niets.')
  await bram.notices().presses('Ongedaan maken')
  await bram.seesLink('Uitnodigen in Culemborg')
})

// The yearly inventory: counted when she asks, read by type, and kept as it stands.
async function giveRoles(): Promise<void> {
  const { ask } = set.errands
  const types = (await ask<{ items: { id: string; key: string }[] }>('GET', '/relation-types')).items
  const typeId = (key: string) => types.find((type) => type.key === key)?.id
  const { items } = await ask<{ items: { id: string; name: string }[] }>('GET', '/relations?limit=10')
  const idOf = (name: RegExp) => items.find((one) => name.test(one.name))?.id ?? ''
  const [sanne, tom] = [idOf(/Kuiper/), idOf(/Verhoeven/)]
  for (const [id, key] of [
    [sanne, 'borrower'],
    [sanne, 'volunteer'],
    [tom, 'borrower'],
  ] as const)
    await ask('POST', `/relations/${id}/roles`, { typeId: typeId(key) })
  await ask('POST', `/relations/${sanne}/facts`, { kind: 'ticket', quantity: 2, amountCents: 5000 })
}

test('the inventory is counted when somebody asks, and who has two roles is one', async () => {
  await giveRoles()
  await bram.opens('/inventaris')
  await bram.seesHeading('Er is nog niet geteld')
  await bram.presses('Nu tellen')
  const summary = bram.within('region', 'In het kort')
  await summary.sees(/relaties hebben een rol op/)
  const everybody = summary.within('row', /Alle relaties met een rol/)
  await everybody.seesLink('2 · Relaties · Alle relaties met een rol')
  await everybody.sees('3')
  await bram.findsNothingWrong()
})

test('from a figure one goes on to its people, and a type has a page of its own', async () => {
  const types = bram.within('region', 'Per relatietype')
  await types.opensTab('Niet in geld')
  await types.follows('2 · Kaarten · Lener')
  await bram.seesTitle('Kaarten: Lener')
  await bram.sees(/Wie onder bescherming staat telt mee/)
  await bram.seesLink('Sanne Kuiper')
  await bram.findsNothingWrong()
  await bram.follows('Lener')
  await bram.seesTitle('Lener')
  await bram.sees('Wat ze brachten en deden')
  await bram.findsNothingWrong()
})

test('figures are kept under a name', async () => {
  await bram.opens('/inventaris')
  await bram.presses('Vastleggen')
  const dialog = bram.within('dialog', /vastleggen/)
  await dialog.fills('Naam', 'Jaarverslag')
  await dialog.presses('Vastleggen')
  await bram.isTold('De inventaris is vastgelegd als Jaarverslag.')
  await bram.follows('Jaarverslag')
  await bram.seesTitle('Jaarverslag')
  await bram.sees(/Wat hier staat verandert niet meer/)
})

test('families who came twice this year, and what they brought', async () => {
  const came: readonly (readonly [string, readonly number[]])[] = [
    ['Gezin Van den Oever-Kazemi', [4, 2]],
    ['Gezin Bakker', [3]],
  ]
  for (const [surname, daysAgo] of came) {
    const { relation } = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
      kind: 'household',
      name: { surname },
    })
    for (const days of daysAgo)
      await set.errands.ask('POST', `/relations/${relation.id}/facts`, {
        ...{ kind: 'ticket', quantity: 4, amountCents: 4400, currency: 'EUR' },
        occurredAt: dayThisYear(days),
      })
  }
  await isFresh()
  await bram.opens('/segmenten/nieuw')
  await bram.seesTitle('Nieuw segment')
  await add('Soort relatie')
  await conditions().presses('Soort relatie: persoon')
  const kinds = bram.within('dialog', 'Soort relatie')
  await kinds.ticks('persoon')
  await kinds.ticks('huishouden')
  await bram.keys('Escape')
  await add('Hoe vaak of hoeveel')
  await conditions().fills('Aantal', '2')
  await conditions().picks('dit kalenderjaar', { from: /^Wanneer: / })
  await figures().sees(/^relatie: /)
  await conditions().sees('Huishoudens met minstens 2 keer Bezoek dit kalenderjaar.')
  const brought = bram.within('region', 'Wat ze dit jaar brachten')
  await brought.sees(/€\s?88,00/)
  await bram.seesLink('Gezin Van den Oever-Kazemi')
  await bram.findsNothingWrong()
})
