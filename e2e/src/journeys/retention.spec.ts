import { beforeAll, expect, test } from 'vitest'
import { stage } from '../stage/stage.ts'
import type { Person } from '../stage/errands.ts'
import type { Visitor } from '../stage/visitor.ts'

// A privacy officer looks at what a rule would remove, keeps one relation back, lets the rule do its work and shows the proof;
// then the register, and a breach with its clock.
const set = stage()
const officer: Person = {
  name: 'Pieter Hofman',
  email: 'pieter@waterlinie.example.org',
  password: 'drie regenjassen aan de haak',
}
let pieter: Visitor

interface Type {
  readonly id: string
  readonly key: string
}

beforeAll(async () => {
  await set.errands.hire(officer, 'privacy_officer')
  const { items } = await set.errands.ask<{ items: readonly Type[] }>('GET', '/relation-types')
  const borrower = items.find(({ key }) => key === 'borrower')
  for (const [surname, until] of [
    ['Vertrokken', '2019-06-30'],
    ['Vastgehouden', '2019-06-30'],
    ['Gebleven', null],
  ] as const) {
    const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
      kind: 'person',
      name: { firstName: 'Riet', surname },
    })
    const path = `/relations/${made.relation.id}/roles`
    await set.errands.ask('POST', path, { typeId: borrower?.id, from: '2015-01-01', ...(until !== null && { until }) })
  }
  pieter = await set.visitor()
  await pieter.signsIn(officer)
})

test('the rules are there, and do nothing yet', async () => {
  await pieter.opens('/privacy/bewaartermijnen')
  await pieter.seesTitle('Bewaartermijnen')
  await pieter.sees('nog niet van toepassing')
  await pieter.findsNothingWrong()
})

test('a preview counts and shows what would go, and what stays and why', async () => {
  await pieter.follows('Leners: 2 jaar na het einde')
  await pieter.seesTitle('Leners: 2 jaar na het einde')
  await pieter.presses('Voorbeeld maken')
  await pieter.seesAll('Zou verdwijnen', 'Riet Vertrokken', 'Riet Vastgehouden')
  expect(await pieter.page.getByText('Riet Gebleven').count()).toBe(0)
  await pieter.findsNothingWrong()
})

test('one of them is held back, with a reason', async () => {
  await pieter.opens('/privacy/bewaartermijnen?deel=blokkades')
  await pieter.presses('Blokkade plaatsen')
  const dialog = pieter.within('dialog', 'Blokkade plaatsen')
  await dialog.fills('Welke relatie?', 'Vastgehouden')
  await pieter.page.getByRole('option', { name: 'Riet Vastgehouden' }).click()
  await dialog.fills('Reden', 'Er loopt een klacht over een rekening')
  await pieter.findsNothingWrongHere()
  await dialog.presses('Blokkade plaatsen')
  await pieter.isTold('De blokkade is geplaatst.')
  await pieter.within('table').sees('Riet Vastgehouden')
  await pieter.findsNothingWrong()
})

test('counted again the hold shows, and the rule goes on', async () => {
  await pieter.opens('/privacy/bewaartermijnen')
  await pieter.follows('Leners: 2 jaar na het einde')
  await pieter.presses('Opnieuw tellen')
  await pieter.sees('1 × er ligt een blokkade op')
  await pieter.presses('Regel aanzetten')
  await pieter.within('alertdialog').presses('Regel aanzetten')
  await pieter.isTold('De regel staat aan.')
})

test('carried out, it leaves a proof in numbers', async () => {
  await pieter.presses('Nu uitvoeren')
  await pieter.within('table', 'Uitgevoerd').sees('klaar')
  await pieter.opens('/relaties?q=Riet')
  await pieter.within('table').seesAll('Riet Gebleven', 'Riet Vastgehouden')
  expect(await pieter.page.getByText('Riet Vertrokken').count()).toBe(0)
  await pieter.opens('/privacy/bewaartermijnen?deel=uitvoering')
  const proof = await pieter.downloads('Bewijs downloaden (CSV)')
  expect(proof.name).toBe('bewijs-bewaartermijnen.csv')
  expect(proof.text).toContain('geblokkeerd: 1')
  expect(proof.text).not.toContain('Vertrokken')
})

test('the register says what is missing, takes a processor and can be downloaded', async () => {
  await pieter.opens('/privacy/register')
  await pieter.seesTitle('Register van verwerkingen')
  await pieter.sees('Er is nog geen verwerker of ontvanger vastgelegd, ook niet wie de hosting doet.')
  await pieter.opensTab('Verwerkers en ontvangers')
  await pieter.presses('Ontvanger toevoegen')
  const dialog = pieter.within('dialog', 'Ontvanger toevoegen')
  await dialog.fills('Naam', 'Hosting Noord')
  await dialog.fills('Wat doet die?', 'Hosting van de server')
  await dialog.fills('Overeenkomst van', '2026-01-15')
  await pieter.findsNothingWrongHere()
  await dialog.presses('Opslaan')
  await pieter.isTold('Hosting Noord is opgeslagen.')
  await pieter.presses('Register vaststellen')
  await pieter.within('dialog').presses('Register vaststellen')
  await pieter.isTold('Versie 1 is vastgesteld.')
  await pieter.opensTab('Versies')
  await pieter.presses('Versie 1 vergelijken met nu')
  const file = await pieter.within('dialog').downloads('Deze versie downloaden')
  expect(file.text).toContain('Hosting Noord')
  await pieter.keys('Escape')
})

test('a breach is registered, and its clock runs on the home page', async () => {
  await pieter.opens('/privacy/datalekken')
  await pieter.presses('Datalek registreren')
  const dialog = pieter.within('dialog', 'Datalek registreren')
  await dialog.fills('Onderwerp', 'Mail met zichtbare adressen')
  await dialog.fills('Wat is er gebeurd?', 'Een nieuwsbrief ging uit met alle adressen zichtbaar.')
  await pieter.findsNothingWrongHere()
  await dialog.presses('Datalek registreren')
  await pieter.seesTitle('Datalek 1: Mail met zichtbare adressen')
  await pieter.sees('Het risico is nog niet beoordeeld')
  await pieter.findsNothingWrong()
  await pieter.opens('/')
  await pieter.seesHeading('Datalek: Mail met zichtbare adressen')
  await pieter.sees(/binnen 72 uur: uiterlijk/)
})

test('who is concerned is counted, and the decision is kept with its reason', async () => {
  await pieter.follows('Naar het datalek')
  await pieter.presses('Betrokkenen tellen')
  const counting = pieter.within('dialog', 'Betrokkenen tellen')
  await counting.fills('Zoekwoorden', 'Riet')
  await counting.presses('Betrokkenen tellen')
  await pieter.sees('2 relaties')
  await pieter.page.getByRole('button', { name: 'Besluit vastleggen' }).first().click()
  const deciding = pieter.within('dialog', 'Melden aan de Autoriteit Persoonsgegevens')
  await deciding.ticks('Ja, dit doen we')
  await deciding.fills('Waarom?', 'Namen en adressen zijn bij vreemden terechtgekomen.')
  await deciding.presses('Besluit vastleggen')
  await pieter.seesAll('Besluit over melden aan de AP', 'Namen en adressen zijn bij vreemden terechtgekomen.')
  await pieter.findsNothingWrong()
})
