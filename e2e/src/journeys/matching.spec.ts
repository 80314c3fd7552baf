import { beforeAll, expect, test } from 'vitest'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The data owner has all lists compared, reads what came of it, and sets how careful it is.
const set = stage()
let anouk: Visitor

/** A comparison of a handful of records; a machine that is busy may need long all the same. */
const RUN_MS = 60_000

beforeAll(async () => {
  const people = [
    { first: 'Willemijn', last: 'Broeck', day: '1984-03-05', mail: 'willemijn.broeck@voorbeeld.example' },
    { first: 'Willemijn', last: 'Broeck', day: '1984-03-05', mail: 'willemijn.broeck@voorbeeld.example' },
    { first: 'Kees', last: 'Jansen', day: '1951-11-30', mail: 'kees.jansen@voorbeeld.example' },
    { first: 'Fatma', last: 'Yilmaz', day: '1990-07-14', mail: 'fatma@voorbeeld.example' },
  ]
  for (const { first, last, day, mail } of people)
    await set.errands.ask('POST', '/relations', {
      kind: 'person',
      name: { firstName: first, surname: last },
      birthDate: day,
      emails: [mail],
      phones: ['06 1234 5678'],
    })
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
})

test('before the first comparison the screen explains what it is for', async () => {
  await anouk.opens('/vergelijken')
  await anouk.seesTitle('Vergelijken')
  await anouk.seesHeading('Er is nog niets vergeleken')
  await anouk.findsNothingWrong()
})

test('all lists are compared', async () => {
  await anouk.presses('Nu vergelijken')
  await anouk.page.getByText('klaar', { exact: true }).waitFor({ timeout: RUN_MS })
  await anouk.sees(/4 bronrecords/)
  await anouk.sees(`Alle lijsten, door ${administrator.name}`)
  await anouk.findsNothingWrong()
})

test('the report says what came out of it', async () => {
  await anouk.opensTab('Verslag')
  await anouk.seesHeading(/relaties uit 4 bronrecords/)
  await anouk.seesHeading('Hoe goed zijn de bronnen gevuld?')
  await anouk.findsNothingWrong()
})

test('how careful it is, is set by keyboard, and what it changes is seen first', async () => {
  await anouk.opensTab('Instellingen')
  const slider = anouk.page.getByRole('slider', { name: 'Vanaf hier voegen we vanzelf samen' })
  await slider.focus()
  await anouk.keys('ArrowRight', 'ArrowRight')
  await anouk.seesHeading('Wat er verandert')
  await anouk.seesAll('Vanzelf samengevoegd', 'Naar verwachting ten onrechte samengevoegd')
  await anouk.findsNothingWrong()
  await anouk.presses('Bewaren')
  await anouk.isTold('Bewaard. Het geldt vanaf de volgende vergelijking.')
})

test('a type is treated more strictly', async () => {
  await anouk.presses('Uitzondering toevoegen')
  const dialog = anouk.within('dialog', 'Uitzondering toevoegen')
  await dialog.presses('Overnemen')
  await dialog.sees('Kies een bron of een type.')
  await anouk.findsNothingWrongHere()
  await dialog.root.getByRole('combobox', { name: /Voor welke bron/ }).fill('Handm')
  await anouk.page.getByRole('option', { name: 'Bron Handmatig' }).click()
  await dialog.root.getByRole('slider').first().focus()
  await anouk.keys('End')
  await dialog.presses('Overnemen')
  await anouk.sees('Bron Handmatig')
  await anouk.findsNothingWrong()
  await anouk.presses('Bewaren')
  await anouk.isTold('Bewaard.')
})

test('whom to believe is set per field, with the effect before it is kept', async () => {
  await anouk.opens('/wie-geloven-we')
  await anouk.presses('E-mailadressen: wie gaat voor, wijzigen')
  const dialog = anouk.within('dialog', 'Wie geloven we voor: E-mailadressen')
  await dialog.ticks('Wat het laatst binnenkwam')
  await dialog.sees(/andere waarde zien|iets anders zien/)
  await anouk.findsNothingWrongHere()
  await dialog.presses('Bewaren')
  await anouk.isTold('E-mailadressen: bewaard.')
  await anouk.within('row', /E-mailadressen/).sees('Wat het laatst binnenkwam')
  await anouk.findsNothingWrong()
})

test('and back to how it was', async () => {
  await anouk.presses('E-mailadressen: wie gaat voor, wijzigen')
  await anouk.within('dialog').presses('Terug naar de meest vertrouwde bron')
  await anouk.isTold('de meest vertrouwde bron gaat weer voor')
  await expect
    .poll(() =>
      anouk
        .within('row', /E-mailadressen/)
        .root.getByText('De meest vertrouwde bron')
        .count(),
    )
    .toBe(1)
})

test('a comparison is taken back as a whole', async () => {
  await anouk.opens('/vergelijken')
  await anouk.presses('Terugdraaien')
  const question = anouk.within('alertdialog', /^Vergelijking van/)
  await question.sees('wordt weer uit elkaar gehaald')
  await anouk.findsNothingWrongHere()
  await question.presses('Terugdraaien')
  await anouk.page.getByText('teruggedraaid', { exact: true }).waitFor({ timeout: RUN_MS })
  const { items } = await set.errands.ask<{ items: unknown[] }>('GET', '/relations')
  expect(items).toHaveLength(4)
})
