import type { Evidence, Question, QuestionSide } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { findUserNames } from '../../../platform/tenants/user-names.queries.ts'
import { findSummaries, typeNamesOf } from '../../relations/index.ts'
import { readableEvidence } from '../records/readable-evidence.rules.ts'
import * as questions from './question.queries.ts'
import { reasonsToAsk, stayingFirst } from './question.rules.ts'

/**
 * Questions as people see them, in the given order, each with the relation that would stay first. One of which the reader may
 * not see both relations is not there.
 */
export async function showQuestions(ctx: Ctx, rows: readonly questions.QuestionRow[]): Promise<Question[]> {
  const sides = await describeSides(ctx, [...new Set(rows.flatMap((row) => [row.left_id, row.right_id]))])
  const isAnybodyAsked = rows.some((row) => row.asked_user_id !== null)
  const names = new Map(isAnybodyAsked ? (await findUserNames(ctx)).map(({ id, name }) => [id, name]) : [])
  return rows.flatMap((row) => {
    const [left, right] = [sides.get(row.left_id), sides.get(row.right_id)]
    if (!left || !right) return []
    const isKnown = (field: string) => [left, right].every((side) => mayCompare(side, field))
    return [
      {
        id: row.id,
        state: row.state as Question['state'],
        probability: row.probability,
        evidence: readableEvidence(
          reasonsToAsk({ evidence: row.evidence as Evidence[], reasons: row.reasons }),
          isKnown,
        ),
        class: row.class,
        foundAt: row.found_at.toISOString(),
        relations: [...stayingFirst(left, right)],
        asked: askedOf(row, names),
      },
    ]
  })
}

/**
 * What is kept back by right or protection is not compared in the reader's sight either. Of a child it is: two records of one
 * child cannot be told from two children otherwise, and nothing but "the same" or "another" is said.
 */
function mayCompare({ limited = {} }: QuestionSide, field: string): boolean {
  const limit = limited[field]
  return limit === undefined || limit.because === 'minor'
}

function askedOf(row: questions.QuestionRow, names: ReadonlyMap<string, string>): Question['asked'] {
  if (row.asked_user_id === null) return null
  return {
    by: row.asked_by ?? '',
    userId: row.asked_user_id,
    user: names.get(row.asked_user_id) ?? '',
    remark: row.remark,
  }
}

async function describeSides(ctx: Ctx, ids: readonly string[]): Promise<Map<string, QuestionSide>> {
  const summaries = await findSummaries(ctx, ids)
  const types = await typeNamesOf(ctx, ids)
  const rests = await questions.findRests(ctx, ids)
  return new Map(
    [...summaries].map(([id, summary]) => {
      const { recordCount = 0, sources = [] } = rests.get(id) ?? {}
      return [id, { ...summary, types: types.get(id) ?? [], sources: [...sources], recordCount }]
    }),
  )
}
