import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { OwnerFilter } from '../roles/owner-filter.tsx'
import { ImportantList } from './important-list.tsx'
import { useForgottenCounts } from './important.api.ts'
import { VacantList } from './vacant-list.tsx'

const tabs = ['stil', 'alle', 'zonder'] as const

/** Who may not be forgotten, who has gone quiet, and which organisations lost the one we knew. */
export function ImportantScreen() {
  const t = useT()
  const { lijst = 'stil', van } = useSearch({ from: '/shell/belangrijk' })
  const navigate = useNavigate({ from: '/belangrijk' })
  const counts = useForgottenCounts(van)
  const choose = (id: string) => {
    const next = tabs.find((tab) => tab === id)
    void navigate({ search: (now) => ({ ...now, lijst: next === 'stil' ? undefined : next }), replace: true })
  }
  return (
    <Page>
      <PageHeader title={t('relations.important.title')} lead={t('relations.important.lead')} />
      <OwnerFilter
        value={van}
        onChange={(owner) => void navigate({ search: (now) => ({ ...now, van: owner }), replace: true })}
      />
      <Tabs
        label={t('relations.important.lists')}
        selected={lijst}
        onSelect={choose}
        items={[
          {
            id: 'stil',
            label: t('relations.important.quiet'),
            ...counts.quiet,
            content: <ImportantList only="quiet" ownerId={van} />,
          },
          { id: 'alle', label: t('relations.important.all'), content: <ImportantList only="all" ownerId={van} /> },
          {
            id: 'zonder',
            label: t('relations.important.alone'),
            ...counts.vacant,
            content: <VacantList ownerId={van} />,
          },
        ]}
      />
    </Page>
  )
}
