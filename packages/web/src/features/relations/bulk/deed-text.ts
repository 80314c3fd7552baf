import type { BulkDeed } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { aboutOf } from './bulk-what.view.ts'

/** What was done, in a sentence: "Rol Sponsor beëindigd". */
export function useDeedText(): (deed: Pick<BulkDeed, 'what' | 'subject' | 'owner'>) => string {
  const t = useT()
  return ({ what, subject, owner }) =>
    t(`relations.bulk.said.${what.kind}`, {
      subject: subject ?? t('relations.filter.gone'),
      owner: owner ?? t('relations.filter.gone'),
    })
}

/** How far it is or what came of it, in a sentence. */
export function useDeedOutcome(): (deed: BulkDeed) => string {
  const t = useT()
  const format = useFormat()
  return (deed) => {
    const { state, will, changed, passedBy, restored, kept, progress } = deed
    if (state === 'gathering') return t('relations.bulk.outcome.gathering', { total: format.number(aboutOf(will)) })
    const done = format.number(Math.round(progress * will))
    if (state === 'running') return t('relations.bulk.outcome.running', { done, total: format.number(will) })
    if (state === 'undoing') return t('relations.bulk.outcome.undoing', { done, total: format.number(will) })
    if (state === 'undone') return t('relations.bulk.outcome.undone', { count: restored, kept })
    const key = state === 'stopped' ? 'relations.bulk.outcome.stopped' : 'relations.bulk.outcome.done'
    return t(key, { count: changed, passedBy, will })
  }
}
