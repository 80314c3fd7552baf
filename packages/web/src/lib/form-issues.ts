import type { z } from 'zod'

/** The text of a refused field: a key of the core catalogue and what it needs. */
export interface FieldIssue {
  readonly key: 'form.required' | 'form.too_short' | 'form.too_long' | 'form.email' | 'form.invalid'
  readonly values: Readonly<Record<string, number>>
}

type Issue = z.core.$ZodIssue

/** What the contract found wrong, in words people use; the first finding per field. */
export function issuesByField(
  issues: readonly Issue[],
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, FieldIssue>> {
  const found: Record<string, FieldIssue> = {}
  for (const issue of issues) {
    const field = String(issue.path[0] ?? '')
    found[field] ??= describe(issue, isBlank(values[field]))
  }
  return found
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

function describe(issue: Issue, blank: boolean): FieldIssue {
  if (blank) return { key: 'form.required', values: {} }
  if (issue.code === 'too_small') return { key: 'form.too_short', values: { minimum: Number(issue.minimum) } }
  if (issue.code === 'too_big') return { key: 'form.too_long', values: { maximum: Number(issue.maximum) } }
  if (issue.code === 'invalid_format' && issue.format === 'email') return { key: 'form.email', values: {} }
  return { key: 'form.invalid', values: {} }
}
