import { beforeAll, expect, test } from 'vitest'
import { deskEmployee, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A contact person changes schools and nobody loses the thread; a lead becomes a sponsor without being typed again.
const set = stage()
let bram: Visitor
let chaima: Visitor
const ids: Record<string, string> = {}

interface Listed {
  readonly items: readonly { readonly id: string; readonly key: string; readonly name: string }[]
}

async function make(name: string): Promise<string> {
  const { relation } = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'organisation',
    organisationName: name,
  })
  ids[name] = relation.id
  return relation.id
}

/** Types a part of a name in a box of a dialog and takes the one that is meant. */
async function find(visitor: Visitor, box: string, typed: string, option: string | RegExp): Promise<void> {
  await visitor.within('dialog').fills(box, typed)
  await visitor.page.getByRole('option', { name: option }).first().click()
}

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  await set.errands.hire(deskEmployee, 'front_office')
  const { items: links } = await set.errands.ask<Listed>('GET', '/link-types')
  const { items: types } = await set.errands.ask<Listed>('GET', '/relation-types')
  const linkType = (key: string) => links.find((one) => one.key === key)!.id
  const board = await make('Stichting Waterrijk')
  for (const school of ['De Regenboog', 'Het Kompas']) {
    const id = await make(school)
    await set.errands.ask('POST', `/relations/${id}/links`, { linkTypeId: linkType('governed_by'), otherId: board })
    await set.errands.ask('POST', `/relations/${id}/roles`, { typeId: types.find(({ key }) => key === 'school')!.id })
  }
  await make('Bakkerij De Korenaar')
  const { relation } = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Eva', surname: 'Zonneveld' },
    emails: ['eva@regenboog.example.org'],
  })
  ids['Eva'] = relation.id
  await set.errands.ask('POST', `/relations/${relation.id}/links`, {
    linkTypeId: linkType('contact_of'),
    otherId: ids['De Regenboog'],
    function: 'Cultuurcoördinator',
    from: '2022-08-01',
  })
  await set.errands.ask('POST', `/relations/${relation.id}/interactions`, {
    kind: 'call',
    text: 'Over de Kinderboekenweek',
  })
  ;[bram, chaima] = await Promise.all([set.visitor(), set.visitor()])
  await bram.signsIn(manager)
  await chaima.signsIn(deskEmployee)
})

test('before: the tree of the board shows both schools, and where there was contact', async () => {
  await bram.opens(`/relaties/${ids['De Regenboog']!}`)
  await bram.follows('Structuur bekijken')
  await bram.seesTitle('Structuur rond De Regenboog')
  await bram.sees('Stichting Waterrijk')
  await bram.sees('Het Kompas')
  await bram.sees(/^1 contact in een jaar .* 1 persoon/)
  await bram.findsNothingWrong()
  await bram.opensTab('Plaat')
  await bram.findsNothingWrongHere()
})

test('Eva goes to work at another school: one act, and her history stays', async () => {
  await bram.opens(`/relaties/${ids['Eva']!}`)
  await bram.picks('Gaat ergens anders werken…', { from: 'Verband met De Regenboog' })
  const dialog = bram.within('dialog')
  await find(bram, 'Gaat naar', 'Kompas', /^Het Kompas/)
  await bram.findsNothingWrongHere()
  await dialog.presses('Overzetten')
  await bram.isTold('Van De Regenboog naar Het Kompas overgezet.')
  await bram.sees(/^Cultuurcoördinator · 1-8-2022 – /)
  await bram.findsNothingWrong()
})

test('after: the school she left has nobody any more, and the other has her', async () => {
  await bram.opens('/belangrijk?lijst=zonder')
  await bram.seesTitle('Belangrijke relaties')
  await bram.sees('De Regenboog')
  await bram.sees('Eva Zonneveld')
  await bram.findsNothingWrong()
  await bram.opens(`/relaties/${ids['Het Kompas']!}/structuur`)
  await bram.sees(/^1 contact in een jaar .* 1 persoon/)
})

