import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { readIn } from '../src/modules/identity/testing/importing.ts'
import { canaryOf, type Canary } from './erasure-canary.ts'
import { openErasureHouse, openHome, openRestored, type ErasureHouse } from './erasure-house.ts'
import { marksFinder } from '../src/platform/testing/find-marks.ts'
import { liveFully, makePerson, type Life, type Tried } from './erasure-lives.ts'
import type { ProofSettings } from './proof.ts'

type Hit = { readonly where: string; readonly canary: string; readonly around: string }
type Say = (line: string) => void

/** So many others live beside them, and must be as they were. */
const SHARE_OF_OTHERS = 0.25
/** So many live at the same time, as at a desk with several people: nothing of one waits for another. */
const AT_ONCE = 4

/**
 * Random persons with a canary in every field that the contract lets anybody write, in lists with others, merged, noted about,
 * linked, asked about; then forgotten one by one. No canary may be left in any table (the queue included), file or log; the
 * same after a backup of before is put back; and the others must be as they were, row by row.
 */
export async function proveErasure(settings: ProofSettings, say: Say): Promise<{ failures: number }> {
  const { people } = settings
  const home = await openHome()
  try {
    const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
    say(`${people} people, seed "${settings.seed}"\nMachine ${JSON.stringify(machine)}`)
    const house = await openErasureHouse(home)
    const tried: Tried = new Map()
    const watch = stopwatch(say)
    const { gone, others } = await populate(house, { people, seed: settings.seed }, { tried, watch, say })
    for (const [route, { taken, refused, lastRefusal }] of [...tried].sort())
      if (taken === 0) say(`never taken: ${route} (${refused} refused, ${lastRefusal})`)
    const before = await hitsIn(house, gone)
    watch.lap('searched before')
    const archive = join(home.folder, 'before.klantregie')
    await house.backup(archive)
    const digests = digestsOf(await house.dump(), others, gone)
    watch.lap('backed up')
    const milliseconds = await forgetAll(house, gone, say)
    watch.lap('forgotten')
    const hits = await hitsIn(house, gone)
    watch.lap('searched')
    const changed = differences(digests, digestsOf(await house.dump(), others, gone))
    await house.close()
    const restored = await openRestored(home, archive, house)
    await restored.started.runJobs()
    watch.lap('restored')
    const restoredHits = await hitsIn(restored, gone)
    const restoredChanged = differences(digests, digestsOf(await restored.dump(), others, gone))
    await restored.close()
    watch.lap('searched again')
    const summary = {
      people,
      routesTaken: [...tried.values()].filter(({ taken }) => taken > 0).length,
      placesBefore: new Set(before.map(({ where }) => where)).size,
      hits: hits.length,
      hitsAfterRestore: restoredHits.length,
      othersChanged: changed.length,
      othersChangedAfterRestore: restoredChanged.length,
      millisecondsPerPerson: figures(milliseconds),
      seconds: watch.seconds(),
    }
    for (const hit of [...hits, ...restoredHits].slice(0, 20)) say(JSON.stringify(hit))
    for (const line of [...changed, ...restoredChanged].slice(0, 10)) say(line)
    // A canary that was nowhere proves nothing.
    const isEmptyProof = summary.placesBefore < 15
    if (isEmptyProof) say('The canaries were in too few places: nothing was proved.')
    say(JSON.stringify(summary))
    keep({ settings, machine, summary, hits, restoredHits, tried: Object.fromEntries(tried) }, say)
    return {
      failures: hits.length + restoredHits.length + changed.length + restoredChanged.length + (isEmptyProof ? 1 : 0),
    }
  } finally {
    await home.close()
  }
}

type Watch = { readonly lap: (what: string) => void; readonly seconds: () => Record<string, number> }

/** How long each part took, said as it ends. */
function stopwatch(say: Say): Watch {
  const taken = new Map<string, number>()
  let last = performance.now()
  return {
    lap: (what) => {
      const now = performance.now()
      taken.set(what, Math.round((now - last) / 100) / 10)
      say(`${what}: ${String(taken.get(what))} s`)
      last = now
    },
    seconds: () => Object.fromEntries(taken),
  }
}

type Lives = { readonly gone: readonly Life[]; readonly others: readonly Life[] }

