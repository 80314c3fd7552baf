import { beforeAll, expect, test } from 'vitest'
import { PHONE, stage } from '../stage/stage.ts'
import type { Person } from '../stage/errands.ts'
import type { Visitor } from '../stage/visitor.ts'

// Somebody who coordinates volunteers takes an intake from the first talk to the roster; on the board without a mouse.
const coordinator: Person = {
  name: 'Vera Smit',
  email: 'vera@waterlinie.example.org',
  password: 'de fiets staat achter het huis',
}
const INTAKE = 'Intake van een vrijwilliger'
const set = stage()
let vera: Visitor
let noor = ''

beforeAll(async () => {
  await set.errands.hire(coordinator, 'relation_manager')
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Noor', surname: 'Helder' },
    emails: ['noor@voorbeeld.example'],
  })
  noor = made.relation.id
  vera = await set.visitor()
  await vera.signsIn(coordinator)
})

/** What the coordinator fills in on the page of the relation, as another journey does by hand. */
async function fillsIn(change: object): Promise<void> {
  await set.errands.ask('PATCH', `/relations/${noor}/fields`, {
    change,
    expected: 'value' in change && Array.isArray(change.value) ? [] : null,
  })
}

test('an example is looked at, added and put to use', async () => {
  await vera.opens('/processen')
  await vera.seesTitle('Processen')
  await vera.within('main').sees('Nog geen processen')
  await vera.findsNothingWrong()
  await vera.page.getByRole('button', { name: 'Kies een voorbeeld' }).first().click()
  await vera.presses(`Voeg toe: ${INTAKE}`)
  await vera.isTold(/is toegevoegd/)
  await vera.findsNothingWrongHere(['light'])
  await vera.keys('Escape')
  await vera.presses(`Neem in gebruik: ${INTAKE}`)
  await vera.isTold(`${INTAKE} is in gebruik`)
  await vera.findsNothingWrong()
})

test('the intake starts on the page of the relation, with the first talk to be done', async () => {
  await vera.opens(`/relaties/${noor}`)
  await vera.page.getByRole('button', { name: 'Start een proces' }).click()
  const dialog = vera.within('dialog', 'Start een proces met Noor Helder')
  await vera.findsNothingWrongHere(['light'])
  await dialog.presses('Start een proces')
  await vera.seesTitle(`${INTAKE}: Noor Helder`)
  await vera.within('main').sees('Bij jou (Vera Smit)')
  await vera.presses('Zet op gedaan: Voer het kennismakingsgesprek')
  const talk = vera.within('dialog', 'Voer het kennismakingsgesprek')
  await talk.root.getByRole('radio', { name: 'Ja' }).check({ force: true })
  await talk.presses('Zet op gedaan')
  await vera.isTold('Voer het kennismakingsgesprek: gedaan')
  await vera.findsNothingWrong()
})

test('missing data stop the step, and say where to fill them in', async () => {
  await vera.within('main').sees(/Nog niet aanwezig: Telefoonnummer, Adres, Geboortedatum/)
  await vera.presses('Zet op gedaan: Vul de gegevens aan')
  await vera.isTold(/Er ontbreekt: Telefoonnummer, Adres, Geboortedatum/)
  const link = vera.page.getByRole('link', { name: 'Vul aan bij de relatie' })
  expect(await link.getAttribute('href')).toBe(`/relaties/${noor}`)
  await fillsIn({ field: 'phones', value: ['06 1234 5678'] })
  await fillsIn({ field: 'birthDate', value: '1990-05-05' })
  const home = { use: 'visit', street: 'Kade', houseNumber: '1', postcode: '3511 AA', place: 'Utrecht' }
  await fillsIn({ field: 'addresses', value: [home] })
  await vera.reloads()
  await vera.presses('Zet op gedaan: Vul de gegevens aan')
  await vera.isTold('Vul de gegevens aan: gedaan')
})

test('on the board the card goes along by keyboard; what its step asks is asked', async () => {
  await vera.page.getByRole('link', { name: INTAKE, exact: true }).first().click()
  await vera.seesTitle(new RegExp(`^${INTAKE}$`))
  await vera.findsNothingWrong()
  const card = vera.page.locator('[data-card]')
  await card.focus()
  await vera.keys('Shift+ArrowRight')
  const asked = vera.within('dialog', 'Verplaats Noor Helder')
  await asked.root.getByRole('radio', { name: 'Ja' }).focus()
  await vera.keys('Space')
  await vera.tabsTo('button', /^Verplaats$/)
  await vera.keys('Enter')
  await vera.isTold('Noor Helder staat nu bij Vraag de VOG aan')
  await vera.page.waitForFunction(() => document.activeElement?.hasAttribute('data-card'))
  await vera.keys('Shift+ArrowRight')
  await vera.isTold('Noor Helder staat nu bij Bekijk de VOG')
  await vera.page.waitForFunction(() => document.activeElement?.hasAttribute('data-card'))
  await vera.keys('Enter')
  await vera.seesTitle(`${INTAKE}: Noor Helder`)
})

test('the VOG is seen and dated, the agreement signed, and the intake ends with the role', async () => {
  const main = vera.within('main')
  await vera.page.getByText('VOG gezien', { exact: true }).click()
  await vera.isTold('VOG gezien staat op gezien')
  await vera.presses('Zet op gedaan: Bekijk de VOG')
  const look = vera.within('dialog', 'Bekijk de VOG')
  await look.fills('Datum op de VOG', '2026-01-20')
  await look.presses('Zet op gedaan')
  await vera.isTold('Bekijk de VOG: gedaan')
  await vera.page.getByText('Vrijwilligersovereenkomst', { exact: true }).click()
  await vera.isTold('Vrijwilligersovereenkomst staat op gezien')
  await vera.presses('Zet op gedaan: Teken de vrijwilligersovereenkomst')
  const sign = vera.within('dialog', 'Teken de vrijwilligersovereenkomst')
  await sign.fills('Eerste werkdag', '2026-12-01')
  await sign.presses('Zet op gedaan')
  await vera.presses('Zet op gedaan: Werk de vrijwilliger in')
  await vera.presses('Rond af')
  await vera.isTold('Het proces is klaar')
  await main.sees('Klaar')
  await vera.findsNothingWrong()
  await vera.opens(`/relaties/${noor}`)
  await vera.within('main').sees('Vrijwilliger')
  await vera.within('main').sees(`Proces klaar: ${INTAKE}`)
})

test('how long it took is told, and the editor and a telephone show it all', async () => {
  const { items } = await set.errands.ask<{ items: { id: string }[] }>('GET', '/process-templates')
  const id = items[0]?.id ?? ''
  await vera.opens(`/processen/${id}/doorlooptijd`)
  await vera.seesTitle(`Doorlooptijd: ${INTAKE}`)
  await vera.within('main').sees('Hoe is dit geteld?')
  await vera.findsNothingWrong()
  await vera.opens(`/processen/${id}/bewerken`)
  await vera.seesTitle(INTAKE)
  await vera.presses('Wijzig Vul de gegevens aan')
  await vera.findsNothingWrong()
  await vera.presses('Zet Vul de gegevens aan omlaag')
  await vera.presses('Bewaar')
  await vera.isTold(/bewaard \(versie 2\)/)
  const phone = await set.visitor({ viewport: PHONE })
  await phone.signsIn(coordinator)
  await phone.opens(`/processen/${id}/bord`)
  await phone.seesTitle(INTAKE)
  await phone.findsNothingWrong(['light'])
})
