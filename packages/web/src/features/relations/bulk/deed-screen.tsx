import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { z } from 'zod'
import type { BulkDeed, getBulkDeed } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader, Stack } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { bulkDeedQuery } from './bulk.api.ts'
import { countsOf } from './bulk-what.view.ts'
import { DeedActions, DeedBy, DeedOutcome, DeedStatus } from './deed-parts.tsx'
import { useDeedText } from './deed-text.ts'
import styles from './bulk.module.css'

type Found = z.output<typeof getBulkDeed.response>
const route = getRouteApi('/shell/relaties/bewerkingen/$id')

/** One thing that was done to many relations: how far it is, whom it was about, who was left alone and why, and the way back. */
export function BulkDeedScreen() {
  const { id } = route.useParams()
  const deed = useQuery(bulkDeedQuery(id))
  return (
    <QueryStates query={deed} shape="text">
      {(found) => <Shown deed={found} />}
    </QueryStates>
  )
}

function Shown({ deed }: { readonly deed: Found }) {
  const t = useT()
  const may = useMay()
  const text = useDeedText()(deed)
  return (
    <Page width="narrow">
      <PageHeader
        title={text}
        breadcrumbs={[
          { label: t('relations.list.title'), href: '/relaties' },
          { label: t('relations.bulk.deeds'), href: '/relaties/bewerkingen' },
        ]}
      />
      <Stack>
        <div>
          <DeedStatus state={deed.state} />
        </div>
        <DeedOutcome deed={deed} />
        <DeedBy deed={deed} />
        <div className={styles.deedActions}>
          <DeedActions deed={deed} />
          {deed.jobId !== null && may('admin.job.read') && (
            <TextLink href="/admin/jobs">{t('relations.bulk.toJobs')}</TextLink>
          )}
        </div>
        <section aria-labelledby="whom" className={styles.part}>
          <h2 id="whom">{t('relations.bulk.whom')}</h2>
          <Counts deed={deed} />
        </section>
        {deed.passedBy + deed.kept > 0 && (
          <section aria-labelledby="left-alone" className={styles.part}>
            <h2 id="left-alone">{t('relations.bulk.leftAlone')}</h2>
            <LeftAlone deed={deed} />
          </section>
        )}
      </Stack>
    </Page>
  )
}

/** What was counted when it was asked for, and why the rest would not change. */
function Counts({ deed }: { readonly deed: BulkDeed }) {
  const t = useT()
  const format = useFormat()
  const { asked, will, already, refused } = countsOf(deed)
  const lines = [
    { id: 'will', count: will, text: t('relations.bulk.will', { count: will }) },
    { id: 'already', count: already, text: t('relations.bulk.already', { count: already }) },
    ...refused.map(({ reason, count }) => ({
      ...{ id: reason, count },
      text: t(`relations.bulk.refused.${reason}`, { count }),
    })),
  ].filter(({ id, count }) => id === 'will' || count > 0)
  return (
    <div className={styles.counts}>
      <p>
        {t(deed.isExact ? 'relations.bulk.asked' : 'relations.bulk.askedAbout', {
          count: asked,
          excepted: deed.excepted,
        })}
      </p>
      <ul>
        {lines.map(({ id, count, text }) => (
          <li key={id}>
            <span className={styles.number}>{format.number(count)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {!deed.isExact && deed.state === 'gathering' && (
        <p className={styles.soft}>{t('relations.bulk.gatheringText')}</p>
      )}
    </div>
  )
}

/** Some of those that were left alone: somebody had changed them, or they may no longer be changed. */
function LeftAlone({ deed: { leftAlone, passedBy, kept } }: { readonly deed: Found }) {
  const t = useT()
  const more = passedBy + kept - leftAlone.length
  if (leftAlone.length === 0) return <p>{t('relations.bulk.leftAloneNone')}</p>
  return (
    <>
      <ul className={styles.left}>
        {leftAlone.map((one) => (
          <li key={one.id}>
            <TextLink href={`/relaties/${one.id}`}>{one.name}</TextLink>
            <p className={styles.soft}>{t(`relations.bulk.why.${one.why}`)}</p>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.soft}>{t('relations.bulk.leftAloneMore', { more })}</p>}
    </>
  )
}
