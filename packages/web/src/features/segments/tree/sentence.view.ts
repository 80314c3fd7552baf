import type { Condition, Period, SegmentGroup } from '@klantregie/contract'
import type { Translate } from '../../../lib/i18n.tsx'
import type { SentenceKey } from '../locale/sentence.nl.ts'

/** What a sentence needs to know beside the tree: words, and what things are called. */
export interface Saying {
  readonly t: Translate<SentenceKey>
  readonly number: (value: number) => string
  readonly money: (cents: number) => string
  readonly date: (day: string) => string
  readonly and: (parts: readonly string[]) => string
  readonly or: (parts: readonly string[]) => string
  /** Undefined: it is not there (any more), or not for this reader. */
  readonly nameOf: (of: Named, id: string) => string | undefined
  /** A test of an own field in words, such as "is yes". */
  readonly testOf: (field: string, test: string) => string
}
export type Named =
  | 'type'
  | 'choice'
  | 'domain'
  | 'branch'
  | 'label'
  | 'municipality'
  | 'field'
  | 'family'
  | 'genre'
  | 'segment'
  | 'moment'
  | 'offering'
  | 'purpose'
  | 'round'
  | 'code_set'
  | 'code_edition'
  /** Of a code: set, edition (or nothing) and key, with spaces between. */
  | 'code'
  | 'link_from'
  | 'link_to'