test('on the coverage page somebody who is new there takes the place she left', async () => {
  await bram.opens('/dekking?lijst=zonder')
  await bram.seesTitle('Dekking')
  await bram.presses('Opvolger aanwijzen')
  const dialog = bram.within('dialog')
  await dialog.sees(/^Neemt de plaats in van Eva Zonneveld/)
  await dialog.presses('Staat er niet bij: toevoegen')
  await dialog.fills('Voornaam', 'Mees')
  await dialog.fills('Achternaam', 'Opvolger')
  await bram.findsNothingWrongHere()
  await dialog.presses('Toevoegen en kiezen')
  // The form is back when she has been added.
  await dialog.sees('Staat er niet bij: toevoegen')
  await dialog.presses('Opvolger aanwijzen')
  await bram.isTold('Mees Opvolger is nu contactpersoon van De Regenboog.')
  await bram.sees('Elke plaats van een contactpersoon is bezet')
})

test('a baker who asked about sponsoring is added as a lead; whoever is known already is not made twice', async () => {
  await bram.opens('/leads')
  await bram.seesTitle('Leads')
  await bram.findsNothingWrong()
  await bram.presses('Lead toevoegen')
  const dialog = bram.within('dialog')
  await dialog.presses('Staat er niet bij: toevoegen')
  await dialog.ticks('Organisatie')
  await dialog.fills('Naam', 'Bakkerij De Korenaar')
  await dialog.sees('Dit kan Bakkerij De Korenaar zijn')
  await dialog.presses('Deze kiezen')
  await dialog.fills('Waar kwam de belangstelling vandaan?', 'Open dag')
  await dialog.fills('Belangstelling voor', 'Voorstellingen voor kinderen')
  await dialog.presses('Toevoegen')
  await bram.isTold('Rol gegeven: Lead.')
  await bram.sees('Voorstellingen voor kinderen')
  await bram.findsNothingWrong()
})

test('a lead is converted on its card, and the notice takes that back', async () => {
  await bram.picks('Omzetten in een andere rol…', { from: 'Bakkerij De Korenaar verplaatsen of omzetten' })
  await find(bram, 'Wordt', 'Spon', 'Sponsor')
  await bram.findsNothingWrongHere()
  await bram.within('dialog').presses('Omzetten')
  await bram.isTold('Lead is nu Sponsor.')
  await bram.sees('Nog niemand op dit bord')
  await bram.notices().root.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await bram.sees('Voorstellingen voor kinderen')
})

test('the lead becomes a sponsor, and what was said goes along', async () => {
  await bram.follows('Bakkerij De Korenaar')
  await bram.seesTitle('Bakkerij De Korenaar')
  await bram.sees('Bestand toevoegen')
  await bram.picks('Omzetten in een andere rol…', { from: 'Rol Lead wijzigen' })
  const dialog = bram.within('dialog')
  await find(bram, 'Wordt', 'Spon', 'Sponsor')
  await bram.findsNothingWrongHere()
  await dialog.presses('Omzetten')
  await bram.isTold('Lead is nu Sponsor.')
  await bram.presses('Als belangrijk aanmerken')
  await bram.within('dialog').fills('Waarom', 'Eerste sponsor uit het dorp')
  await bram.within('dialog').presses('Bewaren')
  await bram.sees('Belangrijk: contact elk kwartaal')
  await bram.presses('Aan favorieten toevoegen')
  await bram.isTold('Bakkerij De Korenaar staat bij je favorieten.')
  await bram.findsNothingWrong()
  await bram.opens('/')
  await bram.sees('Favorieten')
})

test('a colleague takes over his relations, counted before, and gives them back', async () => {
  await bram.opens('/overdragen')
  await bram.seesTitle('Relaties overdragen')
  await bram.chooses(/^Bram Hoekstra/, { under: /Van wie/ })
  await bram.chooses(/^Chaima el Idrissi/, { under: /Aan wie/ })
  await bram.sees('1 rol bij 1 relatie.')
  await bram.presses('1 rol overdragen')
  await bram.within('alertdialog').presses('1 rol overdragen')
  await bram.isTold('1 rol van Bram Hoekstra overgedragen aan Chaima el Idrissi.')
  await bram.findsNothingWrong()
  await chaima.opens('/leads')
  expect(await chaima.counts('link', 'Overdragen')).toBe(0)
})
