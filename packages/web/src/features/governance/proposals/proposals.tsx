import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ProposalStatus } from '@klantregie/contract'
import type { Proposal } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import type { Tone } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { proposalsQuery } from './proposals.api.ts'
import styles from '../model/model.module.css'

export const toneOf: Readonly<Record<ProposalStatus, Tone>> = {
  open: 'attention',
  accepted: 'success',
  refused: 'neutral',
  withdrawn: 'neutral',
}

/** What colleagues would like the model to be, and what was decided. */
export function ProposalsScreen() {
  const t = useT()
  const { status = 'open' } = useSearch({ from: '/shell/voorstellen' })
  return (
    <Page>
      <PageHeader
        title={t('proposals.title')}
        lead={t('proposals.lead')}
        actions={<LinkButton href="/gegevensmodel">{t('model.title')}</LinkButton>}
      />
      <StatusChoice status={status} />
      <ProposalList status={status === 'alle' ? undefined : status} />
    </Page>
  )
}

const CHOICES = [...ProposalStatus.options, 'alle'] as const

function StatusChoice({ status }: { readonly status: (typeof CHOICES)[number] }) {
  const t = useT()
  const navigate = useNavigate({ from: '/voorstellen' })
  return (
    <div className={styles.tools}>
      <Select
        label={t('proposals.status')}
        isRequired
        width="short"
        value={status}
        onChange={(chosen) => {
          const next = CHOICES.find((one) => one === chosen)
          void navigate({ search: next === undefined || next === 'open' ? {} : { status: next }, replace: true })
        }}
        options={CHOICES.map((one) => ({ id: one, label: t(`proposals.status.${one}`) }))}
      />
    </div>
  )
}

function ProposalList({ status }: { readonly status: ProposalStatus | undefined }) {
  const t = useT()
  const proposals = useInfiniteQuery(proposalsQuery(status))
  const columns = useColumns()
  return (
    <QueryStates query={proposals}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        if (rows.length === 0) return <NoProposals />
        return (
          <>
            <Table
              label={t('proposals.title')}
              columns={columns}
              rows={rows}
              rowId={({ id }) => id}
              rowName={({ title }) => title}
            />
            {proposals.hasNextPage && (
              <div className={styles.tools}>
                <Button isPending={proposals.isFetchingNextPage} onPress={() => void proposals.fetchNextPage()}>
                  {t('proposals.more')}
                </Button>
              </div>
            )}
          </>
        )
      }}
    </QueryStates>
  )
}

function NoProposals() {
  const t = useT()
  return (
    <EmptyState
      title={t('proposals.none')}
      action={
        <LinkButton href="/gegevensmodel" tone="primary">
          {t('proposals.toModel')}
        </LinkButton>
      }
      example={t('proposals.example')}
    >
      <p>{t('proposals.noneText')}</p>
    </EmptyState>
  )
}

function useColumns(): readonly Column<Proposal>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'title',
      header: t('proposals.about'),
      isRowHeader: true,
      cell: ({ id, title, element, change }) => (
        <TextLink href={`/voorstellen/${id}`}>
          {t('proposals.what', { what: t(`proposals.what.${element}.${change}`), title })}
        </TextLink>
      ),
    },
    { id: 'domain', header: t('model.domain'), cell: ({ domain }) => domain?.name ?? t('model.noDomain') },
    { id: 'by', header: t('proposals.by'), cell: ({ proposedBy }) => proposedBy },
    { id: 'at', header: t('proposals.at'), keepsTogether: true, cell: ({ proposedAt }) => format.date(proposedAt) },
    {
      id: 'status',
      header: t('proposals.status'),
      cell: ({ status, mayDecide }) => (
        <Status tone={toneOf[status]}>{mayDecide ? t('proposals.yours') : t(`proposals.status.${status}`)}</Status>
      ),
    },
  ]
}
