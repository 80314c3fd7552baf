import { useMutation, useQuery } from '@tanstack/react-query'
import { learnAdvice } from '@klantregie/contract'
import type { AdviceCheck } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { DescriptionList, Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { adviceCheckQuery } from './advice.api.ts'
import styles from './advice.module.css'

/** How good the advice is, measured on choices that it had not seen, and how it comes about. */
export function AdviceScreen() {
  const t = useT()
  const query = useQuery(adviceCheckQuery)
  return (
    <Page>
      <PageHeader
        title={t('advice.screen')}
        lead={t('advice.lead')}
        breadcrumbs={[{ label: t('segments.title'), href: '/segmenten' }]}
        actions={<LearnButton />}
      />
      <QueryStates query={query}>
        {({ latest, earlier }) =>
          latest === null ? (
            <EmptyState title={t('advice.never')}>
              <p>{t('advice.neverText')}</p>
            </EmptyState>
          ) : (
            <>
              <Latest check={latest} />
              {earlier.length > 0 && <Earlier checks={earlier} />}
            </>
          )
        }
      </QueryStates>
      <How />
    </Page>
  )
}

function LearnButton() {
  const t = useT()
  const may = useMay()
  const problemText = useProblemText()
  const learn = useMutation({ mutationFn: () => call(learnAdvice) })
  if (!may('segments.advice.learn')) return null
  return (
    <Button
      isPending={learn.isPending}
      onPress={() =>
        act(learn, undefined, {
          onSuccess: () => showToast({ text: t('advice.learning') }),
          onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
        })
      }
    >
      {t('advice.learn')}
    </Button>
  )
}

const TONES = { better: 'success', no_better: 'attention', too_little: 'information' } as const

function Latest({ check }: { readonly check: AdviceCheck }) {
  const t = useT()
  const format = useFormat()
  const share = useShare()
  return (
    <section aria-labelledby="latest" className={styles.panel}>
      <h2 id="latest">{t('advice.latest')}</h2>
      <Callout tone={TONES[check.verdict]}>{t(`advice.verdict.${check.verdict}`)}</Callout>
      <DescriptionList
        items={[
          { id: 'people', term: t('advice.people'), value: format.number(check.people) },
          { id: 'hits', term: t('advice.hits'), value: share(check.hits, check.people) },
          { id: 'baseline', term: t('advice.baseline'), value: share(check.baselineHits, check.people) },
          { id: 'from', term: t('advice.from'), value: format.date(check.from) },
          { id: 'when', term: t('advice.when'), value: format.dateTime(check.checkedAt) },
        ]}
      />
    </section>
  )
}

function useShare(): (part: number, whole: number) => string {
  const t = useT()
  const format = useFormat()
  return (part, whole) => (whole === 0 ? '–' : t('advice.share', { share: format.percent(part / whole), count: part }))
}

function Earlier({ checks }: { readonly checks: readonly AdviceCheck[] }) {
  const t = useT()
  const format = useFormat()
  const share = useShare()
  return (
    <section aria-labelledby="earlier" className={styles.panel}>
      <h2 id="earlier">{t('advice.earlier')}</h2>
      <Table
        label={t('advice.earlier')}
        rows={checks}
        rowName={({ checkedAt }) => format.dateTime(checkedAt)}
        rowId={({ checkedAt }) => checkedAt}
        columns={[
          { id: 'when', header: t('advice.when'), isRowHeader: true, cell: (one) => format.dateTime(one.checkedAt) },
          { id: 'people', header: t('advice.people'), cell: (one) => format.number(one.people) },
          { id: 'hits', header: t('advice.hits'), cell: (one) => share(one.hits, one.people) },
          { id: 'baseline', header: t('advice.baseline'), cell: (one) => share(one.baselineHits, one.people) },
        ]}
      />
    </section>
  )
}

function How() {
  const t = useT()
  return (
    <section aria-labelledby="how" className={styles.panel}>
      <h2 id="how">{t('advice.how')}</h2>
      <ul className={styles.how}>
        {(['together', 'genre', 'check', 'never'] as const).map((part) => (
          <li key={part}>{t(`advice.how.${part}`)}</li>
        ))}
      </ul>
    </section>
  )
}
