import { beforeAll, expect, test } from 'vitest'
import { administrator, deskEmployee, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A data owner limits a field, a colleague asks why, the administrator looks along, and what is withdrawn is gone at once.
const set = stage()
let bram: Visitor
let chaima: Visitor
let anouk: Visitor
let schoolId = ''

interface Named {
  readonly id: string
  readonly key: string
  readonly name: string
}

/** Makes somebody the data owner of a domain. */
async function appoint(domain: Named, name: string): Promise<void> {
  const { items } = await set.errands.ask<{ items: Named[] }>('GET', '/users')
  const userId = items.find((user) => user.name === name)?.id
  await set.errands.ask('POST', `/governance/domains/${domain.id}/appointments`, { seat: 'owner', userId })
}

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  await set.errands.hire(deskEmployee, 'front_office')
  const { items: domains } = await set.errands.ask<{ items: Named[] }>('GET', '/domains')
  const { items: types } = await set.errands.ask<{ items: Named[] }>('GET', '/relation-types')
  await appoint(
    domains.find(({ key }) => key === 'education')!,
    manager.name,
  )
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'organisation',
    organisationName: 'Basisschool De Vlieger',
    phones: ['06 1234 5678'],
    typeId: types.find(({ key }) => key === 'school')!.id,
  })
  schoolId = made.relation.id
  ;[bram, chaima, anouk] = await Promise.all([set.visitor(), set.visitor(), set.visitor()])
  await bram.signsIn(manager)
  await chaima.signsIn(deskEmployee)
  await anouk.signsIn(administrator)
})

test('the matrix says who may what, and can be walked with the arrow keys', async () => {
  await bram.opens('/rechten')
  await bram.seesTitle('Rechten')
  await bram.seesButton('Medewerker balie, Educatie: Zien, Wijzigen')
  await bram.page
    .getByRole('button', { name: /^Medewerker balie, / })
    .first()
    .focus()
  await bram.keys('ArrowDown', 'End')
  const name = await bram.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(name).toMatch(/^Meelezer, .*: Zien$/)
  await bram.findsNothingWrong()
})

test('over another domain the owner does not decide', async () => {
  await bram.presses(/^Meelezer, Publiek/)
  const dialog = bram.within('dialog')
  await dialog.sees(/^Alleen de eigenaar van dit domein beslist/)
  await bram.findsNothingWrongHere()
  await dialog.presses('Sluit')
})

test('the owner sees what a limit would do before it is kept', async () => {
  await bram.presses('Medewerker balie, Educatie: Zien, Wijzigen')
  const dialog = bram.within('dialog', 'Medewerker balie in Educatie')
  await dialog.chooses(/^Telefoon/, { under: /Beperk een veld/ })
  await dialog.sees(/^1 collega mag minder met het veld Telefoon/)
  await bram.findsNothingWrongHere()
  await dialog.presses('Bewaar rechten')
  await bram.isTold('Bewaard: Medewerker balie in Educatie. Dit geldt nu.')
  await bram.seesButton('Medewerker balie, Educatie: Zien, Wijzigen: 1 veld beperkt')
})

test('the colleague does not see the field any more, and reads why and whom to ask', async () => {
  await chaima.opens(`/relaties/${schoolId}`)
  await chaima.seesTitle('Basisschool De Vlieger')
  expect(await chaima.page.getByRole('main').innerText()).not.toMatch(/1234 ?5678/)
  await chaima.page
    .getByRole('button', { name: /^Waarom zie ik Telefoon/ })
    .first()
    .click()
  const dialog = chaima.within('dialog')
  await dialog.seesAll(
    /^Dit veld is voor jou: verborgen/,
    'Eigenaar: Bram Hoekstra.',
    /^Vraag de eigenaar van het domein/,
  )
  await chaima.findsNothingWrongHere()
  await chaima.keys('Escape')
})

