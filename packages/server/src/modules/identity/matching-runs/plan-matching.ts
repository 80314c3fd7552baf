import type { Decision } from '../matching/cluster.rules.ts'
import { explain } from '../matching/evidence.rules.ts'
import { hashText } from '../matching/hash.rules.ts'
import { matchTable, type MatchResult, type Thresholds } from '../matching/match.rules.ts'
import { probabilityOf } from '../matching/model.rules.ts'
import { observe } from '../matching/observations.rules.ts'
import { buildHistogram, type JudgedPair } from '../match-settings/histogram.rules.ts'
import { thresholdsFor } from '../match-settings/thresholds.rules.ts'
import type { MatchPlan, MatchTask, PlannedHousehold } from './engine-messages.ts'
import { classOf, mergesOf, type PlannedMerge, type PlannedQuestion } from './match-plan.rules.ts'
import { SLOTS } from '../matching/record-table.rules.ts'
import type { RecordIntake } from './record-intake.ts'

/** What matching makes of these records: nothing is touched, everything is said. */
export function planMatching(intake: RecordIntake, task: MatchTask, onProgress: (fraction: number) => void): MatchPlan {
  const { table, rows } = intake
  const result = matchTable(table, {
    today: task.today,
    ...(task.model === undefined ? {} : { model: task.model }),
    decisions: decisionsOf(intake, task),
    thresholdsOf: limitsReader(intake, task),
    crowdedKeys: (task.crowdedKeys ?? []).map(hashText),
    onProgress,
  })
  const focus = task.focus === undefined ? undefined : new Set(task.focus)
  const isInFocus = (members: readonly number[]) =>
    focus === undefined || members.some((row) => focus.has(rows[row]?.recordId ?? ''))
  const winnerOf = new Map<string, string>()
  const judged: JudgedPair[] = []
  const note = (a: number, b: number, score: number) =>
    judged.push({
      score,
      probability: probabilityOf(score),
      mayMerge: result.matcher.mayMerge(a, b),
      ...traitsOf(intake, a, b),
    })
  const merges = planMerges(intake, result, { isInFocus, note })
  for (const { winner, loser } of merges) winnerOf.set(loser, winner)
  return {
    isPartial: focus !== undefined,
    model: result.model,
    merges,
    questions: planQuestions(intake, result, { winnerOf, isInFocus, note }),
    households: planHouseholds(intake, result),
    histogram: buildHistogram(judged),
    observations: observe(result.matcher),
  }
}

/** Records of one relation are one already, whatever they say; what was decided stays decided. */
function decisionsOf(intake: RecordIntake, { notSame }: MatchTask): Decision[] {
  const decisions: Decision[] = []
  for (const [first, ...others] of intake.ofRelation.values())
    for (const other of others) decisions.push({ a: first ?? other, b: other, verdict: 'same' })
  for (const { left, right } of notSame) {
    const [a, b] = [rowOfCell(intake, left), rowOfCell(intake, right)]
    if (a !== undefined && b !== undefined) decisions.push({ a, b, verdict: 'notSame' })
  }
  return decisions
}

/** Any row of a cell stands for it; one that has no records left is spoken for by the relation that it is. */
function rowOfCell({ ofCell, ofRelation }: RecordIntake, cell: string): number | undefined {
  return (ofCell.get(cell) ?? ofRelation.get(cell))?.[0]
}

function traitsOf({ rows }: RecordIntake, a: number, b: number) {
  const [left, right] = [rows[a], rows[b]]
  return {
    sourceIds: [left?.sourceId ?? '', right?.sourceId ?? ''],
    typeIds: [...new Set([...(left?.typeIds ?? []), ...(right?.typeIds ?? [])])],
  }
}

/** Nothing goes by itself above this: merging by itself is off. */
const NEVER = Number.POSITIVE_INFINITY

function limitsReader(intake: RecordIntake, { settings }: MatchTask): (a: number, b: number) => Thresholds {
  const limitsOf = (limits: Thresholds) => (settings.isAutomatic ? limits : { ...limits, auto: NEVER })
  // Asked for every pair: without exceptions there is nothing to look up.
  const general = limitsOf(settings.thresholds)
  if (settings.exceptions.length === 0) return () => general
  return (a, b) => {
    const { sourceIds, typeIds } = traitsOf(intake, a, b)
    return limitsOf(thresholdsFor(settings, sourceIds, typeIds))
  }
}

type IsInFocus = (members: readonly number[]) => boolean

/** Keeps a pair for the histogram by which other settings are judged. */
type Note = (a: number, b: number, score: number) => void
type Planning = { readonly isInFocus: IsInFocus; readonly note: Note }

function planMerges(
  { rows }: RecordIntake,
  { clusters, matcher }: MatchResult,
  { isInFocus, note }: Planning,
): PlannedMerge[] {
  const merges: PlannedMerge[] = []
  for (let row = 0; row < rows.length; row++) {
    if (clusters.find(row) !== row) continue
    const group = clusters.membersOf(row)
    if (group.length < 2 || !isInFocus(group)) continue
    merges.push(
      ...mergesOf(group, rows, (member, others) => {
        const [best] = others
          .map((other) => ({ other, score: matcher.score(member, other) }))
          .toSorted((x, y) => y.score - x.score || x.other - y.other)
        if (!best) return { probability: 0, evidence: [] }
        note(member, best.other, best.score)
        return { probability: probabilityOf(best.score), evidence: explain(matcher, member, best.other) }
      }),
    )
  }
  return merges
}

type Asking = Planning & { readonly winnerOf: ReadonlyMap<string, string> }

function planQuestions(
  { rows }: RecordIntake,
  { questions, matcher }: MatchResult,
  { winnerOf, isInFocus, note }: Asking,
): PlannedQuestion[] {
  const relationOf = (row: number) => {
    const relationId = rows[row]?.relationId ?? ''
    return winnerOf.get(relationId) ?? relationId
  }
  return questions.flatMap(({ a, b, score, probability, value }) => {
    const relations = [relationOf(a), relationOf(b)] as const
    if (relations[0] === relations[1] || !isInFocus([a, b])) return []
    note(a, b, score)
    const evidence = explain(matcher, a, b)
    const cells = [rows[a]?.cellId ?? '', rows[b]?.cellId ?? ''] as const
    return [{ relations, cells, score, probability, value, evidence, class: classOf(evidence) }]
  })
}

function planHouseholds({ table, rows }: RecordIntake, { households, clusters }: MatchResult): PlannedHousehold[] {
  return households.map((groups) => {
    const [first = 0] = groups
    const door = [table.postcode, table.houseNumber, table.addition].map((column) => column[first] ?? 0)
    const words = [
      table.names.text(table.surname[first * SLOTS] ?? 0),
      table.postcodes.text(door[0] ?? 0),
      String(door[1]),
      table.additions.text(door[2] ?? 0),
    ]
    const members = groups.flatMap((group) => clusters.membersOf(group))
    return {
      key: words.join('|'),
      recordId: rows[first]?.recordId ?? '',
      cellIds: [...new Set(members.map((row) => rows[row]?.relationId ?? ''))],
    }
  })
}
