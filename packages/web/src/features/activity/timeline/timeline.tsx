import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { dutchDay } from '@klantregie/contract'
import type { TimelineEntry } from '@klantregie/contract'
import { localeOf } from '../../../lib/format.ts'
import { useLanguage } from '../../../lib/i18n.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/choice.tsx'
import { timelineQuery } from '../activity.api.ts'
import type { Kind } from '../activity.api.ts'
import { useT } from '../locale/index.ts'
import { Entry } from './entry.tsx'
import { FamilyFilter } from './family-filter.tsx'
import { KindFilter } from './kind-filter.tsx'
import { byMonth } from './timeline.view.ts'
import styles from './timeline.module.css'

interface TimelineProps {
  readonly relationId: string
  /** Held by the address bar; all kinds when absent. */
  readonly kind: Kind | undefined
  readonly onKind: (kind: Kind | undefined) => void
  /** Of an organisation what its people did can be told along. */
  readonly isOrganisation?: boolean
  /** What stands under a note or contact, by its id. */
  readonly underNote?: ((noteId: string) => ReactNode) | undefined
}

/** Everything that happened with a relation, over all sources, newest first. */
export function Timeline({ relationId, kind, onKind, isOrganisation = false, underNote }: TimelineProps) {
  const t = useT()
  const [familyId, setFamilyId] = useState<string | undefined>(undefined)
  const [withPeople, setWithPeople] = useState(false)
  const timeline = useInfiniteQuery(timelineQuery(relationId, { kind, familyId, withPeople }))
  return (
    <section aria-labelledby="timeline" className={styles.timeline}>
      <div className={styles.head}>
        <h2 id="timeline">{t('timeline.title')}</h2>
        <KindFilter kind={kind} onKind={onKind} />
      </div>
      {kind === 'fact' && <FamilyFilter familyId={familyId} onFamily={setFamilyId} />}
      {isOrganisation && (
        <Switch isSelected={withPeople} onChange={setWithPeople}>
          {t('timeline.withPeople')}
        </Switch>
      )}
      <QueryStates query={timeline} shape="text">
        {({ pages }) => {
          const entries = pages.flatMap(({ items }) => items)
          if (entries.length === 0 && !timeline.hasNextPage)
            return <p className={styles.none}>{t(kind === undefined ? 'timeline.none' : 'timeline.noneOfKind')}</p>
          return (
            <>
              <Months entries={entries} underNote={underNote} />
              {timeline.hasNextPage && (
                <div>
                  <Button isPending={timeline.isFetchingNextPage} onPress={() => void timeline.fetchNextPage()}>
                    {t('timeline.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </QueryStates>
    </section>
  )
}

interface MonthsProps extends Pick<TimelineProps, 'underNote'> {
  readonly entries: readonly TimelineEntry[]
}

function Months({ entries, underNote }: MonthsProps) {
  const name = new Intl.DateTimeFormat(localeOf(useLanguage()), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return byMonth(entries, (at) => dutchDay(new Date(at))).map((month) => (
    <section key={month.day} className={styles.month}>
      <h3>{name.format(new Date(month.day))}</h3>
      <ol>
        {month.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} underNote={underNote} />
        ))}
      </ol>
    </section>
  ))
}
