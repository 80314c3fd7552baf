import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { exportEffectiveRights } from '@klantregie/contract'
import type { EffectiveRights } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { urlOf } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay, useSession } from '../../../lib/session.tsx'
import { useLookUp, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useFieldName } from './names.ts'
import { effectiveQuery, rightsQuery, useViewAs } from './rights.api.ts'
import { effectiveRows, rightKinds } from './rights.view.ts'
import type { EffectiveRow } from './rights.view.ts'

const ALL = 'all'

interface Report {
  readonly domains: readonly { readonly id: string; readonly name: string }[]
  readonly items: readonly EffectiveRights[]
}

/** What everybody may really do, all rules together: per domain, or for one colleague. */
export function EffectiveRightsScreen() {
  const t = useT()
  const report = useQuery(effectiveQuery)
  return (
    <Page>
      <PageHeader
        title={t('effective.title')}
        lead={t('effective.lead')}
        breadcrumbs={[{ label: t('rights.title'), href: '/rechten' }]}
        actions={
          <LinkButton href={urlOf(exportEffectiveRights)} download icon={<Download aria-hidden="true" />}>
            {t('effective.download')}
          </LinkButton>
        }
      />
      <QueryStates query={report}>{(answer) => <Shown report={answer} />}</QueryStates>
    </Page>
  )
}

function Shown({ report }: { readonly report: Report }) {
  const t = useT()
  const navigate = useNavigate({ from: '/rechten/overzicht' })
  const search = useSearch({ from: '/shell/rechten/overzicht' })
  const { collega: userId } = search
  // Everybody in every domain at once is more than anybody reads: without a choice it is the first domain.
  const domainId = search.domein ?? (userId === undefined ? report.domains[0]?.id : undefined)
  const columns = useColumns(report)
  const rows = effectiveRows(report.items, { domainId, userId })
  const choose = (next: { domein?: string | undefined; collega?: string | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true })
  return (
    <>
      <Row align="end">
        <Select
          label={t('rights.domain')}
          isRequired
          width="medium"
          value={domainId ?? ALL}
          options={[
            ...(userId === undefined ? [] : [{ id: ALL, label: t('effective.allDomains') }]),
            ...report.domains.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) => choose({ domein: id === ALL ? undefined : id })}
        />
        <Select
          label={t('effective.colleague')}
          isRequired
          width="medium"
          value={userId ?? ALL}
          options={[
            { id: ALL, label: t('effective.everybody') },
            ...report.items.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) => choose(id === ALL ? { collega: undefined } : { collega: id, domein: undefined })}
        />
      </Row>
      <Table
        label={t('effective.title')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.person.name}
        isTall
      />
    </>
  )
}

function useColumns(report: Report): readonly Column<EffectiveRow>[] {
  const t = useT()
  const lookUp = useLookUp()
  const may = useMay()
  const fieldName = useFieldName(useQuery(rightsQuery).data?.fields ?? [])
  const columns: readonly Column<EffectiveRow>[] = [
    { id: 'name', header: t('effective.colleague'), isRowHeader: true, cell: ({ person }) => person.name },
    {
      id: 'by',
      header: t('effective.by'),
      cell: ({ person }) => [lookUp(`role.${person.role}`, person.role), ...person.teams].join(', '),
    },
    {
      id: 'domain',
      header: t('rights.domain'),
      cell: ({ domain }) => report.domains.find(({ id }) => id === domain.domainId)?.name,
    },
    { id: 'rights', header: t('effective.may'), cell: (row) => <May row={row} /> },
    {
      id: 'limits',
      header: t('effective.limits'),
      cell: ({ domain }) =>
        domain.limits.map(({ field, access }) => `${fieldName(field)}: ${t(`rights.access.${access}`)}`).join(', '),
    },
    {
      id: 'special',
      header: t('rights.special'),
      cell: ({ domain }) =>
        domain.special.map(({ field, access }) => `${fieldName(field)}: ${t(`rights.access.${access}`)}`).join(', '),
    },
  ]
  if (!may('governance.rights.try')) return columns
  const tryOut: Column<EffectiveRow> = {
    id: 'view',
    header: t('rights.actions'),
    align: 'end',
    cell: ({ person }) => <ViewAs person={person} />,
  }
  return [...columns, tryOut]
}

function May({ row: { domain } }: { readonly row: EffectiveRow }) {
  const t = useT()
  const given = rightKinds.filter((right) => domain.rights[right]).map((right) => t(`rights.right.${right}`))
  const why = [
    ...(domain.isOwner ? [t('effective.isOwner')] : []),
    ...(domain.isOpened ? [t('effective.isOpened')] : []),
  ]
  const text = given.length === 0 ? t('rights.nothing') : given.join(', ')
  return why.length === 0 ? text : `${text} (${why.join(', ')})`
}

/** Oneself and who is looked along as already cannot be chosen. */
function ViewAs({ person }: { readonly person: EffectiveRights }) {
  const t = useT()
  const { user, viewingAs } = useSession()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const view = useViewAs()
  if (person.id === user.id || viewingAs) return null
  const start = () =>
    act(view, person.id, {
      onSuccess: () => void navigate({ href: '/' }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <Button
      size="small"
      isPending={view.isPending}
      aria-label={t('viewing.startAs', { name: person.name })}
      onPress={start}
    >
      {t('viewing.start')}
    </Button>
  )
}
