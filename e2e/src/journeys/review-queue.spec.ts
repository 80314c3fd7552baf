import { beforeAll, expect, test, vi } from 'vitest'
import { administrator, manager } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// Pairs that may be one relation, answered without a mouse; then a whole kind at once, and households.
const set = stage()
let anouk: Visitor

interface Person {
  readonly firstName?: string
  readonly initials?: string
  readonly prefix?: string
  readonly surname: string
  readonly birthDate?: string
  readonly email?: string
  readonly phone?: string
  readonly home?: readonly [street: string, houseNumber: string, postcode: string, place: string]
}

const LINDELAAN = ['Lindelaan', '4', '1621 AB', 'Hoorn'] as const
const DORPSSTRAAT = ['Dorpsstraat', '18', '1601 AA', 'Enkhuizen'] as const
const HAVENKADE = ['Havenkade', '7', '1811 BC', 'Alkmaar'] as const
const KERKPAD = ['Kerkpad', '12', '1441 CD', 'Purmerend'] as const

const people: readonly Person[] = [
  {
    firstName: 'Johannes',
    prefix: 'de',
    surname: 'Vries',
    birthDate: '1980-03-05',
    phone: '06 1234 5678',
    home: LINDELAAN,
  },
  { initials: 'J.', prefix: 'de', surname: 'Vries', birthDate: '1980-03-05', phone: '06 1234 5678', home: LINDELAAN },
  {
    firstName: 'Petra',
    surname: 'Bakker',
    birthDate: '1951-12-01',
    email: 'petra.bakker@voorbeeld.example',
    home: DORPSSTRAAT,
  },
  { firstName: 'Petra', surname: 'Backer', birthDate: '1951-12-01', email: 'petra.bakker@voorbeeld.example' },
  { firstName: 'Mohammed', surname: 'Yilmaz', birthDate: '1990-07-15', phone: '06 8765 4321', home: HAVENKADE },
  { firstName: 'Mohamed', surname: 'Yilmaz', birthDate: '1990-07-15', phone: '06 8765 4321' },
  {
    firstName: 'Wilhelmina',
    prefix: 'van den',
    surname: 'Oosterhuis',
    birthDate: '1944-01-20',
    email: 'w.oosterhuis@voorbeeld.example',
  },
  {
    initials: 'W.',
    prefix: 'van den',
    surname: 'Oosterhuis',
    birthDate: '1944-01-20',
    email: 'w.oosterhuis@voorbeeld.example',
  },
  { firstName: 'Karin', surname: 'Zeilstra', birthDate: '1980-03-05', home: KERKPAD },
  { firstName: 'Bas', surname: 'Zeilstra', birthDate: '1978-11-30', home: KERKPAD },
  { firstName: 'Lotte', surname: 'Zeilstra', birthDate: '2012-06-01', home: KERKPAD },
]

async function add({ birthDate, email, phone, home, ...name }: Person): Promise<void> {
  const [street, houseNumber, postcode, place] = home ?? []
  await set.errands.ask('POST', '/relations', {
    kind: 'person',
    name,
    ...(birthDate !== undefined && { birthDate }),
    ...(email !== undefined && { emails: [email] }),
    ...(phone !== undefined && { phones: [phone] }),
    ...(home && { addresses: [{ use: 'visit', street, houseNumber, postcode, place }] }),
  })
}

/** Everything that matching finds becomes a question, and all records are matched. */
async function match(): Promise<void> {
  const { thresholds } = await set.errands.ask<{ thresholds: unknown }>('GET', '/matching/settings')
  await set.errands.ask('PUT', '/matching/settings', { isAutomatic: false, thresholds, exceptions: [] })
  const { runId } = await set.errands.ask<{ runId: string }>('POST', '/matching/runs')
  const isDone = async () => {
    const { items } = await set.errands.ask<{ items: { id: string; state: string }[] }>('GET', '/matching/runs')
    return items.some(({ id, state }) => id === runId && state === 'done')
  }
  await vi.waitUntil(isDone, { timeout: 30_000, interval: 300 })
}

beforeAll(async () => {
  for (const person of people) await add(person)
  await match()
  await set.errands.hire(manager, 'relation_manager')
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
})

const card = () => anouk.within('main').root.getByRole('article')
/** The pair on the screen: the names above its columns. */
const pair = async (who = anouk) => {
  const columns = who.page.getByRole('article').getByRole('columnheader')
  return (await columns.getByRole('link').allInnerTexts()).join(' / ')
}
const OOSTERHUIS = 'Wilhelmina van den Oosterhuis / W. van den Oosterhuis'
const BAKKER = 'Petra Bakker / Petra Backer'
const YILMAZ = 'Mohammed Yilmaz / Mohamed Yilmaz'
/** Takes a pair from the list of those at hand. */
const goesTo = async (wanted: string) => {
  const name = wanted.replace(' / ', ' en ')
  await anouk
    .within('main')
    .root.getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
  await expect.poll(() => pair()).toBe(wanted)
}
const open = async () => (await set.errands.ask<{ open: number }>('GET', '/questions/progress')).open
const relations = async () => (await set.errands.ask<{ total: number }>('GET', '/relations')).total

