import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  acceptAll,
  answerTruthfully,
  bestOverThresholds,
  fusedByKind,
  qualityOf,
  type Fused,
  type Quality,
} from './identity-evaluation.ts'
import { link, type Linked } from './identity-link.ts'
import { readGroups, readHardNegatives, readQuestions, readTruth } from './identity-set.ts'

type Say = (line: string) => void

/** Questions that people can be expected to answer, per 10,000 records: the most allowed, and the aim. */
const BUDGETS = [600, 1000] as const

type AfterQuestions = {
  readonly asked: number
  /** Of those, the share that deserved a yes. */
  readonly yes: number
  readonly precision: number
  readonly recallResolvable: number
}

export type SetQuality = {
  readonly directory: string
  readonly linked: Linked
  /** Merged without asking. */
  readonly auto: Quality
  readonly byType: Readonly<Record<string, Quality>>
  readonly hardNegatives: Readonly<Record<string, Fused>>
  /** If every question were taken for a yes: what the lower threshold stands for. */
  readonly suggest: Quality
  readonly answered: Readonly<Record<string, AfterQuestions>>
  /** Of public sets, which are compared by it: the best F1 over the thresholds from `auto` down to `suggest`, in bits. */
  readonly best?: ReturnType<typeof bestOverThresholds>
}

/** Directories with a `truth.csv`: `directory` itself, or those in it. */
export function setsIn(directory: string): string[] {
  if (existsSync(join(directory, 'truth.csv'))) return [directory]
  const names = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const sets = names.map(({ name }) => join(directory, name)).sort()
  return sets.filter((set) => existsSync(join(set, 'truth.csv')))
}

type Work = {
  /** Where groups and questions are written. */
  readonly folder: string
  /** ISO day. */
  readonly today: string
  readonly say: Say
}

/** Links one set by itself and measures what came out against the truth. */
export async function measureSet(directory: string, { folder, today, say }: Work): Promise<SetQuality> {
  const [groupsFile, questionsFile] = [join(folder, 'groups.csv'), join(folder, 'questions.csv')]
  const mapping = join(directory, 'mapping.json')
  const profiles = existsSync(mapping) ? { profiles: mapping } : {}
  const linked = await link({ directory, groups: groupsFile, questions: questionsFile, today, ...profiles })
  const truth = await readTruth(directory)
  const groups = await readGroups(groupsFile, truth)
  const questions = await readQuestions(questionsFile, truth)
  const answer = (most: number): AfterQuestions => {
    const { asked, yes, groups: after } = answerTruthfully(truth, groups, questions, most)
    const { pairwise, recallResolvable } = qualityOf(truth, after)
    return { asked, yes: asked === 0 ? 1 : yes / asked, precision: pairwise.precision, recallResolvable }
  }
  const perRecords = groups.length / 10_000
  const types = truth.typeNames.filter(Boolean)
  const result: SetQuality = {
    directory,
    linked,
    auto: qualityOf(truth, groups),
    byType: Object.fromEntries(types.map((type) => [type, qualityOf(truth, groups, type)])),
    hardNegatives: fusedByKind(truth, groups, await readHardNegatives(directory, truth)),
    suggest: qualityOf(truth, acceptAll(groups, questions)),
    answered: {
      ...Object.fromEntries(BUDGETS.map((budget) => [`${budget} per 10,000`, answer(Math.round(budget * perRecords))])),
      all: answer(Infinity),
    },
  }
  const whole = truth.knowsParts ? result : { ...result, best: bestOverThresholds(truth, groups, questions) }
  tellSet(say, whole)
  return whole
}

const part = (value: number) => value.toFixed(4)
const percent = (value: number) => `${(value * 100).toFixed(1)} %`

/** The figures of one set, as people compare them with the targets. */
export function tellSet(say: Say, set: SetQuality): void {
  const { auto, suggest, linked, answered, best } = set
  say(`\n${set.directory}: ${auto.records} records of ${auto.entities} entities, ${linked.report.relations} relations`)
  say(`  ${'at threshold auto'.padEnd(30)} ${tellQuality(auto)}`)
  for (const [type, quality] of Object.entries(set.byType)) say(`    ${type.padEnd(28)} ${tellQuality(quality)}`)
  say(`  ${'at suggest, as if all merged'.padEnd(30)} ${tellQuality(suggest)}`)
  for (const [name, after] of Object.entries(answered))
    say(
      `  ${`questions answered: ${name}`.padEnd(36)} ${after.asked} asked, ${percent(after.yes)} yes → precision ${part(after.precision)}, recall of resolvable ${part(after.recallResolvable)}`,
    )
  for (const [kind, { pairs, fused }] of Object.entries(set.hardNegatives))
    say(`  ${`hard: ${kind}`.padEnd(52)} ${fused} of ${pairs} fused (${percent(pairs === 0 ? 0 : fused / pairs)})`)
  if (best) {
    const { f1, precision, recall, threshold } = best
    say(
      `  best F1 over thresholds ${part(f1)} (P ${part(precision)}, R ${part(recall)}, ${threshold === null ? 'at auto' : `from ${threshold} bits`})`,
    )
  }
}

export function tellQuality({ pairwise, recallResolvable, excessMerges, excessMergesPer10000 }: Quality): string {
  const { precision, recall, f1 } = pairwise
  const undo = `${excessMerges} to undo (${excessMergesPer10000.toFixed(1)} per 10,000)`
  return `P ${part(precision)}  R ${part(recall)}  F1 ${part(f1)}  R resolvable ${part(recallResolvable)}  ${undo}`
}
