import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PASSWORD, testApp, type TestApp } from '../../server/src/platform/testing/test-app.ts'
import { commands, run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'klantregie-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let app: TestApp
let url: string
let said: string[]
let noted: string[]
let streamed: Buffer[]
let answers: string[]

beforeAll(async () => {
  app = await testApp()
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`
})

beforeEach(() => {
  said = []
  noted = []
  streamed = []
})

/** What somebody types, answered by a real server over HTTP; its background work is done while the command waits. */
function klantregie(...args: string[]): Promise<number> {
  return run(
    args,
    {
      language: 'nl',
      say: (line) => void said.push(line),
      note: (line) => void noted.push(line),
      out: new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          streamed.push(chunk)
          done()
        },
      }),
      ask: () => Promise.resolve(answers.shift() ?? ''),
      isInteractive: true,
      pause: () => app.runJobs(),
      configDir: join(folder, 'config'),
    },
    url,
  )
}

const file = (name: string, lines: readonly string[]) => {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}
const MEMBERS = [
  'Lidnummer;Voornaam;Tussenvoegsel;Achternaam;E-mail;Plaats',
  '1;Jan;de;Vries;jan@voorbeeld.example;Leerdam',
  '2;Çelik;;Şahin;;Vianen',
]

test('without a session a command says how to sign in', async () => {
  expect(await klantregie('search', 'jan')).toBe(1)
  expect(noted.join('\n')).toContain('klantregie login')
})

test('a wrong password is refused in the server’s own words', async () => {
  answers = ['administrator@testdam.example.org', 'fout']
  expect(await klantregie('login')).toBe(1)
  expect(noted[0]).toBe('✗ E-mailadres of wachtwoord klopt niet.')
})

test('signing in keeps the session where only its owner can read it', async () => {
  answers = ['administrator@testdam.example.org', PASSWORD]
  expect(await klantregie('login')).toBe(0)
  expect(said[0]).toContain('Test administrator')
  const path = join(folder, 'config', 'sessions.json')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readFileSync(path, 'utf8')).toContain(url)
})

test('a list is read in: mapping, dry run, agreement, account', async () => {
  answers = ['ja']
  const code = await klantregie('import', file('leden.csv', MEMBERS), '--source', 'Ledenlijst', '--type', 'borrower')
  expect(noted.join('\n')).toMatch(/Achternaam +surname/)
  expect(noted.join('\n')).toMatch(/nieuw +2/)
  expect(said.join('\n')).toMatch(/rijen +2/)
  expect(code).toBe(0)
})

test('who says no, changes nothing', async () => {
  answers = ['nee']
  expect(
    await klantregie(
      'import',
      file('leden2.csv', [...MEMBERS, '3;Piet;;Bos;;Leerdam']),
      '--source',
      'Ledenlijst',
      '--type',
      'borrower',
    ),
  ).toBe(1)
  expect(noted.at(-1)).toContain('er is niets veranderd')
  expect(await klantregie('search', 'Piet Bos')).toBe(1)
})

test('the same list once more changes nothing; a rejected row gives exit code 1 and a file to correct', async () => {
  const errors = join(folder, 'fouten.csv')
  const lines = [...MEMBERS, '4;;;;;', '']
  const code = await klantregie(
    'import',
    file('leden.csv', lines),
    '--source',
    'Ledenlijst',
    '--type',
    'borrower',
    '--yes',
    '--errors',
    errors,
    '--json',
  )
  const { counts } = JSON.parse(said[0]!)
  expect(counts).toMatchObject({ rows: 3, same: 2, rejected: 1, new: 0 })
  expect(code).toBe(1)
  expect(readFileSync(errors, 'utf8')).toContain('Lidnummer')
})

test('search finds, and relation shows', async () => {
  expect(await klantregie('search', 'vries', '--json')).toBe(0)
  const [hit] = JSON.parse(said[0]!).items
  said = []
  expect(await klantregie('relation', hit.id)).toBe(0)
  expect(said[0]).toContain('de Vries')
  expect(said.join('\n')).toContain('jan@voorbeeld.example')
})

test.each(['csv', 'json'])('export writes %s to a file and to standard output, the same', async (format) => {
  const out = join(folder, `relaties.${format}`)
  expect(await klantregie('export', '--format', format, '--type', 'borrower', '--out', out)).toBe(0)
  expect(await klantregie('export', '--format', format, '--type', 'borrower')).toBe(0)
  const text = readFileSync(out, 'utf8')
  expect(text).toContain('Şahin')
  expect(Buffer.concat(streamed).toString('utf8')).toBe(text)
})

test('imports are listed and undone', async () => {
  expect(await klantregie('imports', '--json')).toBe(0)
  // Newest first: a list that was read in again later goes back before the earlier one.
  const done = JSON.parse(said[0]!).items.filter((item: { state: string }) => item.state === 'done')
  for (const { id } of done) expect(await klantregie('undo', id as string)).toBe(0)
  expect(await klantregie('search', 'vries')).toBe(1)
})

test.each([
  ['a file that is not there', ['import', '/bestaat/niet.csv', '--source', 'X', '--type', 'borrower']],
  ['a type that does not exist', ['import', 'x.csv', '--source', 'X', '--type', 'klant']],
  ['an option that does not exist', ['search', 'x', '--colour']],
  ['a missing word', ['relation']],
  ['an address that is none', ['search', 'x', '--url', 'ftp://x']],
  ['a format that does not exist', ['export', '--format', 'pdf']],
])('%s is told with exit code 2', async (_words, args) => {
  expect(await klantregie(...args)).toBe(2)
  expect(noted[0]).toMatch(/^✗ /)
})

test('a server that is not there is told in one line', async () => {
  expect(await klantregie('search', 'x', '--url', 'http://127.0.0.1:1')).toBe(1)
  expect(noted[0]).toContain('http://127.0.0.1:1')
})

test('help is made of the contract’s own sentences', async () => {
  expect(await klantregie('help')).toBe(0)
  for (const { name, routes } of commands) {
    expect(said.join('\n')).toContain(routes[0].summary)
    const before = said.length
    expect(await klantregie(name, '--help')).toBe(0)
    expect(said.slice(before).join('\n')).toContain('--url')
  }
  expect(await klantregie('onzin')).toBe(2)
})

test('signing out ends the session on the server and here', async () => {
  expect(await klantregie('logout')).toBe(0)
  expect(await klantregie('imports')).toBe(1)
  expect(readFileSync(join(folder, 'config', 'sessions.json'), 'utf8')).toBe('{}')
})