test('the navigation says how many questions there are', async () => {
  await anouk.follows('Relaties')
  await anouk.follows('Mogelijk dubbel (4)')
  await anouk.seesTitle('Mogelijk dubbel')
  await anouk.seesHeading('Vrijwel zeker dezelfde')
  await anouk.findsNothingWrong()
})

test('a question shows the two side by side, with reasons, and what would move', async () => {
  await goesTo(OOSTERHUIS)
  await anouk.seesAll(
    'De geboortedatum is gelijk.',
    /^Hetzelfde e-mailadres/,
    /blijft\. Dit verhuist mee: 1 bronrecord/,
  )
  // What the mark shows to the eye is told in words as well.
  const told = card().getByText('verschilt; links “ilhelmina”, rechts niets')
  await told.waitFor({ state: 'attached' })
})

test('arrows walk through the questions', async () => {
  await anouk.reloads()
  await expect.poll(() => pair()).toContain(' / ')
  const first = await pair()
  await anouk.keys('ArrowRight')
  await expect.poll(() => pair()).not.toBe(first)
  await anouk.keys('ArrowLeft')
  await expect.poll(() => pair()).toBe(first)
})

test('D merges the two, and the next question is there at once', async () => {
  await goesTo(OOSTERHUIS)
  await anouk.keys('d')
  await expect.poll(() => pair()).not.toContain('Oosterhuis')
  await anouk.isTold('Samengevoegd: Wilhelmina van den Oosterhuis en W. van den Oosterhuis.')
  await expect.poll(relations).toBe(people.length - 1)
})

test('Z takes the answer back', async () => {
  await anouk.keys('z')
  await anouk.isTold(/^Teruggedraaid/)
  await expect.poll(() => pair()).toBe(OOSTERHUIS)
  await expect.poll(relations).toBe(people.length)
})

test('N keeps them apart, and the notice takes that back too', async () => {
  await anouk.keys('n')
  await anouk.isTold(/^Niet dezelfde: Wilhelmina/)
  await expect.poll(open).toBe(3)
  await anouk.notices().presses('Ongedaan maken')
  await expect.poll(() => pair()).toBe(OOSTERHUIS)
  await expect.poll(open).toBe(4)
})

test('a value that somebody chose is what the relation shows', async () => {
  await card()
    .getByRole('radio', { name: /^Wilhelmina/ })
    .focus()
  await anouk.keys('Space', 'd')
  await anouk.isTold(/^Samengevoegd: Wilhelmina/)
  const { items } = await set.errands.ask<{ items: { name: string }[] }>('GET', '/relations/search?q=oosterhuis')
  expect(items.map(({ name }) => name)).toEqual(['Wilhelmina van den Oosterhuis'])
})

test('L puts a question off, and it is there again when asked for', async () => {
  await goesTo(BAKKER)
  await anouk.keys('l')
  await anouk.isTold(/^Uitgesteld: Petra/)
  await anouk.ticks('Ook uitgestelde (1)')
  await expect.poll(() => anouk.counts('button', /^Petra Bakker en Petra Backer/)).toBe(1)
  await anouk.reloads()
  await expect.poll(() => anouk.counts('button', /^Petra Bakker en Petra Backer/)).toBe(1)
})

test('C asks a colleague, who finds the question with the remark', async () => {
  await goesTo(YILMAZ)
  await anouk.keys('c')
  const dialog = anouk.within('dialog', 'Vraag een collega')
  await dialog.fills('Wat wil je weten?', 'Jij kent deze familie. Is dit dezelfde?')
  await anouk.findsNothingWrongHere()
  await dialog.presses('Stuur de vraag door')
  await anouk.isTold('Gevraagd aan Bram Hoekstra: Mohammed Yilmaz en Mohamed Yilmaz.')

  const bram = await set.visitor()
  await bram.signsIn(manager)
  await bram.opens('/possible-duplicates')
  await bram.ticks('Aan mij gevraagd (1)')
  await bram.seesAll('Anouk de Wit vraagt dit aan Bram Hoekstra', 'Jij kent deze familie. Is dit dezelfde?')
  await bram.keys('n')
  await bram.isTold(/^Niet dezelfde: Mohammed/)
  await bram.seesHeading('Geen vragen meer')
  await bram.findsNothingWrong()
})

test('two colleagues never get the same question', async () => {
  const bram = await set.visitor()
  await bram.signsIn(manager)
  await bram.opens('/possible-duplicates')
  await bram.sees('Geen vragen in deze keuze. Misschien kijkt een collega er net naar, of ze zijn al beantwoord.')
})

test('who is late is told so kindly', async () => {
  await anouk.opens('/possible-duplicates')
  await expect.poll(() => pair()).toBe('Johannes de Vries / J. de Vries')
  const id = await vi.waitUntil(async () => {
    const { items } = await set.errands.ask<{ items: { id: string }[] }>('POST', '/questions/take', { limit: 1 })
    return items[0]?.id
  })
  await set.errands.ask('POST', `/questions/${id}/answer`, { answer: 'not_same' })
  await anouk.keys('d')
  await anouk.isTold(/^Een collega was net voor/)
  await anouk.seesHeading('Geen vragen meer')
})

