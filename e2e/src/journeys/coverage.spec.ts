import { beforeAll, expect, test } from 'vitest'
import { administrator, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A manager divides the schools that nobody approached over two colleagues; one of them plans an approach, and the figures follow.
const set = stage()
const SCHOOLS = ['De Appel', 'De Brug', 'De Cirkel', 'De Duif']
let anouk: Visitor
let bram: Visitor
let coverageAddress = ''

interface Named {
  readonly id: string
  readonly key: string
}

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  const { items: types } = await set.errands.ask<{ items: Named[] }>('GET', '/relation-types')
  for (const organisationName of SCHOOLS)
    await set.errands.ask('POST', '/relations', {
      ...{ kind: 'organisation', organisationName },
      typeId: types.find(({ key }) => key === 'school')?.id,
    })
  await set.errands.ask('POST', '/privacy/purposes', {
    ...{ name: 'Lesaanbod', kind: 'commercial', basis: 'legitimate_interest' },
    ...{ channels: ['phone', 'in_person'], status: 'active' },
  })
  ;[anouk, bram] = await Promise.all([set.visitor(), set.visitor()])
  await anouk.signsIn(administrator)
  await bram.signsIn(manager)
}, 120_000)

test('he follows the coverage of the schools on his screen', async () => {
  await bram.opens('/relaties?kind=organisation')
  await bram.picks('Dekking volgen', { from: 'Acties' })
  await bram.seesTitle('Nieuwe doellijst')
  await bram.fills('Naam van de doellijst', 'Alle scholen')
  await bram.chooses(/^Lesaanbod/, { under: /\bDoel\b/ })
  await bram.chooses('Persoonlijk', { under: /Kanaal/ })
  await bram.findsNothingWrong()
  await bram.presses('Doellijst maken')
  await bram.seesTitle('Alle scholen')
  await bram.page.getByText(/^Toestemming en contactdruk nagekeken/).waitFor({ timeout: 60_000 })
  await bram.page.getByRole('tab', { name: 'Nog niet (4)' }).waitFor()
  coverageAddress = new URL(bram.page.url()).pathname
  await bram.findsNothingWrong()
})

test('he sees how many each would get, and divides', async () => {
  await bram.page.getByRole('button', { name: 'Verdelen' }).click({ timeout: 30_000 })
  const dialog = bram.page.getByRole('dialog', { name: 'Alle scholen verdelen' })
  await dialog.getByText(manager.name, { exact: true }).click()
  await dialog.getByText(administrator.name, { exact: true }).click()
  await dialog.getByText(`${administrator.name}: 2 relaties`).waitFor()
  await bram.findsNothingWrong()
  await dialog.getByRole('button', { name: '4 relaties verdelen' }).click()
  await bram.isTold('De lijst is verdeeld')
  await bram.within('table', 'Wie heeft wie').sees('Van mij')
})

test('a colleague plans one of hers from the list, and the figures follow', async () => {
  await anouk.opens(`${coverageAddress}?stand=open`)
  await anouk.within('table', 'Wie heeft wie').follows('Van mij')
  const mine = anouk.page.getByRole('table', { name: 'Nog niet' }).getByRole('row')
  await expect.poll(() => mine.count()).toBe(3)
  await anouk.page
    .getByRole('button', { name: /^Benadering plannen: / })
    .first()
    .click()
  const dialog = anouk.within('dialog', /benaderen$/)
  await dialog.sees('Niemand zit in de weg.')
  await dialog.presses('Plan de benadering')
  await anouk.isTold(/^Gepland: /)
  await anouk.page.getByRole('tab', { name: 'Gepland (1)' }).waitFor()
  await bram.opens(coverageAddress)
  await bram.page.getByRole('tab', { name: 'Nog niet (3)' }).waitFor()
  await bram.findsNothingWrong()
})
