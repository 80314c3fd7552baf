import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CountedMoment } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { movedQuery, movementQuery } from '../segments.api.ts'
import type { Between, Which } from '../segments.api.ts'
import { buildHref, conditionsOf } from '../tree/built-on.view.ts'
import styles from './history.module.css'

const NOW = 'now'
const WHICH = ['came', 'left', 'stayed'] as const

interface MovementProps {
  readonly segmentId: string
  /** Newest first. */
  readonly moments: readonly CountedMoment[]
}

/** Who came and who left between a moment and a later one, or now. */
export function Movement({ segmentId, moments }: MovementProps) {
  const t = useT()
  const [chosen, setChosen] = useState<{ from: string; to: string }>({ from: moments[0]?.id ?? '', to: NOW })
  const [which, setWhich] = useState<Which>('came')
  const from = moments.find(({ id }) => id === chosen.from) ?? moments[0]
  const later = moments.filter(({ takenAt }) => from !== undefined && takenAt > from.takenAt)
  const to = later.some(({ id }) => id === chosen.to) ? chosen.to : null
  const between: Between = { id: segmentId, from: from?.id ?? '', to }
  const counted = useQuery(movementQuery(between))
  const asOption = ({ id, name }: CountedMoment) => ({ id, label: name })
  return (
    <section aria-labelledby="segment-movement" className={styles.part}>
      <h2 id="segment-movement">{t('moments.movement')}</h2>
      <Row>
        <Select
          label={t('moments.from')}
          isRequired
          width="medium"
          value={between.from}
          options={moments.map(asOption)}
          onChange={(id) => setChosen({ ...chosen, from: id })}
        />
        <Select
          label={t('moments.to')}
          isRequired
          width="medium"
          value={to ?? NOW}
          options={[{ id: NOW, label: t('moments.now') }, ...later.map(asOption)]}
          onChange={(id) => setChosen({ ...chosen, to: id })}
        />
      </Row>
      <QueryStates query={counted} shape="text">
        {(figures) => (
          <>
            <Figures figures={figures} which={which} onChoose={setWhich} />
            <Moved between={between} which={which} />
          </>
        )}
      </QueryStates>
      <p className={styles.soft}>{t('moments.movementText')}</p>
    </section>
  )
}

interface FiguresProps {
  readonly figures: Readonly<Record<Which, number>>
  readonly which: Which
  readonly onChoose: (which: Which) => void
}

function Figures({ figures, which, onChoose }: FiguresProps) {
  const t = useT()
  const { number } = useFormat()
  return (
    <ul className={styles.figures} aria-label={t('moments.movement')}>
      {WHICH.map((one) => (
        <li key={one}>
          <Button aria-pressed={which === one} onPress={() => onChoose(one)}>
            {t(`moments.${one}`, { count: figures[one], number: number(figures[one]) })}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Moved({ between, which }: { readonly between: Between; readonly which: Which }) {
  const t = useT()
  const query = useInfiniteQuery(movedQuery(between, which))
  return (
    <QueryStates query={query} shape="text">
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items)
        if (items.length === 0) return <p className={styles.soft}>{t(`moments.none.${which}`)}</p>
        return (
          <div className={styles.table}>
            <ul className={styles.people} aria-label={t(`moments.list.${which}`)}>
              {items.map(({ id, name, place }) => (
                <li key={id}>
                  <TextLink quiet href={`/relaties/${id}`}>
                    {name}
                  </TextLink>
                  {place !== null && <span className={styles.soft}>{place}</span>}
                </li>
              ))}
            </ul>
            <Row>
              {query.hasNextPage && (
                <Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
                  {t('moments.more')}
                </Button>
              )}
              <TextLink href={buildHref(conditionsOf(between, which))}>{t('moments.asSegment')}</TextLink>
            </Row>
          </div>
        )
      }}
    </QueryStates>
  )
}
