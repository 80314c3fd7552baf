import { beforeAll, expect, test } from 'vitest'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

const set = stage({ isFurnished: false })
let founder: Visitor

beforeAll(async () => {
  founder = await set.visitor()
})

test.each(['/', '/admin/users?invite=true'])(
  'whoever opens %s of a fresh installation is welcomed',
  async (address) => {
    await founder.opens(address)
    await founder.seesTitle('Welkom bij Klantregie')
    expect(new URL(founder.page.url()).pathname).toBe('/set-up')
    await founder.findsNothingWrong()
  },
)

test('the welcome can be read in English', async () => {
  await founder.presses('English')
  await founder.seesTitle('Welcome to Klantregie')
  await founder.findsNothingWrong(['light'])
  await founder.presses('Nederlands')
  await founder.seesTitle('Welkom bij Klantregie')
})

test('the organisation gets its name', async () => {
  await founder.fills('Hoe heet de organisatie?', 'Bibliotheek & Theater De Waterlinie')
  await founder.presses('Verder')
})

test('branches are written one per line', async () => {
  await founder.fills('Welke vestigingen zijn er?', 'Centrum\n\nWaterwijk\nTheater De Sluis\n')
  await founder.findsNothingWrong()
  await founder.presses('Verder')
})

test('one can go back without losing what was written', async () => {
  await founder.presses('Terug')
  expect(await founder.reads('Welke vestigingen zijn er?')).toContain('Waterwijk')
  await founder.presses('Verder')
})

test('a password that everybody guesses is refused, and nothing else is lost', async () => {
  await founder.fills('Je naam', 'Anouk de Wit')
  await founder.fills('E-mailadres', ' anouk@waterlinie.example.org')
  await founder.fills('Wachtwoord', 'wachtwoord123')
  await founder.presses('Klantregie klaarzetten')
  await founder.sees('Dit wachtwoord staat op een lijst van uitgelekte wachtwoorden. Kies een ander.')
  expect(await founder.reads('Je naam')).toBe('Anouk de Wit')
  await founder.findsNothingWrong()
})

test('the first administrator lands on Vandaag, which says what to do first', async () => {
  await founder.fills('Wachtwoord', 'zeven zwanen op de singel')
  await founder.sees('Sterk')
  await founder.presses('Klantregie klaarzetten')
  await founder.seesTitle(/^Goede(morgen|middag|navond), Anouk$/)
  expect(new URL(founder.page.url()).pathname).toBe('/')
  const guide = founder.within('region', 'Wegwijzer')
  await guide.sees('1 van de 9 gedaan')
  await guide.seesHeading('Beveilig je aanmelding met een tweede stap')
  await guide.seesLink('Begin met een lijst die je al hebt')
  await guide.seesLink('Nodig een collega uit')
  await founder.findsNothingWrong()
})

test('the guide is put away, and brought back from help', async () => {
  await founder.presses('Wegwijzer wegzetten')
  await founder.isTold(/^Weggezet/)
  await founder.seesHeading('Begin met een lijst die je al hebt')
  await founder.findsNothingWrong()
  await founder.keys('?')
  await founder.findsNothingWrongHere()
  await founder.within('dialog', 'Hulp en sneltoetsen').follows(/^De wegwijzer tonen/)
  await founder.presses('Op Vandaag laten staan')
  await founder.isTold('De wegwijzer staat weer op Vandaag.')
  await founder.within('region', 'Wegwijzer').sees('1 van de 9 gedaan')
})

test('the branches are there', async () => {
  await founder.opens('/admin/branches')
  await founder.seesTitle('Vestigingen')
  const branches = founder.within('table', 'Vestigingen')
  await branches.seesAll('Centrum', 'Waterwijk', 'Theater De Sluis')
  expect(await branches.counts('row')).toBe(4)
})

test('an installation that was set up cannot be set up again by somebody else', async () => {
  const stranger = await set.visitor()
  await stranger.opens('/set-up')
  await stranger.sees('Klantregie is al ingericht.')
  await stranger.findsNothingWrong()
  await stranger.follows('Naar aanmelden')
  await stranger.seesTitle('Aanmelden')
  await stranger.findsNothingWrong()
})
