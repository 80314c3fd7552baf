import { beforeAll, expect, test } from 'vitest'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The core tasks without a mouse.
const set = stage()
let anouk: Visitor
let jansenId = ''

beforeAll(async () => {
  for (const surname of ['Visser', 'Bakker', 'Jansen']) {
    const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
      kind: 'person',
      name: { firstName: 'Kees', surname },
      emails: [`${surname.toLowerCase()}@voorbeeld.example`],
    })
    jansenId = made.relation.id
  }
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
})

const focused = () => anouk.page.evaluate(() => document.activeElement?.textContent ?? '')

test('the first Tab offers to skip the menu', async () => {
  await anouk.opens('/account')
  await anouk.seesTitle('Aanmelden en beveiliging')
  await anouk.keys('Tab')
  expect(await focused()).toBe('Naar de inhoud')
  await anouk.keys('Enter')
  expect(await anouk.page.evaluate(() => document.activeElement?.id)).toBe('content')
})

test('Ctrl K finds a relation and opens it', async () => {
  await anouk.keys('Control+k')
  const palette = anouk.within('dialog', 'Zoeken en doen')
  await palette.sees('Pagina’s')
  await anouk.findsNothingWrongHere()
  await anouk.types('visser')
  await palette.root.getByRole('menuitem', { name: /Kees Visser/ }).waitFor()
  await anouk.findsNothingWrongHere(['light'])
  await anouk.keys('ArrowDown', 'Enter')
  await anouk.seesTitle('Kees Visser')
})

test('after a change of page the focus is on its title', async () => {
  await expect.poll(focused).toBe('Kees Visser')
})

test('Ctrl K goes to a page', async () => {
  await anouk.keys('Control+k')
  await anouk.within('dialog', 'Zoeken en doen').sees('Pagina’s')
  await anouk.types('vestig')
  await anouk.within('dialog', 'Zoeken en doen').root.getByRole('menuitem', { name: 'Vestigingen' }).waitFor()
  await anouk.keys('ArrowDown', 'Enter')
  await anouk.seesTitle('Vestigingen')
})

