import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { checkCoverage, closeCoverage, removeCoverage, undoCoverageDivision } from '@klantregie/contract'
import type { CoverageDetail, CoverageShare } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { ProgressBar } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { usePeriodText } from '../approaches/words.tsx'
import { useT } from '../locale/index.ts'
import { coverageHref, coverageQuery, coveragesHref, isChecking, useCoverageChanged } from './coverage.api.ts'
import styles from './coverage.module.css'
import { DivideDialog } from './divide-dialog.tsx'
import { Figures } from './figures.tsx'
import { Members } from './members.tsx'

const route = getRouteApi('/shell/dekking/$id')

/** One target list: where everybody stands, who has whom, and what is left. */
export function CoverageScreen() {
  const t = useT()
  const { id } = route.useParams()
  const coverage = useQuery(coverageQuery(id))
  return (
    <PageStates query={coverage} up={{ label: t('coverage.title'), href: coveragesHref }}>
      {(found) => <Shown coverage={found} />}
    </PageStates>
  )
}

function Shown({ coverage }: { readonly coverage: CoverageDetail }) {
  const t = useT()
  const format = useFormat()
  const period = usePeriodText()
  const what = [coverage.purpose.name, t(`approaches.channel.${coverage.channel}`), period(coverage)]
  return (
    <Page>
      <PageHeader
        title={coverage.name}
        lead={what.join(' · ')}
        breadcrumbs={[{ label: t('coverage.title'), href: coveragesHref }]}
      />
      <div className={styles.block}>
        <Figures figures={coverage.figures} />
        {isChecking(coverage) ? (
          <div role="status">
            <ProgressBar label={t('coverage.checking')} value={null} />
          </div>
        ) : (
          <>
            {coverage.checkedAt !== null && (
              <p className={styles.soft}>{t('coverage.checkedAt', { at: format.dateTime(coverage.checkedAt) })}</p>
            )}
            {coverage.mayChange && <Deeds coverage={coverage} />}
          </>
        )}
        <Shares coverage={coverage} />
        <Members coverage={coverage} />
      </div>
    </Page>
  )
}

type Deed = 'check' | 'close' | 'open' | 'undo'

function useDeeds({ id }: CoverageDetail) {
  const router = useRouter()
  const changed = useCoverageChanged()
  const problemText = useProblemText()
  const params = { id }
  const failed = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const run: Readonly<Record<Deed, () => Promise<unknown>>> = {
    check: () => call(checkCoverage, { params, body: {} }),
    close: () => call(closeCoverage, { params, body: { isClosed: true } }),
    open: () => call(closeCoverage, { params, body: { isClosed: false } }),
    undo: () => call(undoCoverageDivision, { params, body: {} }),
  }
  const deed = useMutation({ mutationFn: (what: Deed) => run[what]() })
  const removal = useMutation({ mutationFn: () => call(removeCoverage, { params }) })
  return {
    isPending: deed.isPending || removal.isPending,
    go: (what: Deed) => act(deed, what, { onSuccess: () => void changed(), onError: failed }),
    remove: () =>
      act(removal, undefined, {
        onSuccess: () => {
          void changed()
          void router.navigate({ href: coveragesHref })
        },
        onError: failed,
      }),
  }
}

function Deeds({ coverage }: { readonly coverage: CoverageDetail }) {
  const t = useT()
  const [asks, setAsks] = useState<'divide' | 'remove' | null>(null)
  const { go, remove, isPending } = useDeeds(coverage)
  const isOpen = coverage.state === 'open'
  return (
    <Row>
      {isOpen && (
        <>
          <Button
            tone="primary"
            isDisabled={isPending || coverage.figures.open === 0}
            onPress={() => setAsks('divide')}
          >
            {t('coverage.divide')}
          </Button>
          {coverage.divided && (
            <Button isPending={isPending} onPress={() => go('undo')}>
              {t('coverage.undoDivision')}
            </Button>
          )}
          <Button isDisabled={isPending} onPress={() => go('check')}>
            {t('coverage.checkAgain')}
          </Button>
        </>
      )}
      <Button tone="quiet" isDisabled={isPending} onPress={() => go(isOpen ? 'close' : 'open')}>
        {isOpen ? t('coverage.close') : t('coverage.open')}
      </Button>
      <Button tone="quiet" isDisabled={isPending} onPress={() => setAsks('remove')}>
        {t('coverage.remove')}
      </Button>
      {asks === 'divide' && <DivideDialog coverage={coverage} onClose={() => setAsks(null)} />}
      <AlertDialog
        isOpen={asks === 'remove'}
        onCancel={() => setAsks(null)}
        onConfirm={() => {
          setAsks(null)
          remove()
        }}
        title={t('coverage.removeTitle', { name: coverage.name })}
        confirmLabel={t('coverage.remove')}
      >
        <p>{t('coverage.removeText')}</p>
      </AlertDialog>
    </Row>
  )
}

/** Who has whom; nothing while nobody has anybody. */
function Shares({ coverage: { id, shares } }: { readonly coverage: CoverageDetail }) {
  const t = useT()
  const format = useFormat()
  const name = (share: CoverageShare) =>
    share.id === null ? t('coverage.nobody') : share.isMine ? t('coverage.mine') : (share.name ?? t('coverage.gone'))
  if (shares.every((share) => share.id === null)) return null
  return (
    <section aria-labelledby="shares" className={styles.part}>
      <h2 id="shares">{t('coverage.shares')}</h2>
      <Table
        label={t('coverage.shares')}
        rows={shares}
        rowId={(share) => share.id ?? 'none'}
        rowName={name}
        columns={[
          {
            id: 'name',
            header: t('coverage.colleague'),
            isRowHeader: true,
            cell: (share) => (
              <TextLink href={`${coverageHref(id)}?stand=open&wie=${share.id ?? 'none'}`}>{name(share)}</TextLink>
            ),
          },
          { id: 'open', header: t('coverage.count.open'), align: 'end', cell: (row) => format.number(row.open) },
          { id: 'done', header: t('coverage.reached'), align: 'end', cell: (row) => format.number(row.done) },
          { id: 'total', header: t('coverage.count.total'), align: 'end', cell: (row) => format.number(row.total) },
        ]}
      />
    </section>
  )
}
