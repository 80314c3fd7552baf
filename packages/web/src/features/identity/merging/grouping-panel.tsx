import { useQuery } from '@tanstack/react-query'
import { Merge, Split } from 'lucide-react'
import { useState } from 'react'
import type { GroupingEvent } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Status } from '../../../ui/states.tsx'
import { mergeHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { useEvidenceWords } from '../questions/evidence.ts'
import { eventView } from './grouping.view.ts'
import type { EventView } from './grouping.view.ts'
import { groupingEventsQuery } from './merging.api.ts'
import { UndoDialog } from './undo-dialog.tsx'
import styles from './merging.module.css'

/** What was merged into a relation and taken out of it: by whom, when and why; each can be undone. */
export function GroupingPanel({ relationId }: { readonly relationId: string }) {
  const t = useT()
  const may = useMay()
  const events = useQuery(groupingEventsQuery(relationId))
  return (
    <section className={styles.panel} aria-labelledby="grouping">
      <h2 id="grouping">{t('grouping.title')}</h2>
      <QueryStates query={events} shape="text">
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.soft}>
              {t('grouping.none')}{' '}
              {may('identity.merge.write') && <TextLink href={mergeHref(relationId)}>{t('merge.action')}</TextLink>}
            </p>
          ) : (
            <ol className={styles.events}>
              {items.map((event) => (
                <Happening key={event.id} event={event} relationId={relationId} />
              ))}
            </ol>
          )
        }
      </QueryStates>
    </section>
  )
}

function Happening({ event, relationId }: { readonly event: GroupingEvent; readonly relationId: string }) {
  const t = useT()
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const view = eventView(event)
  const Icon = view.what === 'taken' ? Split : Merge
  const [first = '', second = ''] = view.names
  return (
    <li className={cx(styles.event, view.isUndone && styles.undoneEvent)}>
      <Icon aria-hidden="true" />
      <div className={styles.story}>
        <span className={styles.what}>{t(`grouping.${view.what}`, { first, second })}</span>
        <span className={styles.soft}>
          {t(view.isFound ? 'grouping.byMatching' : 'grouping.by', { by: event.by, date: format.dateTime(event.at) })}
        </span>
        <Why event={event} view={view} />
        {event.undone && (
          <span className={styles.undone}>
            <Status>{t('grouping.wasUndone')}</Status>
            <span className={styles.soft}>
              {t('grouping.by', { by: event.undone.by, date: format.dateTime(event.undone.at) })}
            </span>
          </span>
        )}
      </div>
      {event.mayUndo && (
        <Button size="small" onPress={() => setAsking(true)}>
          {t('grouping.undo')}
        </Button>
      )}
      {isAsking && <UndoDialog event={event} relationId={relationId} onClose={() => setAsking(false)} />}
    </li>
  )
}

/** A person gives a remark, matching gives its reasons and how sure it was. */
function Why({ event, view }: { readonly event: GroupingEvent; readonly view: EventView }) {
  const t = useT()
  const words = useEvidenceWords()
  const certainty = view.certainty === null ? null : t(`questions.certainty.${view.certainty}`)
  return (
    <>
      {certainty !== null && (
        <span className={styles.soft}>
          {t('grouping.certainty', { certainty, chance: words.chance(event.score ?? 0) })}
        </span>
      )}
      {view.reasons.length > 0 && <span className={styles.soft}>{words.ofKind(view.reasons)}</span>}
      {event.remark !== null && <span className={styles.soft}>{t('merge.quoted', { remark: event.remark })}</span>}
    </>
  )
}
