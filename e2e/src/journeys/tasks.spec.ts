import { daysLater, dutchDay } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { deskEmployee, manager } from '../stage/errands.ts'
import { PHONE, stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A colleague mentions another on a note; a task comes of it that comes back; it is done on a telephone; the calendar shows the next.
const set = stage()
const SCHOOL = 'Basisschool De Ark'
let relationId = ''
let bram: Visitor
let chaima: Visitor

const daysAhead = (days: number): string => daysLater(dutchDay(new Date()), days)

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  await set.errands.hire(deskEmployee, 'front_office')
  const { relation } = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'organisation',
    organisationName: SCHOOL,
  })
  relationId = relation.id
})

test('the desk notes what the school asked, and mentions a colleague without a mouse', async () => {
  chaima = await set.visitor()
  await chaima.signsIn(deskEmployee)
  await chaima.opens(`/relaties/${relationId}`)
  await chaima.seesTitle(SCHOOL)
  await chaima.fills('Notitie of contact', 'De school wil elke maand een rondleiding.')
  await chaima.presses('Noteren')
  await chaima.sees('De school wil elke maand een rondleiding.')
  await chaima.tabsTo('button', 'Reageren')
  await chaima.keys('Enter')
  await chaima.types('Regel jij dit, @bra')
  await chaima.sees('1 collega gevonden')
  await chaima.keys('Enter')
  await chaima.types('? Graag voor vrijdag.')
  await chaima.findsNothingWrongHere(['light'])
  await chaima.presses('Plaatsen')
  await chaima.isTold('Je reactie staat erbij')
  await chaima.sees(`@${manager.name}`)
})

test('the colleague sees it at the bell, and makes a task of the note', async () => {
  bram = await set.visitor()
  await bram.signsIn(manager)
  await bram.follows('Meldingen: 1 nieuwe')
  await bram.seesTitle('Meldingen')
  await bram.findsNothingWrong()
  await bram.follows(new RegExp(`${deskEmployee.name} noemde je bij ${SCHOOL}`))
  await bram.seesTitle(SCHOOL)
  await bram.sees('Graag voor vrijdag.')
  await bram.presses('Taak maken')
  const dialog = bram.within('dialog', 'Nieuwe taak')
  await dialog.fills('Wat is er te doen?', 'Rondleiding plannen')
  await dialog.fills('Dag', daysAhead(0))
  await dialog.chooses('Maanden', { under: /Komt terug/ })
  await dialog.fills('Nieuw punt', 'Gids vragen')
  await dialog.presses('Punt toevoegen')
  await bram.findsNothingWrongHere()
  await dialog.presses('Taak toevoegen')
  await bram.isTold('“Rondleiding plannen” staat op de lijst.')
  await bram.seesButton('Taak Rondleiding plannen bekijken')
  await bram.findsNothingWrong()
})

test('the calendar of the colleague has an address of its own', async () => {
  await bram.opens('/account')
  await bram.presses('Agenda-adres maken')
  await bram.sees('Kopieer dit adres nu')
  await bram.findsNothingWrong()
})

test('on a telephone it is done with one thumb, and the next turn is there', async () => {
  const phone = await set.visitor({ viewport: PHONE, hasTouch: true, isMobile: true })
  await phone.signsIn(manager)
  await phone.sees('Te doen')
  await phone.opens('/taken')
  await phone.seesTitle('Taken')
  await phone.sees('elke maand')
  await phone.findsNothingWrong()
  const button = phone.page.getByRole('button', { name: 'Klaar: Rondleiding plannen' })
  const box = await button.boundingBox()
  expect([box?.width, box?.height].every((size) => (size ?? 0) >= 44)).toBe(true)
  await button.tap()
  await phone.isTold(/“Rondleiding plannen” is klaar. De volgende keer is/)
  await phone.seesHeading(/^Later/)
  await phone.seesButton('Klaar: Rondleiding plannen')
  await phone.notices().presses('Sluiten')
  await phone.presses('Afgeronde taken laten zien')
  await phone.seesButton('Heropenen: Rondleiding plannen')
  await phone.findsNothingWrong()
})

