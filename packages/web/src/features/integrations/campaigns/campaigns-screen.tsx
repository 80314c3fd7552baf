import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import type { CampaignResult } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Pagination, Stack } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { connectHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { campaignsQuery } from './campaigns.api.ts'
import styles from './campaigns.module.css'
import { partOf } from './campaigns.view.ts'

/** What became of campaigns that newsletter systems sent. */
export function CampaignsScreen() {
  const t = useT()
  const router = useRouter()
  const { na } = useSearch({ from: '/shell/campagnes' })
  const navigate = useNavigate({ from: '/campagnes' })
  const campaigns = useQuery(campaignsQuery(na))
  return (
    <Page>
      <PageHeader title={t('campaigns.title')} lead={t('campaigns.lead')} />
      <QueryStates query={campaigns}>
        {({ items, next }) =>
          items.length === 0 && na === undefined ? (
            <None />
          ) : (
            <Stack gap="loose">
              <p className={styles.soft}>{t('campaigns.about')}</p>
              <CampaignTable campaigns={items} isBusy={campaigns.isPlaceholderData} />
              {(na !== undefined || next !== null) && (
                <Pagination
                  label={t('campaigns.pages')}
                  range={t('campaigns.shown', { count: items.length })}
                  onPrevious={na === undefined ? null : () => router.history.back()}
                  onNext={next === null ? null : () => void navigate({ search: { na: next } })}
                />
              )}
            </Stack>
          )
        }
      </QueryStates>
    </Page>
  )
}

function None() {
  const t = useT()
  const may = useMay()
  return (
    <EmptyState title={t('campaigns.none')}>
      <p>{t('campaigns.noneText')}</p>
      {may('integrations.connection.manage') && <LinkButton href={connectHref}>{t('campaigns.connect')}</LinkButton>}
    </EmptyState>
  )
}

/** Those that tell how good a campaign was, and those that tell what it cost. */
const SHARES = ['opened', 'clicked'] as const
const COUNTS = ['unsubscribed', 'returned', 'complained'] as const

interface CampaignTableProps {
  readonly campaigns: readonly CampaignResult[]
  readonly isBusy: boolean
}

function CampaignTable({ campaigns, isBusy }: CampaignTableProps) {
  const t = useT()
  const format = useFormat()
  const columns: readonly Column<CampaignResult>[] = [
    {
      id: 'campaign',
      header: t('campaigns.campaign'),
      isRowHeader: true,
      cell: (campaign) => <Named campaign={campaign} />,
    },
    {
      id: 'sentAt',
      header: t('campaigns.sentAt'),
      cell: ({ sentAt }) => <time dateTime={sentAt}>{format.dateTime(sentAt)}</time>,
    },
    { id: 'sent', header: t('campaigns.sent'), align: 'end', cell: ({ sent }) => format.number(sent) },
    ...SHARES.map((key) => ({
      id: key,
      header: t(`campaigns.${key}`),
      align: 'end' as const,
      cell: (campaign: CampaignResult) => <Share count={campaign[key]} campaign={campaign} />,
    })),
    ...COUNTS.map((key) => ({
      id: key,
      header: t(`campaigns.${key}`),
      align: 'end' as const,
      cell: (campaign: CampaignResult) => <Count count={campaign[key]} isTooFew={campaign.isTooFew} />,
    })),
  ]
  return (
    <Table
      label={t('campaigns.list')}
      columns={columns}
      rows={campaigns}
      rowId={({ id }) => id}
      rowName={({ subject, name }) => subject ?? name}
      isBusy={isBusy}
    />
  )
}

function Named({ campaign: { subject, name, lists, connection, isTooFew } }: { readonly campaign: CampaignResult }) {
  const t = useT()
  return (
    <span className={styles.cell}>
      {subject ?? name}
      <span className={styles.soft}>
        {[...new Set([subject === name ? '' : name, ...lists, connection.name])]
          .filter((part) => part !== '' && part !== (subject ?? name))
          .join(' · ')}
      </span>
      {isTooFew && <span className={styles.soft}>{t('campaigns.tooFew')}</span>}
    </span>
  )
}

interface CountProps {
  readonly count: number | null
  readonly isTooFew: boolean
}

function Count({ count, isTooFew }: CountProps) {
  const t = useT()
  const format = useFormat()
  // Why is said once, at the name.
  if (isTooFew) return <span className={styles.soft}>–</span>
  if (count === null) return <span className={styles.soft}>{t('campaigns.untold')}</span>
  return format.number(count)
}

interface ShareProps {
  readonly count: number | null
  readonly campaign: CampaignResult
}

/** The part, with the number below it. */
function Share({ count, campaign }: ShareProps) {
  const format = useFormat()
  const part = partOf(count, campaign)
  if (count === null || part === null) return <Count count={count} isTooFew={campaign.isTooFew} />
  return (
    <span className={styles.cell}>
      {format.percent(part)}
      <span className={styles.soft}>{format.number(count)}</span>
    </span>
  )
}
