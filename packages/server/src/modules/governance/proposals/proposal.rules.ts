import type { ModelElement, ProposalContent } from '@klantregie/contract'

/** What a proposal is about, taken from what it would do. */
export type About = {
  readonly element: ModelElement
  readonly change: 'add' | 'change' | 'retire'
  /** Null for something new. */
  readonly elementId: string | null
}

export function aboutOf(content: ProposalContent): About {
  const [element, change] = content.what.split('.') as [ModelElement, About['change']]
  return { element, change, elementId: 'key' in content ? content.key : 'id' in content ? content.id : null }
}

type Values = Readonly<Record<string, unknown>> | null

/**
 * Whether somebody changed the element after the proposal was made: accepting would then undo what they did. Compared by
 * content, not by version: what was changed and changed back is what the proposer saw.
 */
export function isOvertaken(seen: Values, current: Values): boolean {
  if (seen === null) return false
  return current === null || canonical(withoutVersion(seen)) !== canonical(withoutVersion(current))
}

function withoutVersion(values: NonNullable<Values>): Values {
  const { version: _version, ...rest } = values
  return rest
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
    .join(',')}}`
}
