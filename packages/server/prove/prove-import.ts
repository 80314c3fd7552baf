import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import type { Import } from '@klantregie/contract'
import { dice, type Random } from '../src/app/demo/random.ts'
import {
  act,
  check,
  contents,
  upload,
  type Choices,
  type ImportingHouse,
} from '../src/modules/identity/testing/importing.ts'
import { accountFor, differences } from './import-account.ts'
import { killer, type Kill } from './killing.ts'
import { asFile, laterVersion, makeList, renumbered } from './lists.ts'
import type { ProofSettings } from './proof.ts'
import { openProofHouse, type ProofHouse } from './proof-house.ts'

type Phase = 'check' | 'run' | 'undo'
type Run = {
  readonly number: number
  readonly kind: Kind
  readonly counts: Import['counts']
  readonly kills: readonly Kill[]
  readonly seconds: number
  readonly failures: readonly string[]
}

/** What is imported: people nobody knew, people another list knows already, or a later version of a known list. */
const KINDS = ['fresh', 'known elsewhere', 'later version'] as const
type Kind = (typeof KINDS)[number]

const SOURCE = 'Bibliotheeksysteem'
/** Workers killed in each part of a run; at least one while rows are stored. */
const MOST_KILLS: Readonly<Record<Phase, number>> = { check: 1, run: 3, undo: 2 }

/** Of the time a part takes undisturbed, waiting for the queue included: later a worker would mostly be done. */
const KILL_WITHIN = 0.7

/**
 * Imports that are killed at random moments and go on: the account must balance, no row may go in twice, and undo must
 * leave exactly what was there before.
 */
export async function proveImport(settings: ProofSettings, say: (line: string) => void): Promise<{ failures: number }> {
  const house = await openProofHouse()
  try {
    const postgres = await house.postgres()
    const machine = { cpus: cpus().length, memoryGiB: Math.round(totalmem() / 1024 ** 3), node: process.version }
    say(`${settings.runs} imports of ${settings.rows} rows, seed "${settings.seed}"`)
    say(`Machine ${JSON.stringify(machine)}, PostgreSQL ${JSON.stringify(postgres)}`)
    const runs = await proveRuns(house, settings, say)
    const summary = summarise(runs)
    say(`\n${JSON.stringify(summary)}`)
    keep({ settings, machine, postgres, summary, runs }, say)
    return { failures: summary.failures }
  } finally {
    await house.close()
  }
}

async function proveRuns(house: ProofHouse, settings: ProofSettings, say: (line: string) => void): Promise<Run[]> {
  const random = dice(settings.seed, 'kills')
  const scene = makeScene(house, random)
  const base = makeList(settings.rows, 'base')
  const runs: Run[] = []
  try {
    scene.kill = {}
    await readList(scene, base, choices(SOURCE))
    const paces = await pace(scene, base)
    say(`Without killing: check ${paces.check} ms, run ${paces.run} ms, undo ${paces.undo} ms`)
    const before = await contents(scene)
    for (let number = 1; number <= settings.runs; number += 1) {
      const run = await proveRun({ scene, base, before, paces, random, rows: settings.rows }, number)
      runs.push(run)
      say(sayRun(run))
    }
  } finally {
    await scene.stop()
  }
  return runs
}

type Scene = ImportingHouse & {
  /** Which part is going on, how many workers it costs and how long the longest of them lives. */
  kill: { phase?: Phase; kills?: number; longest?: number }
  readonly killed: Kill[]
  readonly stop: () => Promise<void>
}

function makeScene(house: ProofHouse, random: Random): Scene {
  const killed: Kill[] = []
  const workers = killer(house.worker, random, killed)
  const look = async () => {
    const [job] = (await house.parts.query(
      'select state, step, attempts from platform.job order by created_at desc, id desc limit 1',
    )) as {
      state: string
      step: string | null
      attempts: number
    }[]
    return job
  }
  const scene: Scene = {
    ...house.parts,
    kill: {},
    killed,
    runJobs: () => {
      const { phase = 'check', kills = 0, longest = 0 } = scene.kill
      return workers.finish({ phase, look, kills, longest })
    },
    stop: workers.stop,
  }
  return scene
}

const choices = (sourceName: string): Choices => ({
  typeKeys: ['borrower'],
  sourceName,
  targets: { Lenersnummer: 'external_id' },
})

/** Reads a list in part by part; `before` each part it is decided what happens to the workers. */
async function readList(
  scene: Scene,
  list: readonly string[],
  chosen: Choices,
  before?: (phase: Phase) => void,
): Promise<Import> {
  scene.kill = {}
  const uploaded = await upload(scene, 'leners.csv', asFile(list))
  const chosenSource = await sourceFor(scene, chosen)
  before?.('check')
  const checked = await check(scene, uploaded, chosenSource)
  if (checked.state !== 'checked') return checked
  before?.('run')
  return act(scene, checked.id, 'run')
}

