import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { FilterBar, Page, PageHeader, Pagination } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { proposalsHref, registersHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { ProposalRow } from './proposal-row.tsx'
import { proposalsQuery } from './registers.api.ts'
import styles from './registers.module.css'

const route = getRouteApi('/shell/koppelingen/registers/voorstellen')

/** What registers propose to change of relations; nothing of it is done until somebody says so. */
export function ProposalsScreen() {
  const t = useT()
  const may = useMay()
  const { van, na } = route.useSearch()
  const navigate = route.useNavigate()
  const isMine = van === 'mij'
  const proposals = useQuery(proposalsQuery({ isMine, after: na }))
  return (
    <Page>
      <PageHeader
        title={t('registerProposals.title')}
        lead={t('registerProposals.lead')}
        breadcrumbs={may('integrations.register.read') ? [{ label: t('registers.title'), href: registersHref }] : []}
      />
      <FilterBar>
        <Select
          label={t('registerProposals.whose')}
          isRequired
          width="medium"
          value={isMine ? 'mine' : 'all'}
          options={[
            { id: 'mine', label: t('registerProposals.whose.mine') },
            { id: 'all', label: t('registerProposals.whose.all') },
          ]}
          onChange={(id) => void navigate({ search: id === 'mine' ? { van: 'mij' } : {}, replace: true })}
        />
      </FilterBar>
      <QueryStates query={proposals}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState
              title={t(isMine ? 'registerProposals.noneMine' : 'registerProposals.none')}
              action={isMine && <LinkButton href={proposalsHref}>{t('registerProposals.showAll')}</LinkButton>}
            >
              <p>{t('registerProposals.noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <ul className={styles.list} aria-label={t('registerProposals.title')}>
                {items.map((proposal) => (
                  <ProposalRow key={proposal.id} proposal={proposal} />
                ))}
              </ul>
              <Pagination
                label={t('registers.pages')}
                range={t('registerProposals.shown', { count: items.length })}
                onPrevious={na === undefined ? null : () => window.history.back()}
                onNext={next === null ? null : () => void navigate({ search: (now) => ({ ...now, na: next }) })}
              />
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}
