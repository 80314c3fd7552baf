import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { timelineQuery } from '../activity.api.ts'
import { useT } from '../locale/index.ts'
import styles from './note-form.module.css'

/** When somebody of us last spoke with a relation, how, and what was written down of it. */
export function LastContact({ relationId }: { readonly relationId: string }) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const enabled = may('activity.timeline.read')
  const found = useInfiniteQuery({
    ...timelineQuery(relationId, { kind: 'interaction', familyId: undefined, withPeople: false }),
    enabled,
  }).data
  if (!found) return null
  const [last] = found.pages[0]?.items ?? []
  if (!last) return <p className={styles.help}>{t('activity.last.none')}</p>
  const kind = t(`activity.kind.${last.interactionKind ?? 'note'}`)
  return (
    <div>
      <p className={styles.help}>
        {t('activity.last.when', { kind, when: format.relative(last.at), by: last.by ?? '' })}
      </p>
      {last.text !== null && <p className={styles.lastText}>{last.text}</p>}
    </div>
  )
}