async function sourceFor(scene: Scene, chosen: Choices): Promise<Choices> {
  const [known] = (await scene.query('select id from identity.source where name = $1', [chosen.sourceName])) as {
    id: string
  }[]
  return known ? { ...chosen, sourceId: known.id, sourceName: null } : chosen
}

type Paces = Readonly<Record<Phase, number>>

/** How long each part takes when nobody is killed: kills are spread over that time. */
async function pace(scene: Scene, base: readonly string[]): Promise<Paces> {
  const marks: number[] = []
  const mark = () => void marks.push(performance.now())
  const done = await readList(scene, renumbered(base, '9'), choices('Maat'), mark)
  mark()
  await act(scene, done.id, 'undo')
  mark()
  const [check = 0, run = 0, undo = 0, end = 0] = marks
  return { check: Math.round(run - check), run: Math.round(undo - run), undo: Math.round(end - undo) }
}

type Round = {
  readonly scene: Scene
  readonly base: readonly string[]
  readonly before: Record<string, string[]>
  readonly paces: Paces
  readonly random: Random
  readonly rows: number
}

async function proveRun({ scene, base, before, paces, random, rows }: Round, number: number): Promise<Run> {
  const started = performance.now()
  const kind = KINDS[(number - 1) % KINDS.length] ?? 'fresh'
  const { list, source } = listOf(kind, { base, rows, number, random })
  const decide = (phase: Phase) => {
    const least = phase === 'run' ? 1 : 0
    scene.kill = {
      phase,
      kills: random.between(least, MOST_KILLS[phase]),
      longest: Math.round(paces[phase] * KILL_WITHIN),
    }
  }
  scene.killed.length = 0
  const failures: string[] = []
  const done = await readList(scene, list, choices(source), decide)
  if (done.state === 'done') {
    failures.push(...(await accountFor(scene, { done, rows: list.length - 1, before })))
    decide('undo')
    const undone = await act(scene, done.id, 'undo')
    if (undone.state !== 'undone') failures.push(`the undo ended as ${undone.state}`)
  } else {
    failures.push(`the import ended as ${done.state} (${JSON.stringify(done.problem)})`)
  }
  failures.push(...differences(before, await contents(scene)))
  const seconds = Math.round((performance.now() - started) / 100) / 10
  return { number, kind, counts: done.counts, kills: [...scene.killed], seconds, failures }
}

type Ingredients = {
  readonly base: readonly string[]
  readonly rows: number
  readonly number: number
  readonly random: Random
}

function listOf(kind: Kind, { base, rows, number, random }: Ingredients): { list: string[]; source: string } {
  switch (kind) {
    case 'fresh':
      return { list: renumbered(makeList(rows, `people ${number}`), '8'), source: `Vreemden ${number}` }
    case 'known elsewhere':
      return { list: laterVersion(base, [], random), source: `Tweede systeem ${number}` }
    case 'later version':
      return { list: laterVersion(base, renumbered(makeList(rows, `people ${number}`), '7'), random), source: SOURCE }
    default:
      return kind satisfies never
  }
}

function sayRun({ number, kind, counts, kills, seconds, failures }: Run): string {
  const told = kills.map(({ phase, step }) => `${phase}/${step}`).join(', ')
  const account = counts
    ? `${counts.rows} = ${counts.new} new + ${counts.changed} changed + ${counts.same} same + ${counts.duplicate} duplicate + ${counts.rejected} rejected`
    : 'no account'
  return `${failures.length === 0 ? '✓' : '✗'} ${String(number).padStart(2)} ${kind}: ${account}; killed ${kills.length}× (${told}); ${seconds} s${failures.map((failure) => `\n    ${failure}`).join('')}`
}

function summarise(runs: readonly Run[]) {
  const kills = runs.flatMap((run) => run.kills)
  const killsIn = Object.groupBy(kills, ({ phase, step }) => `${phase}: ${step}`)
  return {
    imports: runs.length,
    failures: runs.filter((run) => run.failures.length > 0).length,
    rows: runs.reduce((sum, run) => sum + (run.counts?.rows ?? 0), 0),
    kills: kills.length,
    killsByStep: Object.fromEntries(Object.entries(killsIn).map(([step, found]) => [step, found?.length ?? 0])),
    seconds: Math.round(runs.reduce((sum, run) => sum + run.seconds, 0)),
  }
}

function keep(results: { settings: ProofSettings } & Record<string, unknown>, say: (line: string) => void): void {
  const folder = resolve(import.meta.dirname, '../../../bench-results')
  mkdirSync(folder, { recursive: true })
  const file = resolve(folder, `prove-import-${results.settings.runs}x${results.settings.rows}.json`)
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  say(`Kept in ${file}`)
}
