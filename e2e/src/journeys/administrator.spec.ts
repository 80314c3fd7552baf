import { beforeAll, expect, test } from 'vitest'
import { administrator, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

const set = stage()
let anouk: Visitor
let bram: Visitor
let link = ''

beforeAll(async () => {
  anouk = await set.visitor()
  bram = await set.visitor()
  await anouk.signsIn(administrator)
})

test('Beheer is a table of contents', async () => {
  await anouk.within('navigation', 'Hoofdmenu').follows('Beheer')
  await anouk.seesTitle('Beheer')
  await anouk
    .within('main')
    .seesAll('Gebruikers', 'Vestigingen', 'Organisatie', 'Werk op de achtergrond', 'Wie deed wat')
  await anouk.findsNothingWrong()
})

test('a colleague is invited with a link to pass on', async () => {
  await anouk.opens('/admin/users')
  await anouk.seesTitle('Gebruikers')
  await anouk.findsNothingWrong()
  await anouk.presses('Collega uitnodigen')
  const form = anouk.within('dialog', 'Collega uitnodigen')
  await form.sees('Er wordt geen e-mail verstuurd.')
  await anouk.findsNothingWrongHere()
  await form.fills('Naam', manager.name)
  await form.fills('E-mailadres', manager.email)
  await form.ticks('Relatiebeheerder')
  await form.presses('Link maken')
  const made = anouk.within('dialog', `Link voor ${manager.name}`)
  await made.sees('Hij werkt één keer')
  link = await made.root.getByText(/^http/).innerText()
  expect(link).toContain(set.house.address)
  await anouk.findsNothingWrongHere()
  await made.presses('Klaar')
  await anouk.within('table', 'Openstaande uitnodigingen').sees(manager.email)
})

test('a key for another system is made, shown once, used and withdrawn', async () => {
  await anouk.opens('/admin/keys')
  await anouk.seesTitle('API-sleutels')
  await anouk.sees('Nog geen sleutels')
  await anouk.findsNothingWrong()
  await anouk.presses('Sleutel maken')
  const form = anouk.within('dialog', 'Sleutel maken')
  await form.fills('Naam', 'Website')
  await anouk.findsNothingWrongHere()
  await form.presses('Sleutel maken')
  const made = anouk.within('dialog', 'De sleutel “Website” is gemaakt')
  const key = await made.root.getByText(/^krk_/).innerText()
  await anouk.findsNothingWrongHere()
  await made.presses('Klaar')
  const ask = () => fetch(`${set.house.address}/api/relations`, { headers: { authorization: `Bearer ${key}` } })
  expect((await ask()).status).toBe(200)
  await anouk.within('table', 'Alle sleutels').sees('Relaties zien')
  await anouk.findsNothingWrong()
  await anouk.picks('Intrekken', { from: 'Website wijzigen' })
  await anouk.within('alertdialog').presses('Intrekken')
  await anouk.isTold('De sleutel “Website” is ingetrokken')
  expect((await ask()).status).toBe(401)
})

test('the same address cannot be invited twice', async () => {
  await anouk.opens('/admin/users')
  await anouk.presses('Collega uitnodigen')
  const form = anouk.within('dialog', 'Collega uitnodigen')
  await form.fills('Naam', 'Nog een Bram')
  await form.fills('E-mailadres', manager.email.toUpperCase())
  await form.presses('Link maken')
  await form.sees('Iemand met dit e-mailadres kan hier al aanmelden of is al uitgenodigd.')
  await anouk.keys('Escape')
})

test('whoever has the link chooses a password and is in', async () => {
  await bram.page.goto(link)
  await bram.seesTitle(`Welkom, ${manager.name}`)
  await bram.findsNothingWrong()
  await bram.fills('Wachtwoord', manager.password)
  await bram.presses('Account maken')
  await bram.seesTitle(/^Goede/)
})

test('a relation manager sees no administration', async () => {
  await expect.poll(() => bram.within('navigation', 'Hoofdmenu').counts('link', 'Gebruikers')).toBe(0)
  await bram.opens('/admin/users')
  await bram.sees('Dit mag je niet doen met je huidige rol.')
  await bram.findsNothingWrong()
})

test('the link works once', async () => {
  const late = await set.visitor()
  await late.page.goto(link)
  await late.seesTitle('Deze uitnodiging werkt niet meer')
  await late.findsNothingWrong()
})

test('a role is changed, and changed back from the notice', async () => {
  await bram.opens('/account')
  await bram.seesTitle('Aanmelden en beveiliging')
  await anouk.reloads()
  const row = anouk.within('table', 'Gebruikers').within('row', new RegExp(manager.name))
  await row.picks('Meelezer', { from: `${manager.name} wijzigen` })
  await anouk.isTold(`${manager.name} is bijgewerkt.`)
  await row.sees('Meelezer')
  await anouk.notices().presses('Ongedaan maken')
  await row.sees('Relatiebeheerder')
})

test('with another role one signs in again, over the page where one was', async () => {
  const door = bram.within('dialog', 'Meld je opnieuw aan')
  await door.sees('Je aanmelding is verlopen.')
  await bram.findsNothingWrongHere()
  await door.fills('Wachtwoord', manager.password)
  await door.presses('Aanmelden')
  await bram.page.getByRole('dialog').waitFor({ state: 'detached' })
  await bram.seesTitle('Aanmelden en beveiliging')
})

test('taking away access signs somebody out everywhere at once', async () => {
  const row = anouk.within('table', 'Gebruikers').within('row', new RegExp(manager.name))
  await row.picks('Toegang intrekken', { from: `${manager.name} wijzigen` })
  const question = anouk.within('alertdialog', `Toegang van ${manager.name} intrekken?`)
  await question.sees('wordt meteen overal afgemeld')
  await anouk.findsNothingWrongHere()
  await question.presses('Toegang intrekken')
  await row.sees('geen toegang')
  await bram.within('dialog', 'Meld je opnieuw aan').sees('Je aanmelding is verlopen.')
})

test('the last administrator cannot lose the role', async () => {
  const row = anouk.within('table', 'Gebruikers').within('row', new RegExp(administrator.name))
  await row.picks('Meelezer', { from: `${administrator.name} wijzigen` })
  await anouk.isTold('Dit is de laatste beheerder.')
})

test('a branch is added, renamed, closed and opened again', async () => {
  await anouk.opens('/admin/branches')
  await anouk.seesTitle('Vestigingen')
  await anouk.fills('Vestiging toevoegen', 'Bibliobus')
  await anouk.presses('Toevoegen')
  await anouk.isTold('Bibliobus is toegevoegd.')
  await anouk.fills('Vestiging toevoegen', 'bibliobus')
  await anouk.presses('Toevoegen')
  await anouk.sees('Er is al een vestiging met deze naam.')
  await anouk.findsNothingWrong()
  const row = anouk.within('row', /Bibliobus/)
  await row.presses(/^Naam: Bibliobus/)
  await anouk.within('table').root.getByRole('textbox', { name: 'Naam' }).fill('Bibliobus Oost')
  await anouk.keys('Enter')
  const renamed = anouk.within('row', /Bibliobus Oost/)
  await renamed.sees('Bewaard')
  await renamed.presses('Sluiten')
  await renamed.sees('gesloten')
  await anouk.notices().presses('Ongedaan maken')
  await renamed.sees('in gebruik')
})

test('the organisation gets another name, which stands in the rail at once', async () => {
  await anouk.opens('/admin/organisation')
  await anouk.seesTitle('Organisatie')
  await anouk.findsNothingWrong()
  await anouk.fills('Naam', 'Huis van de Stad')
  await anouk.presses('Bewaren')
  await anouk.isTold('De organisatie is bijgewerkt.')
  await anouk.within('main').page.getByRole('banner').getByText('Huis van de Stad').waitFor()
})

test('work on the background is explained while there is none', async () => {
  await anouk.opens('/admin/jobs')
  await anouk.seesTitle('Werk op de achtergrond')
  await anouk.seesHeading('Er loopt niets')
  await anouk.findsNothingWrong()
})

test('everything that was done stands in the list of who did what', async () => {
  await anouk.opens('/admin/audit')
  await anouk.seesTitle('Wie deed wat')
  const list = anouk.within('table', 'Wie deed wat')
  await list.sees(administrator.name)
  expect(await list.counts('row')).toBeGreaterThan(8)
  // A name between dots is the name of an action nobody wrote a sentence for.
  expect(await list.root.getByRole('button', { name: /^[a-z_]+\.[a-z_.]+$/ }).allInnerTexts()).toEqual([])
  await anouk.findsNothingWrong()
})
