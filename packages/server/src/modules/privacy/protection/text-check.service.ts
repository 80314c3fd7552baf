import type { TextWarning } from '@klantregie/contract'
import { warningsOf } from '../../../platform/pure/dutch/sensitive-text.ts'

/** What a free text holds that should not be kept in one. A warning and never a refusal: a word proves nothing. */
export function checkText(text: string): { warnings: TextWarning[] } {
  return { warnings: warningsOf(text) }
}
