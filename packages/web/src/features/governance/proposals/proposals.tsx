import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
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
import { modelDomainsQuery } from '../model/model.api.ts'
import { proposalsQuery } from './proposals.api.ts'
import type { Asked } from './proposals.api.ts'
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
  const { status = 'open', domein } = useSearch({ from: '/shell/voorstellen' })
  return (
    <Page>
      <PageHeader
        title={t('proposals.title')}
        lead={t('proposals.lead')}
        actions={<LinkButton href="/gegevensmodel">{t('model.title')}</LinkButton>}
      />
      <div className={styles.filters}>
        <StatusChoice status={status} />
        <DomainChoice domainId={domein} />
      </div>
      <ProposalList status={status === 'alle' ? undefined : status} domainId={domein} />
    </Page>
  )
}

const CHOICES = [...ProposalStatus.options, 'alle'] as const

function StatusChoice({ status }: { readonly status: (typeof CHOICES)[number] }) {
  const t = useT()
  const navigate = useNavigate({ from: '/voorstellen' })
  return (
    <Select
      label={t('proposals.status')}
      isRequired
      value={status}
      onChange={(chosen) => {
        const next = CHOICES.find((one) => one === chosen)
        void navigate({ search: (now) => ({ ...now, status: next === 'open' ? undefined : next }), replace: true })
      }}
      options={CHOICES.map((one) => ({ id: one, label: t(`proposals.status.${one}`) }))}
    />
  )
}

const EVERY_DOMAIN = 'alle'

function DomainChoice({ domainId }: { readonly domainId: string | undefined }) {
  const t = useT()
  const navigate = useNavigate({ from: '/voorstellen' })
  const domains = useQuery(modelDomainsQuery).data?.items ?? []
  return (
    <Select
      label={t('model.domain')}
      isRequired
      value={domainId ?? EVERY_DOMAIN}
      onChange={(id) =>
        void navigate({
          search: (now) => ({ ...now, domein: id === EVERY_DOMAIN ? undefined : id }),
          replace: true,
        })
      }
      options={[
        { id: EVERY_DOMAIN, label: t('proposals.everyDomain') },
        ...domains.map(({ id, name }) => ({ id, label: name })),
      ]}
    />
  )
}

function ProposalList({ status, domainId }: Asked) {
  const t = useT()
  const proposals = useInfiniteQuery(proposalsQuery({ status, domainId }))
  const columns = useColumns()
  return (
    <QueryStates query={proposals}>
      {({ pages }) => {
        const rows = pages.flatMap(({ items }) => items)
        if (rows.length === 0) return <NoProposals isNarrowed={status !== 'open' || domainId !== undefined} />
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

function NoProposals({ isNarrowed }: { readonly isNarrowed: boolean }) {
  const t = useT()
  // Of a choice that finds nothing one looks further; that there is nothing at all is the moment to explain.
  if (isNarrowed)
    return (
      <EmptyState title={t('proposals.nothingFound')}>
        <p>{t('proposals.nothingFoundText')}</p>
      </EmptyState>
    )
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
    { id: 'domain', header: t('model.domain'), cell: ({ domain }) => domain?.name ?? t('proposals.noDomain') },
    { id: 'by', header: t('proposals.by'), keepsTogether: true, cell: ({ proposedBy }) => proposedBy },
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