test('Ctrl K changes the colours, and Escape leaves everything as it was', async () => {
  await anouk.keys('Control+k')
  const palette = anouk.within('dialog', 'Zoeken en doen')
  await palette.sees('Pagina’s')
  await anouk.types('donker')
  await palette.root.getByRole('menuitem', { name: 'Donker scherm' }).waitFor()
  await anouk.keys('ArrowDown', 'Enter')
  await expect.poll(() => anouk.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  await anouk.findsNothingWrong(['dark'])
  await anouk.keys('Control+k')
  await palette.sees('Pagina’s')
  await anouk.keys('Escape')
  await anouk.page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a slash opens the same box, but not while typing', async () => {
  await anouk.tabsTo('textbox', 'Vestiging toevoegen')
  await anouk.types('A/B')
  expect(await anouk.reads('Vestiging toevoegen')).toBe('A/B')
})

test('a relation is made', async () => {
  await anouk.opens('/relaties/nieuw')
  await anouk.seesTitle('Nieuwe relatie')
  await anouk.findsNothingWrong()
  await anouk.tabsTo('textbox', /^Voornaam/)
  await anouk.types('Aaltje')
  await anouk.tabsTo('textbox', /^Achternaam/)
  await anouk.types('Zijlstra')
  await anouk.keys('Enter')
  await anouk.seesTitle('Aaltje Zijlstra')
})

test('a list is walked with the arrow keys and opened with Enter', async () => {
  await anouk.opens('/relaties')
  await anouk.seesTitle('Relaties')
  await anouk.tabsTo('row', /Bakker/)
  await anouk.keys('ArrowDown')
  expect(await focused()).toContain('Jansen')
  await anouk.keys('Enter')
  await anouk.seesTitle('Kees Jansen')
})

test('a note is written', async () => {
  await anouk.tabsTo('textbox', 'Notitie of contact')
  await anouk.types('Belde over het abonnement.')
  await anouk.tabsTo('button', 'Noteren')
  await anouk.keys('Enter')
  await anouk.isTold('Genoteerd.')
})

test('a value is changed, and Escape leaves another as it was', async () => {
  await anouk.tabsTo('button', /^Geboortedatum: /)
  await anouk.keys('Enter')
  await anouk.types('5-3-1984')
  await anouk.keys('Enter')
  await anouk.isTold('Geboortedatum is gewijzigd.')
  await expect.poll(focused).toContain('1984')
  await anouk.keys('Enter')
  await anouk.types('1-1-1900')
  await anouk.keys('Escape')
  await expect.poll(focused).toContain('1984')
})

test('a question mark tells every key, and Escape closes it', async () => {
  await anouk.opens('/taken')
  await anouk.seesTitle('Taken')
  await anouk.keys('?')
  const help = anouk.within('dialog', 'Hulp en sneltoetsen')
  await help.seesAll('Overal', 'In een lijst', 'Een waarde wijzigen', 'Taken', 'Nakijken')
  await anouk.findsNothingWrongHere()
  await anouk.keys('Escape')
  await anouk.page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('Ctrl K first offers what can be done with the relation at hand', async () => {
  await anouk.opens(`/relaties/${jansenId}`)
  await anouk.seesTitle('Kees Jansen')
  await anouk.keys('Control+k')
  const palette = anouk.within('dialog', 'Zoeken en doen')
  await palette.sees('Notitie bij Kees Jansen')
  expect(await palette.root.getByRole('menuitem').first().innerText()).toBe('Notitie bij Kees Jansen')
  await anouk.types('notitie bij')
  await palette.root.getByRole('menuitem', { name: 'Notitie maken bij een relatie' }).waitFor()
  // What was typed puts the first line ready.
  await anouk.keys('Enter')
  await expect.poll(() => anouk.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
})

test.each([
  { typed: 'benadering plannen bij', opens: 'Kees Jansen benaderen' },
  { typed: 'toestemming vastleggen bij', opens: null },
])('the palette begins "$typed" on the page itself', async ({ typed, opens }) => {
  await anouk.opens(`/relaties/${jansenId}`)
  await anouk.seesTitle('Kees Jansen')
  await anouk.keys('Control+k')
  await anouk.within('dialog', 'Zoeken en doen').sees('Notitie bij Kees Jansen')
  await anouk.types(typed)
  await anouk
    .within('dialog', 'Zoeken en doen')
    .root.getByRole('menuitem', { name: /Kees Jansen$/ })
    .waitFor()
  await anouk.keys('Enter')
  await anouk.page.getByRole('dialog', opens === null ? {} : { name: opens }).waitFor()
  await anouk.keys('Escape')
})

test('a deed is found by an English word for it', async () => {
  await anouk.keys('Control+k')
  await anouk.within('dialog', 'Zoeken en doen').sees('Pagina’s')
  await anouk.types('leak incident')
  await anouk.within('dialog', 'Zoeken en doen').root.getByRole('menuitem', { name: 'Datalek melden' }).waitFor()
  await anouk.keys('Escape')
})

test('the home page is arranged without a mouse, and stays so', async () => {
  await anouk.opens('/')
  await anouk.seesTitle(/^Goede/)
  await anouk.tabsTo('button', 'Vandaag indelen')
  await anouk.keys('Enter')
  const dialog = anouk.within('dialog', 'Vandaag indelen')
  await dialog.seesAll('Links, het breedst', 'Rechts', 'Niet tonen')
  await anouk.findsNothingWrongHere()
  await dialog.picks('Niet tonen', { from: 'Laatst gewijzigd verplaatsen' })
  await dialog.seesButton('Terug naar de gewone indeling')
  await anouk.keys('Escape')
  await expect.poll(() => anouk.page.getByRole('heading', { name: 'Laatst gewijzigd' }).count()).toBe(0)
  await anouk.reloads()
  await anouk.seesTitle(/^Goede/)
  expect(await anouk.page.getByRole('heading', { name: 'Laatst gewijzigd' }).count()).toBe(0)
  await anouk.presses('Vandaag indelen')
  await anouk.within('dialog', 'Vandaag indelen').presses('Terug naar de gewone indeling')
  await anouk.isTold('Vandaag heeft weer de gewone indeling.')
  await anouk.seesHeading('Laatst gewijzigd')
  await anouk.findsNothingWrong()
})
