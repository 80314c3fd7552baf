// Makes the pictures of docs/screenshots from a running demonstration organisation: `npm start -- --demo` in one
// terminal, `node tools/screenshots.mjs [address]` (Node 24) in another. The list it reads in is taken back at the end.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'
import { fail, progress, root } from './terminal.mjs'

const address = (process.argv[2] ?? 'http://localhost:3000').replace(/\/$/, '')
const target = join(root, 'docs/screenshots')
const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 780 } }
/** Everything of a screen is there when nothing has been asked for this long, in milliseconds. */
const QUIET = 600
const SOURCE = 'Kassa Theater De Sluis'

async function main() {
  mkdirSync(target, { recursive: true })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  try {
    const settings = { locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', colorScheme: 'light', reducedMotion: 'reduce' }
    const page = await browser.newPage({ ...settings, viewport: SIZES.desktop })
    await signIn(page)
    const ask = (method, path, body) => page.evaluate(askInPage, { method, path, body })
    const { screens, takeBack } = await prepare(ask)
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      for (const [name, path] of Object.entries(screens)) await picture(page, path, `${name}-${size}.png`)
    }
    await takeBack()
  } finally {
    await browser.close()
  }
}

async function signIn(page) {
  const { DEMO_USERS } = await import('../packages/server/src/app/demo/demo-organisation.ts')
  const { email, password } = DEMO_USERS.find(({ role }) => role === 'relation_manager')
  await page.goto(`${address}/sign-in`)
  const status = await page.evaluate(
    async (body) =>
      (
        await fetch('/api/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status,
    { email, password },
  )
  if (status !== 200) throw new Error(`Signing in at ${address} answered ${status}. Is the demonstration there?`)
}

/** Runs in the page, so that the request carries the session cookie as the screens do. */
async function askInPage({ method, path, body }) {
  const isFile = typeof body === 'string'
  const reply = await fetch(`/api${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
      body: isFile ? body : JSON.stringify(body),
    }),
  })
  const answer = await reply.json()
  if (!reply.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}

/** The addresses of the screens, with a second version of a list waiting at its dry run. */
async function prepare(ask) {
  const known = (await ask('GET', '/relations?limit=50')).items.filter(({ email }) => email !== null)
  const { first, second } = twoVersions(known.slice(0, 6))
  const run = await dryRun(ask, 'kassa-september.csv', first)
  await ask('POST', `/imports/${run.id}/run`)
  await until(ask, run.id, 'done')
  const trial = await dryRun(ask, 'kassa-oktober.csv', second)
  const schools = (await ask('GET', `/relations/search?q=${encodeURIComponent('basisschool')}`)).items
  const [round] = (await ask('GET', '/approach-rounds?limit=1')).items
  const busiest = (await ask('GET', '/process-templates')).items.toSorted(
    (one, other) => other.running - one.running,
  )[0]
  const screens = {
    vandaag: '/',
    relaties: '/relaties',
    relatie: `/relaties/${schools[0].id}`,
    proef: `/imports/${trial.id}`,
    // Questions are there when somebody has had the lists compared (Vergelijken).
    vragen: '/possible-duplicates',
    ronde: `/benaderingen/rondes/${round.id}`,
    bord: `/processen/${busiest.id}/bord`,
    kaart: '/relaties?vorm=kaart',
    balie: '/balie',
  }
  return {
    screens,
    takeBack: async () => {
      await ask('DELETE', `/imports/${trial.id}`)
      await ask('POST', `/imports/${run.id}/undo`)
      await until(ask, run.id, 'undone')
    },
  }
}

/** A list and the list a month later: some rows changed, one left, one twice with different data, some new, some known. */
function twoVersions(relations) {
  const [header, ...rows] = read('ticketing-1.csv')
  const others = read('ticketing-2.csv').slice(1)
  const stayed = rows.slice(1, 26)
  const changed = stayed.map((row, index) => (index % 7 === 2 ? row.replace(/[^,]*$/, 'gast') : row))
  const added = others.map((row) => row.replace(/^TIC-0000/, 'TIC-0001'))
  const known = relations.map(({ name, email }, index) => listLine(header, { id: `TIC-0002${index}`, name, email }))
  const repeated = rows[4].replace(/[^,]*$/, 'zonder account')
  return {
    first: [header, ...rows.slice(0, 26)].join('\n'),
    second: [header, ...changed, ...added, ...known, repeated].join('\n'),
  }
}

function read(name) {
  return readFileSync(join(root, 'packages/server/test-data/mapping', name), 'utf8')
    .trim()
    .split(/\r?\n/)
}

/** A row of the list with nothing but a number, a surname and an e-mail address. */
function listLine(header, { id, name, email }) {
  const values = { Klantnr: id, Achternaam: name.split(' ').at(-1), 'E-mailadres': email }
  return header
    .split(',')
    .map((column) => values[column] ?? '')
    .join(',')
}

async function dryRun(ask, fileName, text) {
  const { id } = await ask('POST', `/imports?fileName=${encodeURIComponent(fileName)}`, text)
  const { file, proposal } = await until(ask, id, 'ready')
  const types = (await ask('GET', '/relation-types')).items
  const type = types.find(({ name }) => name === 'Bezoeker') ?? types[0]
  const sources = (await ask('GET', '/sources')).items
  const known = sources.find(({ name }) => name === SOURCE)
  const sheet = file.suggestedSheet ?? 0
  await ask('POST', `/imports/${id}/check`, {
    sheet,
    headerRow: file.sheets[sheet].headerRow,
    columns: proposal.map(({ column, header, target: meaning, dateOrder }) => ({
      column,
      header,
      target: meaning,
      ...(dateOrder && { dateOrder }),
    })),
    sourceId: known?.id ?? null,
    sourceName: known ? null : SOURCE,
    kind: 'person',
    typeIds: [type.id],
    domainId: type.domainId,
    branchId: null,
    isComplete: true,
  })
  return until(ask, id, 'checked')
}

async function until(ask, id, state) {
  for (let round = 0; round < 600; round += 1) {
    const found = await ask('GET', `/imports/${id}`)
    if (found.state === state) return found
    if (found.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(found.problem)}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The import did not become ${state}.`)
}

async function picture(page, path, name) {
  await page.goto(`${address}${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await quiet(page)
  await page.screenshot({ path: join(target, name) })
  progress(name)
}

/** Event streams stay open for ever, so "the network is idle" never comes; other requests are counted instead. */
async function quiet(page) {
  let last = Date.now()
  const heard = () => (last = Date.now())
  page.on('response', heard)
  while (Date.now() - last < QUIET) await page.waitForTimeout(100)
  page.off('response', heard)
}

main().catch(fail)
