import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Play } from 'lucide-react'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { runsQuery, useStartRun } from './matching.api.ts'
import { MatchReport } from './report.tsx'
import { MatchRuns } from './runs.tsx'
import { isBusy } from './runs.view.ts'
import { MatchSettingsTab } from './settings.tsx'

/** Laying lists beside each other: what was done, what came of it, and how careful it is. */
export function MatchingScreen() {
  const t = useT()
  const { tab = 'vergelijkingen' } = useSearch({ from: '/shell/vergelijken' })
  const navigate = useNavigate({ from: '/vergelijken' })
  return (
    <Page>
      <PageHeader title={t('matching.title')} lead={t('matching.lead')} actions={<Start />} />
      <Tabs
        label={t('matching.parts')}
        selected={tab}
        onSelect={(id) =>
          void navigate({
            search: id === 'verslag' || id === 'instellingen' ? { tab: id } : {},
            replace: true,
            resetScroll: false,
          })
        }
        items={[
          { id: 'vergelijkingen', label: t('matching.runs'), content: <MatchRuns /> },
          { id: 'verslag', label: t('matching.report'), content: <MatchReport /> },
          { id: 'instellingen', label: t('matching.settings'), content: <MatchSettingsTab /> },
        ]}
      />
    </Page>
  )
}

/** One run at a time: while one is busy, the button is not there but its progress is. */
function Start() {
  const t = useT()
  const may = useMay()
  const runs = useQuery(runsQuery).data?.items ?? []
  const start = useStartRun()
  if (!may('identity.matching.manage') || runs.some(isBusy)) return null
  return (
    <Button
      tone="primary"
      icon={<Play aria-hidden="true" />}
      isPending={start.isPending}
      onPress={() => start.mutate()}
    >
      {t('matching.start')}
    </Button>
  )
}