test('the calendar shows the next turn and no longer this one, until it is withdrawn', async () => {
  const address = await bram.page.getByText(/\/api\/calendar\//).innerText()
  const reachable = address.replace(/^https?:\/\/[^/]+/, set.house.address)
  const calendar = await (await fetch(reachable)).text()
  expect(calendar.match(/SUMMARY:Rondleiding plannen/g)).toHaveLength(1)
  expect(calendar).not.toContain(`DTSTART;VALUE=DATE:${daysAhead(0).replaceAll('-', '')}`)
  expect(calendar).toContain(`Over: ${SCHOOL}`)
  await bram.presses('Adres intrekken')
  await bram.isTold('Het agenda-adres werkt niet meer.')
  expect((await fetch(reachable)).status).toBe(404)
})

test('a task in one line, from the keyboard alone', async () => {
  await bram.opens('/taken')
  await bram.seesTitle('Taken')
  await bram.keys('n')
  await bram.types('Bel het bestuur vandaag 23:30 @Chaima')
  await bram.sees(`voor ${deskEmployee.name}`)
  await bram.keys('Enter')
  await bram.isTold(`“Bel het bestuur” staat op de lijst van ${deskEmployee.name}.`)
  await bram.types('Folders tellen vandaag')
  await bram.keys('Enter')
  await bram.isTold('“Folders tellen” staat op de lijst.')
  await bram.tabsTo('button', 'Taak Folders tellen bekijken')
  await bram.keys('Enter')
  const dialog = bram.within('dialog', 'Folders tellen')
  await dialog.fills('Toelichting', 'In het magazijn.')
  await bram.findsNothingWrongHere()
  await dialog.presses('Bewaren')
  await bram.isTold('“Folders tellen” is bewaard.')
})

test('several at once go to a colleague, counted beforehand, and come back', async () => {
  await bram.presses('Meerdere kiezen')
  await bram.page.getByRole('checkbox', { name: 'Folders tellen' }).press('Space')
  await bram.page.getByRole('checkbox', { name: 'Rondleiding plannen' }).press('Space')
  await bram.presses('Aan iemand geven')
  const dialog = bram.within('dialog', 'Taken aan iemand geven')
  await dialog.page.getByRole('combobox', { name: /Aan wie/ }).fill('Chaima')
  await dialog.page.getByRole('option', { name: deskEmployee.name }).click()
  await dialog.sees('Worden gewijzigd')
  await bram.findsNothingWrongHere()
  await dialog.presses('2 taken geven')
  await bram.isTold(`2 taken zijn nu van ${deskEmployee.name}.`)
  await bram.sees('Je hebt nu niets te doen')
  // The notice about these two is the last of several.
  await bram.notices().root.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await bram.isTold('2 taken zijn weer zoals eerst.')
  await bram.seesButton('Klaar: Folders tellen')
})

test('two colleagues change one task: both are shown, nothing is overwritten unseen', async () => {
  await bram.opens('/taken')
  await bram.presses('Taak Folders tellen bekijken')
  const dialog = bram.within('dialog', 'Folders tellen')
  await dialog.fills('Wat is er te doen?', 'Folders en posters tellen')
  const taskId = new URL(bram.page.url()).searchParams.get('taak')?.replaceAll('"', '') ?? ''
  await set.house.tampers(
    `update engagement.task set title = 'Alle folders tellen', version = version + 1 where id = '${taskId}'`,
  )
  await dialog.presses('Bewaren')
  await dialog.sees('daar staat nu “Alle folders tellen”')
  await bram.findsNothingWrongHere()
  await dialog.presses('Mijn tekst bewaren')
  await dialog.presses('Bewaren')
  await bram.isTold('“Folders en posters tellen” is bewaard.')
})

test('who follows a relation hears what a colleague does with it, and reads it once', async () => {
  await bram.opens(`/relaties/${relationId}`)
  await bram.presses('Volgen')
  await bram.isTold(`Je volgt ${SCHOOL}`)
  await chaima.fills('Notitie of contact', 'Belde terug.')
  await chaima.presses('Noteren')
  await chaima.sees('Belde terug.')
  await bram.follows(/Meldingen: \d+ nieuwe?/)
  await bram.sees(`${deskEmployee.name} veranderde iets aan ${SCHOOL}`)
  await bram.presses('Alles als gelezen markeren')
  await bram.isTold('Alles is gelezen.')
  await bram.page.getByRole('radio', { name: 'Nog niet gelezen' }).click()
  await bram.sees('Alles is gelezen')
  await bram.findsNothingWrong()
})
