import type { RetentionKind } from '@klantregie/contract'
import type { RetentionParts } from './parts.ts'

/** The kinds that somebody carries out: relations by this module itself, rows by whoever keeps them. */
export function applyingKinds(parts: RetentionParts): ReadonlySet<RetentionKind> {
  return new Set<RetentionKind>(['former_role', 'no_role', ...parts.keeps().map(({ kind }) => kind)])
}

export function appliesTo(parts: RetentionParts, kind: RetentionKind): boolean {
  return applyingKinds(parts).has(kind)
}
