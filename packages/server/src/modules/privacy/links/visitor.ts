import type { Language } from '@klantregie/contract'
import type { Who } from '../../../platform/context.ts'
import { systemActor } from '../../../platform/jobs/worker.ts'

/** A visitor on our public pages: the product itself acts, for what the link or form in hand is about and nothing else. */
export function visitorAt(tenantId: string, language: Language): Who {
  const name = language === 'en' ? 'Visitor' : 'Bezoeker'
  return { ...systemActor(tenantId, 'visitor'), language, actor: { kind: 'system', id: 'visitor', name } }
}