test('keys do nothing for who switched them off', async () => {
  await anouk.page.evaluate(() => localStorage.setItem('klantregie.preferences', '{"singleKeyShortcuts":"off"}'))
  await anouk.opens('/possible-duplicates?later=true')
  await expect.poll(() => pair()).toBe(BAKKER)
  await anouk.keys('n')
  expect(await pair()).toBe(BAKKER)
  await anouk.presses('Later')
  await anouk.isTold(/^Uitgesteld: Petra/)
  await anouk.page.evaluate(() => localStorage.removeItem('klantregie.preferences'))
})

const couples: readonly Person[] = [
  ['Geertruida', 'Noordermeer', '1939-04-11'],
  ['Fredericus', 'Wagenaar', '1962-09-23'],
  ['Antoinette', 'Kuipers', '1971-02-14'],
].flatMap(([firstName = '', surname = '', birthDate = '']) => {
  const email = `${firstName.slice(0, 1)}.${surname}@voorbeeld.example`.toLowerCase()
  return [
    { firstName, surname, birthDate, email },
    { initials: `${firstName.slice(0, 1)}.`, surname, birthDate, email },
  ]
})

test('questions for the same reasons stand together, with how they were answered before', async () => {
  for (const person of couples) await add(person)
  await match()
  await anouk.opens('/possible-duplicates')
  await anouk.follows('Per soort')
  await anouk.seesTitle('Vragen per soort')
  const kind = anouk.within('row', /zelfde eigen e-mail/i)
  await kind.seesAll('3', /vrijwel zeker/, '1 dezelfde, 0 niet')
  await anouk.findsNothingWrong()
})

test('a whole kind is merged after a sample was seen', async () => {
  await anouk.within('row', /zelfde eigen e-mail/i).follows(/^Steekproef van/)
  await anouk.seesTitle('Steekproef')
  await anouk.seesAll('3 paren uit 3, door het lot gekozen. Kijk ze allemaal na.', 'Geertruida Noordermeer')
  await anouk.findsNothingWrong()
  const before = await relations()
  await anouk.presses('Voeg alle 3 paren samen…')
  await anouk.findsNothingWrongHere()
  await anouk.within('alertdialog').presses('Voeg 3 paren samen')
  await anouk.sees('3 paren zijn samengevoegd')
  await expect.poll(relations).toBe(before - 3)
  await anouk.findsNothingWrong()
})

test('and all of it is undone as one', async () => {
  const before = await relations()
  await anouk.presses('Alles ongedaan maken…')
  await anouk.within('alertdialog').presses('Maak ze los')
  await anouk.sees('De samenvoegingen van deze keer zijn ongedaan gemaakt.')
  await expect.poll(relations).toBe(before + 3)
})

test('people at one address become a household, those that were chosen', async () => {
  await anouk.follows('Huishoudens')
  await anouk.seesTitle('Huishoudens')
  await anouk.findsNothingWrong()
  const family = anouk.within('region', 'Familie Zeilstra')
  await family.sees('Kerkpad 12, 1441 CD Purmerend')
  await family.root.getByRole('checkbox', { name: 'Lotte Zeilstra' }).focus()
  await anouk.keys('Space')
  await family.presses('Maak een huishouden van 2')
  await anouk.isTold('Familie Zeilstra is een huishouden.')
  await anouk.notices().presses('Bekijken')
  await anouk.seesTitle('Familie Zeilstra')
  await anouk.seesAll('Karin Zeilstra', 'Bas Zeilstra')
  expect(await anouk.counts('link', 'Lotte Zeilstra')).toBe(0)
})

test('what is no household is not suggested again', async () => {
  await anouk.opens('/possible-duplicates/households')
  const family = anouk.within('region', 'Familie De Vries')
  await family.presses('Geen huishouden')
  await anouk.findsNothingWrongHere()
  await anouk.within('alertdialog').presses('Dit is geen huishouden')
  await anouk.isTold('Familie De Vries wordt niet meer voorgesteld.')
  await expect.poll(() => anouk.counts('button', 'Geen huishouden')).toBe(0)
  await anouk.notices().presses('Ongedaan maken')
  await anouk.isTold('Teruggedraaid: Familie De Vries is weer een voorstel.')
  await anouk.within('region', 'Familie De Vries').presses('Geen huishouden')
  await anouk.within('alertdialog').presses('Dit is geen huishouden')
  await anouk.presses('Eerder beantwoord')
  await anouk.sees(/^Geen huishouden volgens/)
  await anouk.findsNothingWrong()
  await expect.poll(() => anouk.counts('button', 'Geen huishouden')).toBe(0)
  await match()
  await anouk.reloads()
  await anouk.seesTitle('Huishoudens')
  expect(await anouk.counts('button', 'Geen huishouden')).toBe(0)
})