async function populate(
  house: ErasureHouse,
  { people, seed }: { people: number; seed: string },
  { tried, watch, say }: { tried: Tried; watch: Watch; say: Say },
): Promise<Lives> {
  const offset = parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 6), 16) % 90_000
  const total = people + Math.max(3, Math.round(people * SHARE_OF_OTHERS))
  const canaries = Array.from({ length: total }, (_, index) => canaryOf(offset + index))
  const lives: Life[] = []
  for (const canary of canaries) lives.push(await makePerson(house, canary))
  watch.lap('made')
  const known = await whatExists(house)
  const ownField = await makeOwnField(house)
  const live = (life: Life, index: number) =>
    liveFully(house, life, { otherId: lives[(index + 1) % lives.length]!.relationId, known, ownField }, tried)
  for (let first = 0; first < lives.length; first += AT_ONCE) {
    await Promise.all(lives.slice(first, first + AT_ONCE).map((life, index) => live(life, first + index)))
    await house.started.runJobs()
    if ((first + AT_ONCE) % 50 < AT_ONCE) say(`${Math.min(first + AT_ONCE, lives.length)} lived`)
  }
  watch.lap('lived')
  await readLists(house, lives)
  watch.lap('lists read')
  const gone = lives.slice(0, people)
  await mergeSome(house, gone)
  await house.ask('POST', '/matching/runs', {})
  await house.started.runJobs()
  watch.lap('merged')
  return { gone, others: lives.slice(people) }
}

