import type { evidenceCodes } from '@klantregie/contract'
import type { Field } from './fields.rules.ts'
import type { Matcher } from './matcher.rules.ts'
import { WIDTH } from './model.rules.ts'

/** Of the contract, so that the screens have words for each. */
export type EvidenceCode = (typeof evidenceCodes)[number]

export interface Evidence {
  readonly code: EvidenceCode
  /** Bits: above zero for one relation, below zero against it. The bits of all evidence and the prior make the score. */
  readonly bits: number
}

const codeOf = (field: Field, level: number) => `${field.name}.${field.levels[level - 1]?.name ?? ''}` as EvidenceCode

const TENTHS = 10

/**
 * Why two rows score as they do, strongest first: each piece of evidence weighed against the likelier of the two other
 * explanations (people of one household, or strangers).
 */
export function explain(matcher: Matcher, a: number, b: number): Evidence[] {
  if (matcher.score(a, b) === Number.NEGATIVE_INFINITY) return []
  const { levels, rarity } = matcher.comparisonOf(a)
  const weights = matcher.lastWeights(a)
  const isHousehold = matcher.odds.near > 0
  const found: Evidence[] = []
  weights.fields.forEach((field, position) => {
    const level = levels[position] ?? 0
    if (level === 0) return
    const at = position * WIDTH + level
    const rare = rarity[position] ?? 0
    const match = (weights.match[at] ?? 0) + (weights.rareMatch[at] === 1 ? rare : 0)
    const near = (weights.near[at] ?? 0) + (weights.rareNear[at] === 1 ? rare : 0)
    const bits = Math.round((match - (isHousehold ? near : 0)) * TENTHS) / TENTHS
    found.push({ code: codeOf(field, level), bits })
  })
  return found.sort((x, y) => Math.abs(y.bits) - Math.abs(x.bits) || (x.code < y.code ? -1 : 1))
}
