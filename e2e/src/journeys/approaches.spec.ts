import { daysLater, dutchDay } from '@klantregie/contract'
import { beforeAll, expect, test } from 'vitest'
import { administrator, manager } from '../stage/errands.ts'
import { testFile } from '../stage/files.ts'
import { PHONE, stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// An education officer plans a round along forty schools, and hears that sponsoring wrote to three of their boards last week.
const set = stage()
const SCHOOLS = 40
const BOARDS_WRITTEN_TO = 3
let bram: Visitor
let anouk: Visitor
/** Schools of which the board was written to, by name, in the order of the list. */
let warned: string[] = []
let schoolTypeId = ''
let boardId = ''

interface Made {
  readonly relation: { readonly id: string }
}
interface Named {
  readonly id: string
  readonly key: string
}
interface School {
  readonly name: string
  readonly board: string
  readonly place: string
}

/** Forty schools from all over the real list of primary schools. */
function schoolsOfTheList(): School[] {
  const text = new TextDecoder('windows-1252').decode(testFile('duo/03-alle-vestigingen-bo.csv').content)
  const [header = '', ...lines] = text.split(/\r?\n/)
  const names = header.split(';').map((name) => name.trim())
  const cell = (line: string, name: string) => (line.split(';')[names.indexOf(name)] ?? '').trim()
  const step = Math.floor(lines.length / (SCHOOLS + 1))
  return lines
    .filter((_line, index) => index % step === 0)
    .slice(0, SCHOOLS)
    .map((line) => ({
      name: `${cell(line, 'VESTIGINGSNAAM')} ${cell(line, 'PLAATSNAAM')}`,
      board: cell(line, 'BEVOEGD GEZAG NUMMER'),
      place: cell(line, 'PLAATSNAAM'),
    }))
}

async function makeSchools(): Promise<ReadonlyMap<string, string>> {
  const { items: types } = await set.errands.ask<{ items: Named[] }>('GET', '/relation-types')
  const { items: links } = await set.errands.ask<{ items: Named[] }>('GET', '/link-types')
  const typeOf = (key: string) => types.find((type) => type.key === key)?.id
  schoolTypeId = typeOf('school') ?? ''
  const linkTypeId = links.find(({ key }) => key === 'governed_by')?.id
  const boards = new Map<string, string>()
  for (const school of schoolsOfTheList()) {
    const boardIdOf =
      boards.get(school.board) ??
      (await makeOrganisation(`Schoolbestuur ${school.board}`, school.place, typeOf('school_board')))
    boards.set(school.board, boardIdOf)
    const id = await makeOrganisation(school.name, school.place, schoolTypeId)
    await set.errands.ask('POST', `/relations/${id}/links`, { linkTypeId, otherId: boardIdOf })
  }
  return boards
}

async function makeOrganisation(organisationName: string, place: string, typeId: string | undefined): Promise<string> {
  const made = await set.errands.ask<Made>('POST', '/relations', {
    kind: 'organisation',
    organisationName,
    addresses: [{ use: 'visit', street: 'Schoolstraat', houseNumber: '1', place }],
    typeId,
  })
  return made.relation.id
}

async function makePurpose(name: string): Promise<string> {
  const { id } = await set.errands.ask<{ id: string }>('POST', '/privacy/purposes', {
    ...{
      name,
      kind: 'commercial',
      basis: 'legitimate_interest',
      channels: ['post', 'in_person', 'phone'],
      status: 'active',
    },
  })
  return id
}

const daysAgo = (days: number) => daysLater(dutchDay(new Date()), -days)

beforeAll(async () => {
  await set.errands.hire(manager, 'relation_manager')
  const boards = await makeSchools()
  const [reading, sponsoring] = [await makePurpose('Voorleesdagen'), await makePurpose('Sponsoring')]
  await set.errands.ask('PUT', `/approaches/purposes/${reading}`, {
    ...{ quietDays: 30, conflicts: [{ purposeId: sponsoring, quietDays: 21 }] },
  })
  const schools = schoolsOfTheList()
  const ofOneSchool = [...boards].filter(([board]) => schools.filter((school) => school.board === board).length === 1)
  const written = ofOneSchool.slice(0, BOARDS_WRITTEN_TO)
  expect(written).toHaveLength(BOARDS_WRITTEN_TO)
  for (const [, id] of written)
    await set.errands.ask('POST', `/relations/${id}/approaches/made`, {
      ...{
        purposeId: sponsoring,
        kind: 'letter',
        madeOn: daysAgo(7),
        outcome: 'answered',
        outcomeText: 'Brief verstuurd',
      },
    })
  boardId = written[0]?.[1] ?? ''
  warned = written.map(([board]) => schools.find((school) => school.board === board)?.name ?? '')
  ;[bram, anouk] = await Promise.all([set.visitor(), set.visitor()])
  await bram.signsIn(manager)
  await anouk.signsIn(administrator)
}, 120_000)

test('a round is planned from the list of relations that is on the screen', async () => {
  await bram.opens(`/relaties?typeId=${schoolTypeId}`)
  await bram.seesTitle('Relaties')
  await bram.picks('Ronde plannen', { from: 'Acties' })
  await bram.seesTitle('Ronde plannen')
  await bram.fills('Naam van de ronde', 'Voorleesdagen 2027')
  await bram.chooses(/^Voorleesdagen/, { under: /Doel/ })
  await bram.chooses('Bezoek', { under: /Soort/ })
  await bram.fills('Waarover', 'Een schrijver in de klas')
  await bram.findsNothingWrong()
  await bram.presses('Kijk na wie vrij is')
})

test('of forty schools three collide: sponsoring wrote to their boards last week', async () => {
  await bram.seesTitle('Voorleesdagen 2027')
  await bram.page.getByRole('button', { name: 'Plan 37 benaderingen die vrij zijn' }).waitFor({ timeout: 60_000 })
  await bram.seesAll('Botst (3)', 'Vrij (37)')
  const collisions = bram.within('table', 'Botst')
  for (const name of warned) await collisions.sees(name)
  await collisions.sees(new RegExp(`${administrator.name}: een brief voor Sponsoring, gedaan op`))
  await collisions.sees(/Hoger in de organisatie/)
  expect(await bram.page.getByRole('table', { name: 'Botst' }).getByRole('row').count()).toBe(SCHOOLS - 37 + 1)
  await bram.findsNothingWrong()
})

test('he goes along with one, waits for one, and goes on with one for a reason', async () => {
  const [first = '', second = '', third = ''] = warned
  await bram.chooses('Aansluiten', { under: new RegExp(`Wat doe je met ${escaped(first)}`) })
  await bram.chooses('Wachten', { under: new RegExp(`Wat doe je met ${escaped(second)}`) })
  await bram.chooses('Toch doorgaan', { under: new RegExp(`Wat doe je met ${escaped(third)}`) })
  const dialog = bram.within('dialog', 'Toch doorgaan')
  await dialog.fills('Waarom ga je toch door?', 'De directeur vroeg er zelf om')
  await dialog.presses('Ga door')
  await bram.sees('Reden: De directeur vroeg er zelf om')
  await bram.presses('Plan 37 benaderingen die vrij zijn')
  await bram.page.getByText('Er zijn 40 benaderingen gepland.').waitFor({ timeout: 60_000 })
  await bram.findsNothingWrong()
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

test('the register shows them as his, and the waiting one later than the others', async () => {
  await bram.follows('Bekijk ze in het register')
  await bram.seesTitle('Benaderingen')
  const register = bram.within('table', 'Register')
  const [, second = ''] = warned
  await register.within('row', new RegExp(escaped(second))).sees('Gepland')
  await bram.findsNothingWrong()
})

test('sponsoring sees at the board that he goes along', async () => {
  await anouk.opens(`/relaties/${boardId}`)
  const panel = anouk.within('region', 'Benaderingen')
  await panel.seesAll('Brief · Sponsoring', new RegExp(`${manager.name} sluit aan`))
  await panel.sees('Dit speelt er al in de buurt')
  await anouk.findsNothingWrong()
})

test('whoever plans for the board is told of the school below it, and can wait', async () => {
  await bram.opens(`/relaties/${boardId}`)
  await bram.presses('Benadering plannen')
  const dialog = bram.within('dialog', /benaderen$/)
  await dialog.chooses(/^Voorleesdagen/, { under: /Doel/ })
  await dialog.sees('Er zitten 2 benaderingen in de weg')
  await dialog.sees(/Lager in de organisatie/)
  await bram.findsNothingWrong()
  await dialog.presses(/^Wacht tot /)
  await dialog.sees('Niemand zit in de weg.')
  await dialog.presses('Plan de benadering')
  await bram.isTold(/^Gepland: /)
})

test('what came of it is told where it was planned, and stands in the story', async () => {
  const panel = bram.within('region', 'Benaderingen')
  await panel.presses('Gedaan')
  const dialog = bram.within('dialog', /^Hoe ging het bij/)
  await dialog.chooses('Positief', { under: /Uitkomst/ })
  await dialog.fills('Toelichting', 'Ze doen graag mee')
  await dialog.presses('Bewaar de uitkomst')
  await bram.isTold(/is benaderd/)
  await bram.seesAll('Benaderd voor Voorleesdagen: positief', 'Ze doen graag mee')
})

test('the whole round is taken back with its counts', async () => {
  await bram.opens('/benaderingen?deel=rondes')
  await bram.follows('Voorleesdagen 2027')
  await bram.presses('Draai de ronde terug')
  const dialog = bram.within('alertdialog', 'Voorleesdagen 2027 terugdraaien?')
  await dialog.sees('40')
  await dialog.presses('Annuleer 40 benaderingen')
  await bram.page.getByText('Geannuleerd').first().waitFor()
  await expect.poll(() => bram.page.getByRole('definition').allInnerTexts(), { timeout: 30_000 }).toContain('40')
})

test('how long a purpose leaves people in peace is decided on one screen', async () => {
  await bram.opens('/benaderingen/rust')
  await bram.seesTitle('Rust per doel')
  await bram.presses('Wijzig de rust voor Voorleesdagen')
  const dialog = bram.within('dialog', 'Rust voor Voorleesdagen')
  await dialog.fills('Dagen rust', '45')
  await dialog.presses('Bewaar de rust')
  await bram.isTold('De rust voor Voorleesdagen is bewaard.')
  await bram.sees('45 dagen rust')
  await bram.findsNothingWrong()
})

test('on a telephone everything fits', async () => {
  const onPhone = await set.visitor({ viewport: PHONE })
  await onPhone.signsIn(manager)
  for (const [path, title] of [
    ['/benaderingen?wie=iedereen', 'Benaderingen'],
    ['/benaderingen?deel=rondes', 'Benaderingen'],
    ['/benaderingen/rust', 'Rust per doel'],
  ] as const) {
    await onPhone.opens(path)
    await onPhone.seesTitle(title)
    await onPhone.findsNothingWrong()
  }
  await onPhone.opens('/benaderingen?deel=rondes')
  await onPhone.follows('Voorleesdagen 2027')
  await onPhone.seesTitle('Voorleesdagen 2027')
  await onPhone.sees('Geannuleerd')
  await onPhone.findsNothingWrong()
})