test('the administrator looks along and sees the same, and can change nothing', async () => {
  await anouk.opens('/rechten/overzicht')
  await anouk.seesTitle('Wie mag wat echt')
  await anouk.findsNothingWrong()
  await anouk.presses(`Bekijk als ${deskEmployee.name}`)
  const strip = anouk.within('region', 'Meekijken')
  await strip.sees(/^Je kijkt mee als Chaima el Idrissi/)
  await anouk.opens(`/relaties/${schoolId}`)
  await anouk.seesTitle('Basisschool De Vlieger')
  expect(await anouk.page.getByRole('main').innerText()).not.toMatch(/1234 ?5678/)
  await anouk.findsNothingWrong()
  await anouk.within('region', 'Meekijken').presses('Stop met meekijken')
  await expect.poll(() => anouk.page.getByRole('region', { name: 'Meekijken' }).count()).toBe(0)
  await anouk.sees(/1234 ?5678/)
})

test('a right that is withdrawn counts at once: the relation does not exist any more', async () => {
  await chaima.opens('/relaties')
  await chaima.sees('Basisschool De Vlieger')
  await bram.presses('Medewerker balie, Educatie: Zien, Wijzigen: 1 veld beperkt')
  const dialog = bram.within('dialog', 'Medewerker balie in Educatie')
  await dialog.ticks('Zien')
  await dialog.sees(/^1 collega verliest het recht zien, voor 1 relatie/)
  await dialog.presses('Bewaar rechten')
  await bram.isTold(/^Bewaard/)
  await chaima.opens(`/relaties/${schoolId}`)
  await chaima.seesAll(/^Er is geen relatie met dit nummer, of zij hoort bij een domein/, 'Educatie')
  await chaima.findsNothingWrong()
})

test('in an emergency a colleague sees a domain for an hour, with a reason', async () => {
  const { items } = await set.errands.ask<{ items: Named[] }>('GET', '/domains')
  const members = items.find(({ key }) => key === 'members')!
  const cell = (see: boolean) => ({ rights: { see, change: see, export: see, delete: see }, limits: [] })
  await set.errands.ask('PUT', `/rights/domains/${members.id}/role/relation_manager`, {
    cell: cell(false),
    expected: cell(true),
  })
  await appoint(members, deskEmployee.name)
  await bram.opens('/noodtoegang')
  await bram.seesTitle('Noodtoegang')
  await bram.findsNothingWrong()
  await bram.chooses(new RegExp(`^${members.name}`), { under: /Domein/ })
  await bram.fills('Waarom is dit nu nodig?', 'Brand: ouders van een lid bellen')
  await bram.presses('Geef mij 60 minuten toegang')
  await bram.isTold(/^Je ziet nu 60 minuten/)
  await bram.within('region', /^Noodtoegang tot/).sees(/nog 60 minuten/)
  await bram.findsNothingWrong()
})

test('the owner of that domain is told on the home page, and the colleague ends it', async () => {
  await chaima.opens('/')
  await chaima.seesHeading('Noodtoegang tot jouw domein')
  await chaima.seesAll(/^Bram Hoekstra keek in/, 'Brand: ouders van een lid bellen')
  await chaima.findsNothingWrong()
  await chaima.presses('Ik heb dit gezien: noodtoegang van Bram Hoekstra')
  await expect.poll(() => chaima.counts('button', /noodtoegang van Bram/)).toBe(0)
  await bram.within('region', /^Noodtoegang tot/).presses('Beëindig nu')
  await expect.poll(() => bram.page.getByRole('region', { name: /^Noodtoegang tot/ }).count()).toBe(0)
})

test('a team is made, filled and given away with what goes with it', async () => {
  await anouk.opens('/rechten/teams')
  await anouk.seesTitle('Teams')
  await anouk.sees('Er zijn nog geen teams')
  await anouk.fills('Naam van het nieuwe team', 'Schoolgidsen')
  await anouk.presses('Maak team')
  await anouk.isTold('Team Schoolgidsen is gemaakt. Het mag nog niets.')
  await anouk.chooses(deskEmployee.name, { under: /Voeg iemand toe aan Schoolgidsen/ })
  await anouk.isTold(/^Bewaard/)
  await anouk.findsNothingWrong()
  await anouk.presses('Verwijder team…')
  await anouk.findsNothingWrongHere()
  await anouk.within('alertdialog').presses('Verwijder het team')
  await anouk.isTold('Team Schoolgidsen is verwijderd.')
})