/** The whole tree as one sentence: "Personen met een e-mailadres en met een adres in Culemborg." */
export function sayTree(tree: SegmentGroup, say: Saying): string {
  const parts = partsOf(tree)
  if (parts.length === 0) return say.t('say.everybody')
  const sentence =
    tree.group === 'all' ? sayAll(parts, say) : `${say.t('say.relations')} ${sayGroup({ ...tree, of: parts }, say)}`
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

type Node = SegmentGroup['of'][number]

/** Groups that say nothing are not said. */
function partsOf({ of }: SegmentGroup): SegmentGroup['of'] {
  return of.flatMap((part): SegmentGroup['of'] => {
    if (!('group' in part)) return [part]
    const within = partsOf(part)
    return within.length === 0 ? [] : [{ ...part, of: within }]
  })
}

/** Which kinds of relations comes first, as what the sentence is about. */
function sayAll(parts: readonly Node[], say: Saying): string {
  const [first, ...rest] = parts
  const isKind = first !== undefined && 'about' in first && first.about === 'kind'
  const subject = isKind ? sayCondition(first, say) : say.t('say.relations')
  const others = isKind ? rest : parts
  return others.length === 0 ? subject : `${subject} ${joinAll(others, say)}`
}

/** What must be true, and behind it what may not. */
function joinAll(parts: readonly Node[], say: Saying): string {
  const positive = parts.filter((part) => !isNone(part)).map((part) => sayNode(part, say))
  const negative = parts
    .filter(isNone)
    .flatMap((part) => part.of.map((one) => say.t('say.not', { part: sayNode(one, say) })))
  if (negative.length === 0) return say.and(positive)
  if (positive.length === 0) return say.and(negative)
  return say.t('say.but', { positive: say.and(positive), negative: say.and(negative) })
}

function isNone(part: Node): part is SegmentGroup {
  return 'group' in part && part.group === 'none'
}

function sayNode(node: Node, say: Saying): string {
  if (!('group' in node)) return sayCondition(node, say)
  const said = sayGroup(node, say)
  return node.of.length > 1 ? `(${said})` : said
}

function sayGroup(group: SegmentGroup, say: Saying): string {
  if (group.group === 'all') return joinAll(group.of, say)
  if (group.group === 'any') return say.or(group.of.map((part) => sayNode(part, say)))
  return say.and(group.of.map((part) => say.t('say.not', { part: sayNode(part, say) })))
}

/** One condition as it follows a noun: "met een e-mailadres". */
export function sayCondition(condition: Condition, say: Saying): string {
  // The table says which one fits; the compiler cannot follow that the condition is of the same kind.
  const sayThis = sayings[condition.about] as (condition: Condition, say: Saying) => string
  return sayThis(condition, say)
}

type Says = { readonly [A in Condition['about']]: (condition: Extract<Condition, { about: A }>, say: Saying) => string }
const sayings: Says = {
  kind: ({ oneOf }, say) => say.or(oneOf.map((kind) => say.t(`say.kind.${kind}`))),
  reach: ({ has }, say) => say.t(`say.reach.${has}`),
  role: sayRole,
  age: sayAge,
  domain: ({ ids }, say) => say.t('say.domain', { names: orNamed(say, 'domain', ids) }),
  branch: ({ ids }, say) => say.t('say.branch', { names: orNamed(say, 'branch', ids) }),
  label: ({ ids }, say) => say.t('say.label', { names: orNamed(say, 'label', ids) }),
  place: ({ names }, say) => say.t('say.place', { names: say.or(names) }),
  municipality: ({ codes }, say) => say.t('say.municipality', { names: orNamed(say, 'municipality', codes) }),
  postcode: ({ areas }, say) => say.t('say.postcode', { areas: say.or(areas) }),
  own_field: ({ field, test }, say) =>
    say.t('say.ownField', { field: named(say, 'field', field), test: say.testOf(field, test) }),
  activity: sayActivity,
  first_activity: ({ familyId, period }, say) =>
    say.t('say.first', { family: named(say, 'family', familyId), period: sayPeriod(period, say) }),
  tier: ({ familyId, oneOf, period }, say) =>
    say.t('say.tier', {
      tiers: say.or(oneOf.map((tier) => say.t(`say.tier.${tier}`))),
      family: named(say, 'family', familyId),
      period: sayPeriod(period, say),
    }),
  rfm: sayRfm,
  alive: ({ familyId, oneOf }, say) =>
    say.t('say.alive', {
      classes: say.or(oneOf.map((alive) => say.t(`say.alive.${alive}`))),
      family: named(say, 'family', familyId),
    }),
  added: ({ period }, say) => say.t('say.added', { period: sayPeriod(period, say) }),
  segment: ({ id }, say) => say.t('say.segment', { name: named(say, 'segment', id) }),
  moment: ({ id }, say) => say.t('say.moment', { name: named(say, 'moment', id) }),
  link: sayLink,
  offering: ({ ids, atLeast, period }, say) =>
    [
      say.t('say.offering', { count: atLeast, number: say.number(atLeast), names: orNamed(say, 'offering', ids) }),
      ...(period === undefined ? [] : [sayPeriod(period, say)]),
    ].join(' '),
  may: ({ purposeId, channel }, say) => say.t(`say.may.${channel}`, { purpose: named(say, 'purpose', purposeId) }),
  approach: sayApproach,
  code: sayCode,
  distance: ({ km, area, branchId }, say) =>
    branchId === undefined
      ? say.t('say.distance', { km: say.number(km), area: area ?? '' })
      : say.t('say.distanceOf', { km: say.number(km), branch: named(say, 'branch', branchId) }),
}

function sayCode({ setId, editionId, keys }: Extract<Condition, { about: 'code' }>, say: Saying): string {
  const edition = editionId ?? ''
  return say.t(editionId === null ? 'say.code' : 'say.codeOf', {
    set: named(say, 'code_set', setId),
    codes: say.or(keys.map((key) => named(say, 'code', `${setId} ${edition} ${key}`))),
    edition: editionId === null ? '' : named(say, 'code_edition', editionId),
  })
}

function sayApproach({ state, purposeIds, roundId, period }: Extract<Condition, { about: 'approach' }>, say: Saying) {
  return [
    say.t(`say.approach.${state}`),
    ...(purposeIds === undefined
      ? []
      : [say.t('say.approach.purpose', { names: orNamed(say, 'purpose', purposeIds) })]),
    ...(roundId === undefined ? [] : [say.t('say.approach.round', { name: named(say, 'round', roundId) })]),
    ...(period === undefined ? [] : [sayPeriod(period, say)]),
  ].join(' ')
}

function named(say: Saying, of: Named, id: string): string {
  return say.nameOf(of, id) ?? say.t('say.gone')
}

function orNamed(say: Saying, of: Named, ids: readonly string[]): string {
  return say.or(ids.map((id) => named(say, of, id)))
}

function sayRole({ when, period, ...role }: Extract<Condition, { about: 'role' }>, say: Saying): string {
  const isDated = when === 'began' || when === 'ended'
  const said = say.t(`say.role.${when}`, {
    types: orNamed(say, 'type', role.typeIds),
    period: isDated && period ? sayPeriod(period, say) : '',
  })
  const limits = [
    ['say.role.stage', 'choice', role.stageIds],
    ['say.role.status', 'choice', role.statusIds],
    ['say.role.branch', 'branch', role.branchIds],
  ] as const
  const more = limits.flatMap(([key, of, ids]) => (ids?.length ? [say.t(key, { names: orNamed(say, of, ids) })] : []))
  return more.length === 0 ? said : `${said} (${more.join(', ')})`
}

function sayAge({ from, to }: Extract<Condition, { about: 'age' }>, say: Saying): string {
  if (from !== null && to !== null) return say.t(from === to ? 'say.age.exactly' : 'say.age.between', { from, to })
  if (from !== null) return say.t('say.age.from', { from })
  return say.t('say.age.to', { to: to ?? 0 })
}

function sayActivity(condition: Extract<Condition, { about: 'activity' }>, say: Saying): string {
  const { genreIds = [], branchIds = [], period } = condition
  const slice = [
    genreIds.length > 0 && say.t('say.genre', { names: orNamed(say, 'genre', genreIds) }),
    branchIds.length > 0 && say.t('say.at', { names: orNamed(say, 'branch', branchIds) }),
    period !== undefined && sayPeriod(period, say),
  ].filter((part) => part !== false)
  const amount = sayAmount(condition, say)
  const said = say.t('say.activity', { amount, family: named(say, 'family', condition.familyId) })
  return [said, ...slice].join(' ')
}

/** "met voor Bezoek score 4 tot en met 5 voor recent" */
function sayRfm({ familyId, ...ranges }: Extract<Condition, { about: 'rfm' }>, say: Saying): string {
  const scores = (['recency', 'frequency', 'money'] as const).flatMap((what) => {
    const range = ranges[what]
    if (!range) return []
    const score = range.from === range.to ? say.number(range.from) : say.t('say.score.between', range)
    return [say.t(`say.rfm.${what}`, { score })]
  })
  const family = named(say, 'family', familyId)
  return scores.length === 0 ? say.t('say.scored', { family }) : say.t('say.rfm', { family, scores: say.and(scores) })
}

type Amount = Pick<Extract<Condition, { about: 'activity' }>, 'measure' | 'atLeast' | 'atMost'>

function sayAmount({ measure, atLeast, atMost }: Amount, say: Saying): string {
  const quantity = (value: number) =>
    measure === 'money'
      ? say.money(value)
      : say.t(`say.measure.${measure}`, { count: value, number: say.number(value) })
  const bare = (value: number) => (measure === 'money' ? say.money(value) : say.number(value))
  if (atLeast !== null && atMost !== null)
    return atLeast === atMost
      ? say.t('say.amount.exactly', { amount: quantity(atLeast) })
      : say.t('say.amount.between', { from: bare(atLeast), to: quantity(atMost) })
  if (atLeast !== null) return say.t('say.amount.atLeast', { amount: quantity(atLeast) })
  return say.t('say.amount.atMost', { amount: quantity(atMost ?? 0) })
}

/** "in de laatste 12 maanden" */
export function sayPeriod(period: Period, say: Saying): string {
  switch (period.in) {
    case 'last':
      return say.t(`say.last.${period.unit}`, { count: period.count })
    case 'calendar_year':
      return period.yearsAgo < 2
        ? say.t(period.yearsAgo === 0 ? 'say.thisYear' : 'say.lastYear')
        : say.t('say.yearsAgo', { count: period.yearsAgo })
    case 'between':
      return sayBetween(period, say)
  }
}

function sayBetween({ from, until }: Extract<Period, { in: 'between' }>, say: Saying): string {
  if (from !== null && until !== null) return say.t('say.between', { from: say.date(from), until: say.date(until) })
  if (from !== null) return say.t('say.since', { from: say.date(from) })
  return until === null ? '' : say.t('say.until', { until: say.date(until) })
}

function sayLink({ typeId, end, other }: Extract<Condition, { about: 'link' }>, say: Saying): string {
  const label = named(say, `link_${end}`, typeId)
  const parts = other === undefined ? [] : partsOf(other)
  if (other === undefined || parts.length === 0) return say.t('say.link', { label })
  const whole = { ...other, of: parts }
  const them = whole.group === 'all' ? sayAll(parts, say) : `${say.t('say.relations')} ${sayGroup(whole, say)}`
  return say.t('say.linkWith', { label, them })
}
