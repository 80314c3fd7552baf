// Makes the pictures of docs/screenshots from a running demonstration organisation: `npm start -- --demo` in one
// terminal, `node tools/screenshots.mjs [address]` (Node 24) in another. The list it reads in is taken back at the end.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium } from './chromium.mjs'
import { fail, progress, root } from './terminal.mjs'

const address = (process.argv[2] ?? 'http://localhost:3000').replace(/\/$/, '')
const target = join(root, 'docs/screenshots')
const SIZES = [
  { name: 'desktop', viewport: { width: 1280, height: 800 } },
  { name: 'phone', viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true },
]
/** Everything of a screen is there when nothing has been asked for this long, in milliseconds. */
const QUIET = 600
const SOURCE = 'Kassa Theater De Sluis'

async function main() {
  mkdirSync(target, { recursive: true })
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  try {
    const settings = { locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', colorScheme: 'light', reducedMotion: 'reduce' }
    const desk = await browser.newContext({ ...settings, ...SIZES[0] })
    const page = await desk.newPage()
    await signIn(page)
    const ask = (method, path, body) => page.evaluate(askInPage, { method, path, body })
    const { screens, takeBack } = await prepare(ask)
    const storageState = await desk.storageState()
    for (const { name: size, ...shape } of SIZES) {
      const context = await browser.newContext({ ...settings, ...shape, storageState })
      for (const [name, path] of Object.entries(screens)) await picture(context, path, `${name}-${size}.png`)
      await context.close()
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
  const { first, second } = twoVersions()
  const run = await dryRun(ask, 'kassa-september.csv', first)
  await ask('POST', `/imports/${run.id}/run`)
  await until(ask, run.id, 'done')
  const trial = await dryRun(ask, 'kassa-oktober.csv', second)
  const schools = (await ask('GET', `/relations/search?q=${encodeURIComponent('basisschool')}`)).items
  const screens = {
    vandaag: '/',
    relaties: '/relaties',
    relatie: `/relaties/${schools[0].id}`,
    proef: `/imports/${trial.id}`,
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

/** A list and the list a month later: some rows changed, one left, one twice with different data, some new. */
function twoVersions() {
  const read = (name) =>
    readFileSync(join(root, 'packages/server/test-data/mapping', name), 'utf8').trim().split(/\r?\n/)
  const [header, ...rows] = read('ticketing-1.csv')
  const [, ...others] = read('ticketing-2.csv')
  const known = rows.slice(0, 26)
  const next = known
    .slice(1)
    .map((row, index) => (index % 7 === 2 ? row.replace(/,account$/, ',gast').replace(/06-/, '06 ') : row))
  const repeated = rows[4].replace(/,[^,]+,([^,]*),([^,]*),([^,]*)$/, ',Amersfoort,$1,$2,$3')
  return { first: [header, ...known].join('\n'), second: [header, ...next, ...rows.slice(26), repeated, ...others].join('\n') }
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

async function picture(context, path, name) {
  const page = await context.newPage()
  await page.goto(`${address}${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await quiet(page)
  await page.screenshot({ path: join(target, name) })
  await page.close()
  progress(name)
}

/** Event streams stay open for ever, so "the network is idle" never comes; other requests are counted instead. */
async function quiet(page) {
  let last = Date.now()
  page.on('response', () => (last = Date.now()))
  while (Date.now() - last < QUIET) await page.waitForTimeout(100)
}

main().catch(fail)
