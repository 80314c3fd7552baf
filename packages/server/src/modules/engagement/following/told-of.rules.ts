/**
 * Which traces about a relation are no news for who follows it: what only concerns its protection, what somebody thought of it, and
 * what brings back the state of before.
 */
const NO_NEWS = ['protection.', 'decision.', 'review.', 'standing.', 'privacy.', 'rights.', 'break_glass.'] as const
const NO_NEWS_ACTIONS: ReadonlySet<string> = new Set([
  'relation.verified',
  'relation.protected_read',
  'interaction.removed',
  'interaction.restored',
])

export function isNews(action: string): boolean {
  return !NO_NEWS_ACTIONS.has(action) && !NO_NEWS.some((start) => action.startsWith(start))
}
