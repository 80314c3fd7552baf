import { beforeAll, expect, test } from 'vitest'
import { administrator, deskEmployee, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// A colleague proposes a field, the data owner accepts it, and at once it is everywhere.
const set = stage()
let bram: Visitor
let chaima: Visitor
let anouk: Visitor
let relationId = ''

interface Named {
  readonly id: string
  readonly key: string
  readonly name: string
}

const FIELD = 'Pashouder kidsclub'

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  await set.errands.hire(deskEmployee, 'front_office')
  const { items: domains } = await set.errands.ask<{ items: Named[] }>('GET', '/domains')
  const { items: users } = await set.errands.ask<{ items: Named[] }>('GET', '/users')
  const members = domains.find(({ key }) => key === 'members')!
  await set.errands.ask('POST', `/governance/domains/${members.id}/appointments`, {
    seat: 'owner',
    userId: users.find(({ name }) => name === manager.name)!.id,
  })
  const make = (firstName: string) =>
    set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
      kind: 'person',
      name: { firstName, surname: 'Kikkert' },
    })
  relationId = (await make('Mila')).relation.id
  await make('Ole')
  ;[bram, chaima, anouk] = await Promise.all([set.visitor(), set.visitor(), set.visitor()])
  await bram.signsIn(manager)
  await chaima.signsIn(deskEmployee)
  await anouk.signsIn(administrator)
})

test('somebody at the desk misses a field and proposes it, with what it is for', async () => {
  await chaima.opens('/gegevensmodel')
  await chaima.seesTitle('Gegevensmodel')
  await chaima.findsNothingWrong()
  await chaima.presses('Veld voorstellen')
  const dialog = chaima.within('dialog')
  await dialog.fills('Naam', FIELD)
  await dialog.fills('Wat betekent dit veld?', 'Of iemand een pas van de kidsclub heeft.')
  await dialog.presses('Voorstellen')
  await dialog.fills('Waarom houden we dit bij?', 'Weten wie we voor de kidsclub mogen uitnodigen.')
  await dialog.chooses(/^Lezers en leden/, { under: /Domein/ })
  await dialog.fills('Waarom stel je dit voor?', 'Ouders vragen er elke week naar.')
  await chaima.findsNothingWrongHere()
  await dialog.presses('Voorstellen')
  await chaima.isTold(/^Je voorstel is verstuurd/)
})

test('the data owner finds it on the home page, and accepts it', async () => {
  await bram.opens('/')
  await bram.seesHeading(`Voorstel: ${FIELD}`)
  await bram.follows('Voorstel bekijken')
  await bram.seesTitle(`Nieuw veld: ${FIELD}`)
  await bram.sees('Ouders vragen er elke week naar.')
  await bram.findsNothingWrong()
  await bram.presses('Aannemen')
  await bram.isTold('Aangenomen en uitgevoerd.')
  await bram.sees(/^Aangenomen door Bram Hoekstra/)
})

test('it is at once on the relation, and is filled in', async () => {
  await chaima.opens(`/relaties/${relationId}`)
  await chaima.presses(`${FIELD} invullen`)
  const editor = chaima.within('form', `${FIELD} wijzigen`)
  await editor.chooses('ja', { under: new RegExp(FIELD) })
  await editor.presses('Bewaren')
  await chaima.isTold(new RegExp(FIELD))
  await chaima.seesButton(`${FIELD} wijzigen`)
  await chaima.findsNothingWrong()
})

test('who knows that a value still holds says so without changing it', async () => {
  await chaima.presses(new RegExp(`^${FIELD} klopt nog`))
  await chaima.isTold(`Bevestigd: ${FIELD} klopt nog.`)
  await chaima.seesButton(new RegExp(`^${FIELD} klopt nog. Laatst bevestigd door ${deskEmployee.name}`))
  await chaima.findsNothingWrong()
})

test('the list is narrowed by it and shows it in a column', async () => {
  await chaima.opens(`/relaties?own=own_pashouder_kidsclub:is:true&columns=name,own_pashouder_kidsclub`)
  await chaima.sees(/^1 relatie$|van 1 relatie/)
  await chaima.page.getByRole('row', { name: /Mila Kikkert.*ja/ }).waitFor()
  await chaima.findsNothingWrong()
})

test('it leaves in an export, and is offered for a column of a list', async () => {
  const csv = await bram.page.evaluate(async () => (await fetch('/api/relations/export?format=csv')).text())
  const [head = '', ...rows] = csv.split('\r\n')
  const column = head.split(';').indexOf(FIELD)
  expect(rows.find((row) => row.includes('Mila'))?.split(';')[column]).toBe('ja')
  await set.errands.ask(
    'POST',
    '/imports?fileName=kidsclub.csv',
    Buffer.from('Nummer;Naam;Pashouder kidsclub\n1;Pim Vos;nee\n'),
  )
  const targets = async () => {
    const { items } = await set.errands.ask<{ items: { id: string }[] }>('GET', '/imports')
    const { proposal } = await set.errands.ask<{ proposal: { target: string }[] | null }>(
      'GET',
      `/imports/${items[0]!.id}`,
    )
    return proposal?.map(({ target }) => target)
  }
  await expect.poll(targets, { timeout: 15_000 }).toEqual(['external_id', 'full_name', 'own_pashouder_kidsclub'])
})

test('the administrator moves it up by keyboard, hears where it is, and takes that back', async () => {
  await anouk.opens('/gegevensmodel')
  await anouk.page.getByRole('button', { name: `${FIELD} omhoog` }).focus()
  await anouk.keys('Enter')
  await anouk.isTold(`${FIELD} staat nu op plaats 9 van 10 onder de eerste gegevens.`)
  await anouk.keys('Alt+ArrowUp')
  await anouk.isTold(`${FIELD} staat nu op plaats 8 van 10 onder de eerste gegevens.`)
  await anouk.findsNothingWrong()
  await anouk.presses('Ongedaan maken')
  await anouk.isTold('De volgorde is weer zoals hij was.')
})

test('the administrator sees the whole model in lists and in a picture', async () => {
  await anouk.opens('/gegevensmodel')
  await anouk.page.getByRole('row', { name: new RegExp(`${FIELD}.*Ja of nee`) }).waitFor()
  await anouk.picks('Geschiedenis', { from: `Meer doen met ${FIELD}` })
  await anouk.within('dialog').sees('Toegevoegd')
  await anouk.keys('Escape')
  for (const part of ['typen', 'verbanden', 'tekening']) {
    await anouk.opens(`/gegevensmodel?deel=${part}`)
    await anouk.seesTitle('Gegevensmodel')
    await anouk.findsNothingWrong()
  }
  await anouk.opens('/voorstellen?status=alle')
  await anouk.sees(`Nieuw veld: ${FIELD}`)
  await anouk.findsNothingWrong()
})
