import { dutchDay } from '@klantregie/contract'
import type { Evidence } from '@klantregie/contract'
import { explain } from '../matching/evidence.rules.ts'
import type { Features } from '../matching/features.rules.ts'
import { learnModel, Matcher, prepare } from '../matching/matcher.rules.ts'
import { probabilityOf, type MatchModel } from '../matching/model.rules.ts'
import { RecordIntake } from './record-intake.ts'
import type { RecordToMatch } from './records-to-match.queries.ts'

export type Hit = { readonly relationId: string; readonly probability: number; readonly evidence: readonly Evidence[] }

/** Behind every id of a record, so that the row of what is typed comes last. */
const ASKED = '~'

/** The records around one that is not stored (yet), under the model of the whole; without a model under what is generally known. */
export class Neighbourhood {
  readonly #near: readonly RecordToMatch[]
  readonly #model: MatchModel | undefined
  readonly #today: number

  constructor(near: readonly RecordToMatch[], model: MatchModel | undefined, now: Date) {
    this.#near = near
    this.#model = model
    this.#today = dayNumber(now)
  }

  /** The relations that this may be, likeliest first; each for its most alike record. */
  resembling(features: Features): Hit[] {
    const intake = new RecordIntake()
    intake.add(this.#near)
    const { table, rows } = intake
    table.add(ASKED, ASKED, features)
    table.sort()
    const asked = rows.length
    const prepared = prepare(table, {
      today: this.#model?.today ?? this.#today,
      placeholders: this.#model?.placeholderContacts ?? [],
    })
    const matcher = new Matcher(table, this.#model ?? learnModel(table, prepared, this.#today), prepared)
    const best = new Map<string, { row: number; score: number }>()
    rows.forEach(({ relationId }, row) => {
      const score = matcher.score(row, asked)
      if (score > (best.get(relationId)?.score ?? Number.NEGATIVE_INFINITY)) best.set(relationId, { row, score })
    })
    return [...best]
      .map(([relationId, { row, score }]) => ({
        relationId,
        probability: probabilityOf(score),
        evidence: explain(matcher, row, asked),
      }))
      .toSorted((x, y) => y.probability - x.probability || (x.relationId < y.relationId ? -1 : 1))
  }
}

/** The day as yyyymmdd, as the engine counts ages. */
export const dayNumber = (moment: Date): number => Number(dutchDay(moment).replaceAll('-', ''))
