import { useInfiniteQuery } from '@tanstack/react-query'
import type { LapseCheck, LapseList } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { LapseReasons } from '../lapse-reasons.tsx'
import { useT } from '../locale/index.ts'
import { lapsingQuery } from '../value.api.ts'
import styles from '../value.module.css'

/** Who may stay away, and why; with how often that was right before, beside the simplest rule. */
export function LapsePart({ familyId }: { readonly familyId: string }) {
  const t = useT()
  const query = useInfiniteQuery(lapsingQuery(familyId))
  return (
    <section aria-labelledby="value-lapse" className={styles.part}>
      <h2 id="value-lapse">{t('value.lapse.title')}</h2>
      <p className={styles.lead}>{t('value.lapse.lead')}</p>
      <QueryStates query={query}>
        {({ pages }) => (
          <>
            <Measured check={pages[0]?.check ?? null} />
            {pages[0]?.check?.verdict === 'not_worse' && (
              <>
                <p role="status">{t('value.people', { count: pages[0].count })}</p>
                <People items={pages.flatMap(({ items }) => items)} />
              </>
            )}
          </>
        )}
      </QueryStates>
      {query.hasNextPage && (
        <div>
          <Button size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {t('value.morePeople')}
          </Button>
        </div>
      )}
    </section>
  )
}

const TONES = { not_worse: 'success', worse: 'attention', too_few: 'information' } as const

function Measured({ check }: { readonly check: LapseCheck | null }) {
  const t = useT()
  const { number, percent } = useFormat()
  if (check === null) return <Callout tone="information">{t('value.lapse.never')}</Callout>
  const { verdict, people, called, right, baselineRight, baselineDays } = check
  const shareOf = (part: number) => (called === 0 ? '–' : percent(part / called))
  return (
    <>
      <Callout tone={TONES[verdict]}>{t(`value.lapse.verdict.${verdict}`)}</Callout>
      <p className={styles.lead}>{t('value.lapse.checkText', { people: number(people), called: number(called) })}</p>
      <dl className={styles.figures}>
        <div>
          <dt>{t('value.lapse.right')}</dt>
          <dd>{shareOf(right)}</dd>
        </div>
        <div>
          <dt>{t('value.lapse.baseline', { count: baselineDays })}</dt>
          <dd>{shareOf(baselineRight)}</dd>
        </div>
      </dl>
    </>
  )
}

function People({ items }: { readonly items: LapseList['items'] }) {
  const t = useT()
  return (
    <ul className={styles.names} aria-label={t('value.lapse.title')}>
      {items.map(({ id, name, place, reasons }) => (
        <li key={id} className={styles.lapsing}>
          <span>
            <TextLink href={`/relaties/${id}`}>{name}</TextLink>{' '}
            {place !== null && <span className={styles.soft}>{place}</span>}
          </span>
          <LapseReasons reasons={reasons} />
        </li>
      ))}
    </ul>
  )
}
