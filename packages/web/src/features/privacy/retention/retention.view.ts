import type { RetentionCounts, RetentionRule, RunState } from '@klantregie/contract'
import type { Tone } from '../../../ui/states.tsx'

/** How a rule stands, in the order of what has to happen to it. */
export type RuleStanding = 'not_yet' | 'waiting' | 'on' | 'previewed' | 'changed' | 'new'

export function standingOf(
  rule: Pick<RetentionRule, 'applies' | 'isOn' | 'openRunId' | 'previewedVersion' | 'version'>,
): RuleStanding {
  if (!rule.applies) return 'not_yet'
  if (rule.isOn) return rule.openRunId === null ? 'on' : 'waiting'
  if (rule.previewedVersion === rule.version) return 'previewed'
  return rule.previewedVersion === null ? 'new' : 'changed'
}

export const standingTones: Readonly<Record<RuleStanding, Tone>> = {
  not_yet: 'neutral',
  waiting: 'attention',
  on: 'success',
  previewed: 'information',
  changed: 'attention',
  new: 'neutral',
}

export const runTones: Readonly<Record<RunState, Tone>> = {
  counting: 'information',
  waiting: 'attention',
  running: 'information',
  done: 'success',
  stopped: 'neutral',
  failed: 'danger',
}

/** Years, months and days of a term, as people say it. */
export function termParts({ months, days }: Pick<RetentionRule, 'months' | 'days'>) {
  return { years: Math.floor(months / 12), months: months % 12, days }
}

/** Those that need something first, then those that are on, then the others by name; what does not apply yet stands last. */
const ORDER: readonly RuleStanding[] = ['waiting', 'changed', 'on', 'previewed', 'new', 'not_yet']

export function sortRules<T extends Parameters<typeof standingOf>[0] & { readonly title: string }>(
  rules: readonly T[],
): T[] {
  return [...rules].sort(
    (a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)) || a.title.localeCompare(b.title, 'nl'),
  )
}

/** Why things stay, most frequent first. */
export function keptLines(kept: RetentionCounts['kept']) {
  return Object.entries(kept)
    .flatMap(([reason, count]) => (count === 0 ? [] : [{ reason: reason as keyof typeof kept, count }]))
    .sort((a, b) => b.count - a.count)
}