/** A field that the organisation made itself. */
async function makeOwnField(house: ErasureHouse): Promise<string> {
  const reply = await house.ask('POST', '/fields', {
    label: 'Lievelingsdier',
    definition: 'Welk dier iemand graag heeft.',
    goal: 'Om te weten wat iemand leest.',
    dataType: 'text',
    kinds: ['person'],
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
  return reply.json().key
}

/** Ids that bodies need, by the name of their property. */
async function whatExists(house: ErasureHouse): Promise<Record<string, unknown>> {
  const first = async (path: string) => (await house.ask('GET', path)).json().items?.[0]
  const purpose = await first('/privacy/purposes')
  const types = (await house.ask('GET', '/relation-types')).json().items as {
    id: string
    kinds: string[]
    key: string
  }[]
  return {
    linkTypeId: (await first('/link-types'))?.id,
    typeId: types.find(({ kinds }) => kinds.includes('person'))?.id,
    branchId: (await first('/branches'))?.id,
    purposeId: purpose?.id,
    channel: purpose?.channels?.[0] ?? 'email',
    topicId: undefined,
    guardianId: undefined,
    wordingId: undefined,
    relationId: undefined,
    ownerId: undefined,
    expected: null,
    isByGuardian: false,
    isReversed: false,
    reviewOn: '2036-01-01',
    contactKind: 'email',
    expiresAt: undefined,
  }
}

/** The same people in lists: once well-formed, once with rows that are refused, once beside an organisation. */
async function readLists(house: ErasureHouse, lives: readonly Life[]): Promise<void> {
  const importing = {
    as: () => (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, body?: unknown) =>
      house.ask(method, url, body) as never,
    runJobs: house.started.runJobs,
    query: () => Promise.resolve([]),
  }
  const rows = lives.map(({ canary: { word, digits } }, index) =>
    [index + 1, word, `${word}sen`, `${word}@example.org`, `06${digits}`, word, word, word].join(';'),
  )
  const repeated = lives.map(({ canary: { word } }, index) =>
    [index + 1, 'X', word, `${word}@example.org`, '', word, word, word].join(';'),
  )
  const header = 'Lidnummer;Voornaam;Achternaam;E-mail;Telefoon;Straat;Opmerking;Lievelingsdier'
  // Everybody who stays has lists of their own: a list that holds somebody who goes is taken away whole, with its examples.
  const people = { typeKeys: ['borrower'], targets: { Lidnummer: 'external_id' as const }, isComplete: false }
  await readIn(importing, `${lives[0]?.canary.word ?? ''}.csv`, [header, ...rows, ...repeated].join('\r\n'), {
    ...people,
    sourceName: 'Leden',
  })
  const firms = lives.map(
    ({ canary: { word } }, index) =>
      `${index + 1};Zaak ${index + 1};${word} ${word}sen;${word}sen@zaak.example;Utrecht`,
  )
  await readIn(importing, 'zaken.csv', ['Nummer;Organisatie;Contactpersoon;E-mail;Plaats', ...firms].join('\r\n'), {
    kind: 'organisation',
    typeKeys: [],
    sourceName: 'Zaken',
    isComplete: false,
    targets: { Contactpersoon: 'contact_name', Organisatie: 'organisation_name', Nummer: 'external_id' },
  })
}

/** Everything that bears the canary as a relation of its own comes to the first: what came in by a list, beside an organisation. */
async function mergeSome(house: ErasureHouse, lives: readonly Life[]): Promise<void> {
  for (const { canary, relationId } of lives) {
    const { items } = (await house.ask('GET', `/relations?q=${canary.word}&limit=50`)).json() as {
      items: { id: string; kind: string }[]
    }
    for (const { id } of items.filter((one) => one.id !== relationId && one.kind === 'person'))
      await house.ask('POST', '/merges', { winnerId: relationId, loserId: id, remark: canary.word })
  }
}

/** By way of a request, as an officer does. Answers how long each took, in milliseconds. */
async function forgetAll(house: ErasureHouse, gone: readonly Life[], say: Say): Promise<number[]> {
  const milliseconds: number[] = []
  for (const [index, { relationId, canary }] of gone.entries()) {
    const made = await house.ask('POST', '/privacy/requests', {
      kind: 'erasure',
      channel: 'desk',
      receivedOn: new Date().toISOString().slice(0, 10),
      requesterName: canary.word,
      relationId,
    })
    const { id } = made.json()
    await house.ask('POST', `/privacy/requests/${id}/identity`, { how: 'in_person', note: canary.word })
    const preview = (await house.ask('GET', `/privacy/requests/${id}/erasure`)).json()
    const started = performance.now()
    const done = await house.ask('POST', `/privacy/requests/${id}/erasure`, { name: preview.relation?.name ?? '' })
    milliseconds.push(performance.now() - started)
    if (done.statusCode !== 200)
      throw new Error(`${relationId}: ${done.body}\n${house.log().split('\n').slice(-4).join('\n')}`)
    await house.started.runJobs()
    if ((index + 1) % 25 === 0) say(`${index + 1} forgotten`)
  }
  return milliseconds
}

async function hitsIn(house: ErasureHouse, lives: readonly Life[]): Promise<Hit[]> {
  const find = marksFinder(lives.flatMap(({ canary }) => marksOf(canary)))
  const hits: Hit[] = []
  const look = (where: string, text: string) => {
    for (const [canary, place] of find(text.toLowerCase()))
      hits.push({ where, canary, around: text.slice(Math.max(0, place - 120), place + 60) })
  }
  for (const [table, rows] of await house.dump()) look(table, rows.join('\n'))
  for (const { path, content } of house.files()) {
    look(`file ${path}`, path)
    for (const text of readings(content)) look(`file ${path}`, text)
  }
  look('log', house.log())
  return hits
}

const marksOf = ({ word, digits }: Canary) => [word, digits]

/** A file as it is, and what is packed in it: the streams of a PDF, a compressed whole. */
function readings(content: Buffer): string[] {
  const texts = [content.toString('utf8')]
  for (const unpack of [gunzipSync, inflateSync, brotliDecompressSync]) {
    try {
      texts.push(unpack(content).toString('utf8'))
    } catch {
      // Not packed that way.
    }
  }
  return texts
}

/** Of everybody who stays: a digest per row that names them and nobody who goes. */
function digestsOf(
  dump: ReadonlyMap<string, readonly string[]>,
  others: readonly Life[],
  gone: readonly Life[],
): Set<string> {
  const marksOfAll = (lives: readonly Life[]) =>
    marksFinder(lives.flatMap(({ relationId, canary }) => [relationId, ...marksOf(canary)]))
  const [own, leaving] = [marksOfAll(others), marksOfAll(gone)]
  const digests = new Set<string>()
  for (const [table, rows] of dump) {
    if (
      !/^(relations|identity\.(source_record|match_key|decision|merge|split)|activity|privacy\.(consent|standing|customer_fact|request))/.test(
        table,
      )
    )
      continue
    for (const row of rows) {
      const small = row.toLowerCase()
      if (own(small).size > 0 && leaving(small).size === 0)
        digests.add(`${table} ${createHash('sha256').update(row).digest('hex').slice(0, 16)} ${row.slice(0, 160)}`)
    }
  }
  return digests
}

const differences = (before: ReadonlySet<string>, after: ReadonlySet<string>) =>
  [...before].filter((digest) => !after.has(digest))

function figures(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { median: at(0.5), p95: at(0.95), most: at(1) }
}

function keep(result: object, say: Say): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const path = resolve(folder, `prove-erasure-${new Date().toISOString().replaceAll(':', '-')}.json`)
  writeFileSync(path, JSON.stringify(result, null, 1))
  say(`Kept in ${path}`)
}
