import { useMutation, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { changePressureCaps } from '@klantregie/contract'
import type { CapPreview, PressureCap } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { approachesHref } from '../approaches/approaches.api.ts'
import { useT } from '../locale/index.ts'
import { CapDialog } from './cap-dialog.tsx'
import { Distribution } from './distribution.tsx'
import { capsQuery, previewQuery, usePressureChanged } from './pressure.api.ts'
import { useCapName } from './pressure-words.tsx'
import styles from './pressure.module.css'

/** How often relations and households may be reached, whom that holds back now, and how often they were reached. */
export function PressureScreen() {
  const t = useT()
  const query = useQuery(capsQuery)
  return (
    <Page>
      <PageHeader
        title={t('pressure.title')}
        lead={t('pressure.lead')}
        breadcrumbs={[{ label: t('approaches.title'), href: approachesHref }]}
      />
      <div className={styles.parts}>
        <QueryStates query={query}>{({ caps, mayChange }) => <Caps caps={caps} mayChange={mayChange} />}</QueryStates>
        <Distribution />
      </div>
    </Page>
  )
}

/** To begin with: what many organisations find decent. */
const USUAL: readonly PressureCap[] = [
  { channel: null, period: 'quarter', reach: 'relation', most: 6, withService: false },
  { channel: 'email', period: 'week', reach: 'relation', most: 2, withService: false },
]

interface CapsProps {
  readonly caps: readonly PressureCap[]
  readonly mayChange: boolean
}

function useSaveCaps() {
  const changed = usePressureChanged()
  const problemText = useProblemText()
  const deed = useMutation({
    mutationFn: (caps: readonly PressureCap[]) => call(changePressureCaps, { body: { caps: [...caps] } }),
  })
  return {
    isPending: deed.isPending,
    save: (caps: readonly PressureCap[], then: () => void) =>
      act(deed, caps, {
        onSuccess: () => {
          void changed()
          then()
        },
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      }),
  }
}

function Caps({ caps, mayChange }: CapsProps) {
  const t = useT()
  const name = useCapName()
  const { save } = useSaveCaps()
  const [changing, setChanging] = useState<number | 'new' | null>(null)
  const preview = useQuery({ ...previewQuery(caps), enabled: mayChange && caps.length > 0 }).data?.items ?? []
  const remove = (no: number) => {
    const cap = caps[no]
    if (cap === undefined) return
    save(caps.toSpliced(no, 1), () =>
      showToast({ text: t('pressure.removed', { name: name(cap) }), onUndo: () => save(caps, () => undefined) }),
    )
  }
  const columns = useCapColumns({ mayChange, onChange: setChanging, onRemove: remove })
  return (
    <section aria-labelledby="caps" className={styles.part}>
      <h2 id="caps">{t('pressure.caps')}</h2>
      {caps.length === 0 ? (
        <NoCaps mayChange={mayChange} />
      ) : (
        <Table
          label={t('pressure.caps')}
          columns={columns}
          rows={caps.map((cap, no) => ({ cap, no, preview: preview[no] }))}
          rowId={({ no }) => String(no)}
          rowName={({ cap }) => name(cap)}
        />
      )}
      {mayChange && (
        <Row>
          <Button icon={<Plus aria-hidden="true" />} onPress={() => setChanging('new')}>
            {t('pressure.add')}
          </Button>
        </Row>
      )}
      {changing !== null && (
        <CapDialog
          key={String(changing)}
          caps={caps}
          no={changing === 'new' ? null : changing}
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  )
}

function NoCaps({ mayChange }: { readonly mayChange: boolean }) {
  const t = useT()
  const { save, isPending } = useSaveCaps()
  return (
    <EmptyState
      title={t('pressure.empty')}
      example={t('pressure.example')}
      action={
        mayChange && (
          <Button
            tone="primary"
            isPending={isPending}
            onPress={() => save(USUAL, () => showToast({ text: t('pressure.saved') }))}
          >
            {t('pressure.begin')}
          </Button>
        )
      }
    >
      <p>{t('pressure.emptyText')}</p>
    </EmptyState>
  )
}

interface CapRow {
  readonly cap: PressureCap
  readonly no: number
  readonly preview: CapPreview | undefined
}
interface CapColumns {
  readonly mayChange: boolean
  readonly onChange: (no: number) => void
  readonly onRemove: (no: number) => void
}

function useCapColumns({ mayChange, onChange, onRemove }: CapColumns): readonly Column<CapRow>[] {
  const t = useT()
  const format = useFormat()
  const name = useCapName()
  const shown: readonly Column<CapRow>[] = [
    { id: 'name', header: t('pressure.cap'), isRowHeader: true, cell: ({ cap }) => name(cap) },
    { id: 'most', header: t('pressure.most'), align: 'end', cell: ({ cap }) => format.number(cap.most) },
    {
      id: 'service',
      header: t('pressure.service'),
      cell: ({ cap }) => (cap.withService ? t('pressure.serviceCounts') : t('pressure.serviceExempt')),
    },
  ]
  if (!mayChange) return shown
  return [
    ...shown,
    {
      id: 'now',
      header: t('pressure.now'),
      cell: ({ preview, cap }) =>
        preview && t(cap.reach === 'household' ? 'pressure.nowHouseholds' : 'pressure.nowRelations', { ...preview }),
    },
    {
      id: 'actions',
      header: t('approaches.actions'),
      cell: ({ cap, no }) => (
        <Row>
          <Button size="small" aria-label={t('pressure.changeOf', { name: name(cap) })} onPress={() => onChange(no)}>
            {t('pressure.change')}
          </Button>
          <Button
            size="small"
            tone="quiet"
            aria-label={t('pressure.removeOf', { name: name(cap) })}
            onPress={() => onRemove(no)}
          >
            {t('pressure.remove')}
          </Button>
        </Row>
      ),
    },
  ]
}
