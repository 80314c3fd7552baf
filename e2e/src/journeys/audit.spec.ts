import { beforeAll, expect, test } from 'vitest'
import { administrator, deskEmployee } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Who did what: found, read, taken along, and proved. At the end somebody changes the database behind our back.
const set = stage()
let anouk: Visitor
let chaima: Visitor
let relationId = ''

beforeAll(async () => {
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Willemijn', prefix: 'van den', surname: 'Broeck' },
    emails: ['willemijn@voorbeeld.example'],
  })
  relationId = made.relation.id
  await set.errands.ask('PATCH', `/relations/${relationId}/fields`, {
    change: { field: 'emails', value: ['w.vandenbroeck@voorbeeld.example'] },
    expected: ['willemijn@voorbeeld.example'],
  })
  await set.errands.ask('POST', '/branches', { name: 'Bibliobus' })
  await set.errands.hire(deskEmployee, 'front_office')
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
  chaima = await set.visitor()
  await chaima.signsIn(deskEmployee)
})

const list = () => anouk.within('table', 'Wie deed wat')
const chain = () => anouk.within('region', 'Controle van het logboek')
const row = (name: RegExp) => list().within('row', name)

test('the list says in words what was changed, from what into what', async () => {
  await anouk.opens('/admin/audit')
  await anouk.seesTitle('Wie deed wat')
  const changed = row(/w\.vandenbroeck@/)
  await changed.seesAll('Willemijn van den Broeck', 'willemijn@voorbeeld.example', administrator.name)
  await changed.sees('127.0.0.1')
  expect(await list().root.getByText(/[{}]/).count()).toBe(0)
  await anouk.findsNothingWrong()
})

test('whoever may not read the trail does not find it', async () => {
  await chaima.opens('/admin/audit')
  await chaima.sees('Dit mag je niet doen met je huidige rol.')
})

test('the list is narrowed down, and the address remembers how', async () => {
  await anouk.within('main').presses('Filter')
  await anouk.findsNothingWrongHere()
  await anouk.within('dialog', 'Filters').chooses('Alleen bekeken', { under: /Soort/ })
  await anouk.keys('Escape')
  await anouk.seesHeading('Niets gevonden')
  expect(anouk.page.url()).toContain('kind=read')
  await anouk.presses('Alles tonen')
  await row(/w\.vandenbroeck@/).sees(administrator.name)
  await anouk.within('main').root.getByRole('searchbox').fill('broeck')
  await expect.poll(() => list().counts('row')).toBe(3)
  expect(anouk.page.url()).toContain('q=broeck')
  await anouk.findsNothingWrong()
})

test('from the page of a relation one comes to what was done with it', async () => {
  await anouk.opens(`/relaties/${relationId}`)
  await anouk.seesTitle('Willemijn van den Broeck')
  await anouk.picks(/^Wie deed wat/, { from: 'Meer' })
  await anouk.seesTitle('Wie deed wat')
  await anouk.sees('Over: Willemijn van den Broeck')
  await expect.poll(() => list().counts('row')).toBe(3)
})

test('the list is downloaded, which stands in it afterwards', async () => {
  await anouk.opens('/admin/audit')
  await anouk.seesTitle('Wie deed wat')
  const [download] = await Promise.all([
    anouk.page.waitForEvent('download'),
    anouk.within('main').picks(/^CSV/, { from: /^Downloaden$/ }),
  ])
  expect(download.suggestedFilename()).toMatch(/^wie-deed-wat-.+\.csv$/)
  await anouk.reloads()
  await row(/Logboek gedownload/).sees('bekeken')
})

test('the trail is verified, and the outcome stays', async () => {
  await chain().sees('Nog niet gecontroleerd')
  await chain().presses('Controleer het logboek')
  await chain().sees(/alles klopt/)
  await row(/Logboek gecontroleerd/).sees(administrator.name)
  await anouk.findsNothingWrong()
})

test('what somebody changed in the database is found, with its place', async () => {
  await set.house.tampers(`update platform.audit_entry set actor_name = 'Iemand Anders' where action = 'branch.added'`)
  await chain().presses('Controleer het logboek')
  await chain().sees(/1 plek klopt niet/)
  await chain().sees(/^nr \d+: de regel is gewijzigd$/)
  await anouk.findsNothingWrong()
  await set.house.tampers(
    `update platform.audit_entry set actor_name = '${administrator.name}' where action = 'branch.added'`,
  )
})
