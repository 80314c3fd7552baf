import type { Field } from './fields.rules.ts'
import type { Matcher } from './matcher.rules.ts'
import { WIDTH } from './model.rules.ts'

/** Everything that can speak for or against two records being one, as keys of the translations. */
export const EVIDENCE_CODES = [
  'surname.same',
  'surname.partly',
  'surname.similar',
  'surname.differs',
  'firstName.same',
  'firstName.similar',
  'firstName.differs',
  'initials.same',
  'initials.agree',
  'initials.partly',
  'initials.differs',
  'birthDate.same',
  'birthDate.similar',
  'birthDate.differs',
  'birthYear.same',
  'birthYear.differs',
  'gender.same',
  'gender.differs',
  'age.child',
  'age.youth',
  'age.adult',
  'mailbox.own',
  'mailbox.initial',
  'mailbox.plain',
  'mailbox.family',
  'mailbox.shared',
  'mailbox.other',
  'mailbox.same',
  'mailbox.differs',
  'mobile.own',
  'mobile.shared',
  'mobile.differs',
  'landline.same',
  'landline.differs',
  'phone.same',
  'phone.differs',
  'address.same',
  'address.building',
  'address.similar',
  'address.postcode',
  'address.town',
  'address.elsewhere',
  'area.postcode',
  'area.town',
  'area.elsewhere',
  'employer.same',
  'employer.differs',
  'identifier.same',
  'identifier.differs',
  'name.same',
  'name.partly',
  'name.similar',
  'name.differs',
  'domain.same',
  'domain.differs',
  'source.one',
  'source.two',
] as const
export type EvidenceCode = (typeof EVIDENCE_CODES)[number]

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
