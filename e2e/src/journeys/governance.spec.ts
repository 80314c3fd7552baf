import { beforeAll, test } from 'vitest'
import { administrator, deskEmployee, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// An administrator appoints a data owner; the owner settles a term, has the domain reviewed, and attests.
const set = stage()
let bram: Visitor
let chaima: Visitor
let education = ''

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  await set.errands.hire(deskEmployee, 'front_office')
  const { items: domains } = await set.errands.ask<{ items: { id: string; key: string }[] }>('GET', '/domains')
  education = domains.find(({ key }) => key === 'education')?.id ?? ''
  const { items: types } = await set.errands.ask<{ items: { id: string; key: string }[] }>('GET', '/relation-types')
  const typeId = types.find(({ key }) => key === 'language_learner')?.id
  for (const surname of ['Aalders', 'Bouzid', 'Cornelisse']) {
    const { relation } = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
      kind: 'person',
      name: { firstName: 'Noor', surname },
      emails: [`${surname.toLowerCase()}@voorbeeld.example`],
    })
    await set.errands.ask('POST', `/relations/${relation.id}/roles`, { typeId })
  }
})

test('an administrator appoints the data owner of a domain', async () => {
  const anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await anouk.opens('/domeinen')
  await anouk.seesTitle('Domeinen en eigenaren')
  await anouk.follows('Educatie')
  await anouk.sees('Niemand beslist over dit domein')
  await anouk.findsNothingWrong()
  await anouk.presses('Eigenaar aanwijzen')
  const dialog = anouk.within('dialog', 'Data-eigenaar van Educatie')
  await dialog.chooses(manager.name, { under: /Collega/ })
  await dialog.fills('Toelichting', 'Bram werkt met de scholen.')
  await anouk.findsNothingWrongHere()
  await dialog.presses('Aanwijzen')
  await anouk.isTold(`${manager.name} is aangewezen`)
  await anouk.sees('Data-eigenaar: van Niemand naar Bram Hoekstra')
})

test('the new owner reads it on the home page, and describes the domain', async () => {
  bram = await set.visitor()
  await bram.signsIn(manager)
  await bram.sees('Je bent nu data-eigenaar van Educatie.')
  await bram.presses('Gezien: Je bent nu data-eigenaar van Educatie.')
  await bram.opens(`/domeinen/${education}`)
  await bram.presses('Naam en omschrijving')
  const dialog = bram.within('dialog', 'Naam en omschrijving')
  await dialog.fills('Waar het over gaat', 'Scholen en iedereen die bij ons leert.')
  await dialog.presses('Domein bewaren')
  await bram.isTold('Domein Educatie is bewaard')
})

test('a colleague does not agree about a term and writes another text', async () => {
  chaima = await set.visitor()
  await chaima.signsIn(deskEmployee)
  await chaima.opens('/begrippen?zoek=taalcursist')
  await chaima.follows('Taalcursist')
  await chaima.seesTitle('Taalcursist')
  await chaima.presses('Ik ben het hier niet mee eens')
  const dialog = chaima.within('dialog', 'Wat klopt er niet aan Taalcursist?')
  await dialog.fills('Waarom', 'Ook wie zonder begeleiding oefent hoort erbij.')
  await dialog.presses('Ik ben het hier niet mee eens')
  await chaima.isTold('Taalcursist staat op de lijst voor de werksessie')
  await chaima.presses('Schrijf hoe jij het zou zeggen')
  await chaima.fills('Betekenis', 'Iedereen die bij ons aan zijn taal werkt.')
  await chaima.presses('Voorstel plaatsen')
  await chaima.isTold('Je voorstel staat erbij')
  await chaima.findsNothingWrong()
})

test('the owner settles it: the list for the workshop, the two texts, a choice', async () => {
  await bram.opens('/')
  await bram.sees('Chaima el Idrissi schreef een ander voorstel voor het begrip Taalcursist.')
  await bram.opens('/begrippen?lijst=werksessie')
  await bram.seesTitle('Begrippen')
  await bram.follows('Taalcursist')
  await bram.presses(`De tekst van ${deskEmployee.name} kiezen`)
  await bram.isTold(`De tekst van ${deskEmployee.name} is afgesproken`)
  await bram.sees('Afgesproken')
  await bram.findsNothingWrong()
})

test('the agreed meaning stands where the word stands, one focus away', async () => {
  await bram.opens('/relaties?q=aalders')
  await bram.follows(/Noor Aalders/)
  await bram.seesTitle('Noor Aalders')
  await bram.presses('Taalcursist')
  await bram.within('dialog', 'Taalcursist').sees('Iedereen die bij ons aan zijn taal werkt.')
  await bram.keys('Escape')
})

test('the owner plans a review that returns and begins at once', async () => {
  await bram.opens('/nakijken')
  await bram.seesTitle('Nakijkrondes')
  await bram.presses('Nakijkronde plannen')
  const dialog = bram.within('dialog', 'Nakijkronde plannen')
  await dialog.fills('Naam', 'Taalcursisten nalopen')
  await dialog.ticks('Taalcursist')
  await bram.findsNothingWrongHere()
  await dialog.presses('Bewaren')
  await bram.isTold('Taalcursisten nalopen is bewaard')
  await bram.presses('Taalcursisten nalopen nu beginnen')
  await bram.sees('0 van 3 bekeken')
})

test('a colleague works through it without a mouse', async () => {
  await chaima.opens('/')
  await chaima.seesHeading('Kijk na: Taalcursisten nalopen')
  await chaima.follows('Verder met nakijken')
  await chaima.seesHeading('Noor Aalders')
  await chaima.findsNothingWrong()
  await chaima.keys('k')
  await chaima.isTold('Noor Aalders klopt nog')
  await chaima.seesHeading('Noor Bouzid')
  await chaima.keys('o')
  const dialog = chaima.within('dialog', 'Noor Bouzid overslaan')
  await dialog.fills('Waarom', 'Eerst bellen.')
  await chaima.keys('Tab', 'Enter')
  await chaima.isTold('Noor Bouzid is overgeslagen')
  await chaima.seesHeading('Noor Cornelisse')
  await chaima.keys('n')
  await chaima.within('alertdialog', 'Is Noor Cornelisse het niet meer?').presses('Rol beëindigen')
  await chaima.isTold('Noor Cornelisse is het niet meer')
  await chaima.seesHeading('Alles is bekeken')
})

test('the owner attests, and what was declared stays', async () => {
  await bram.opens('/nakijken')
  await bram.follows('Taalcursisten nalopen afronden')
  await bram.sees('Eerst bellen.')
  await bram.findsNothingWrong()
  await bram.presses('Afronden')
  const dialog = bram.within('dialog', 'Taalcursisten nalopen afronden')
  await dialog.fills('Jouw verklaring', 'Alle taalcursisten zijn bekeken; één bellen we nog.')
  await dialog.presses('Verklaren en afronden')
  await bram.isTold('Taalcursisten nalopen is afgerond')
  await bram.sees(/Verklaring van Bram Hoekstra/)
})

test('the quality of the domain is measured, explained, and leads to the list behind it', async () => {
  await bram.opens('/kwaliteit')
  await bram.presses('Nu meten')
  await bram.seesLink('Educatie')
  await bram.findsNothingWrong()
  await bram.follows('Educatie')
  await bram.seesHeading('Kwaliteitscijfer')
  await bram.findsNothingWrong()
  await bram.follows(/3 relaties bekijken: Telefoonnummer/)
  await bram.seesTitle('Relaties')
  await bram.sees('Zonder telefoonnummer')
})
