import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { ReactNode } from 'react'
import type { Home, HomePart } from '@klantregie/contract'
import { homeQuery } from '../../features/engagement/index.ts'
import { QuickSearch } from '../../features/relations/index.ts'
import { dutchHour } from '../../lib/format.ts'
import { QueryStates } from '../../lib/query-states.tsx'
import { useMay, useSession } from '../../lib/session.tsx'
import { useFormat } from '../../lib/texts.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { features } from '../features.ts'
import { useT } from '../locale/index.ts'
import { OneDeed } from './home/deed.tsx'
import { Guide } from './home/guide.tsx'
import { partOfDay } from './home/home.view.ts'
import { OneInsight } from './home/insight.tsx'
import { MyChanges } from './home/mine.tsx'
import { Waiting } from './home/waiting.tsx'
import styles from './home/home.module.css'

const ArrangeDialog = lazy(async () => ({ default: (await import('./home/arrange-dialog.tsx')).ArrangeDialog }))

/** The home page: find somebody, one thing to do, and around it what one's work asks, in the order that one likes. */
export function TodayPage() {
  const t = useT()
  const format = useFormat()
  const may = useMay()
  const { user, viewingAs } = useSession()
  const now = new Date()
  const home = useQuery(homeQuery)
  const [isArranging, setArranging] = useState(false)
  return (
    <Page>
      <PageHeader
        title={t(`today.${partOfDay(dutchHour(now))}`, { name: user.name.split(' ')[0] ?? user.name })}
        lead={format.longDate(now.toISOString())}
        {...(viewingAs === null && {
          actions: (
            <IconButton
              label={t('home.arrange')}
              icon={<SlidersHorizontal aria-hidden="true" />}
              onPress={() => setArranging(true)}
            />
          ),
        })}
      />
      {may('relations.relation.read') && <QuickSearch />}
      <QueryStates query={home} shape="text">
        {(found) => <Arranged home={found} />}
      </QueryStates>
      {isArranging && home.data && (
        <Suspense fallback={null}>
          <ArrangeDialog home={home.data} onClose={() => setArranging(false)} />
        </Suspense>
      )}
    </Page>
  )
}

function Arranged({ home }: { readonly home: Home }) {
  const { wegwijzer: isAsked = false } = useSearch({ from: '/shell/' })
  const navigate = useNavigate({ from: '/' })
  const isGuided = isAsked || (!home.guide.isPutAway && home.guide.steps.some(({ isDone }) => !isDone))
  return (
    <>
      {(home.deed !== null || !isGuided) && <OneDeed home={home} />}
      {isGuided && (
        <Guide
          guide={home.guide}
          isLoud={home.deed === null}
          onClosed={() => void navigate({ search: {}, replace: true })}
        />
      )}
      <div className={styles.columns}>
        {(['main', 'side'] as const).map((column) => (
          <div key={column} className={styles.column}>
            {home.arrangement[column].map((part) => (
              <Part key={part} part={part} home={home} />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

/** A part is there only when it has something to say. */
function Part({ part, home }: { readonly part: HomePart; readonly home: Home }): ReactNode {
  const offered = features.flatMap((feature) => feature.todayParts?.[part] ?? [])
  const parts = offered.map((Offered, index) => (
    <Suspense key={index} fallback={null}>
      <Offered />
    </Suspense>
  ))
  if (part === 'insight') return <OneInsight insight={home.insight} />
  if (part === 'mine') return <MyChanges relations={home.mine} />
  if (part !== 'waiting') return parts
  // What is the one thing already, is not said a second time.
  return <Waiting waiting={home.waiting.filter(({ kind }) => home.deed?.key !== `waiting:${kind}`)}>{parts}</Waiting>
}
