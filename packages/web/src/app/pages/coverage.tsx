import { useNavigate, useSearch } from '@tanstack/react-router'
import { CoverageLists, useCoverageWords } from '../../features/engagement/index.ts'
import { ImportantList, useForgottenCounts, VacantList } from '../../features/relations/index.ts'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { Tabs } from '../../ui/tabs.tsx'

/** Nobody approached twice and nobody forgotten: target lists, important relations gone quiet, places that nobody took. */
export function CoveragePage() {
  const words = useCoverageWords()
  const { lijst = 'doel' } = useSearch({ from: '/shell/dekking' })
  const navigate = useNavigate({ from: '/dekking' })
  const counts = useForgottenCounts()
  const choose = (id: string) =>
    void navigate({ search: id === 'stil' || id === 'zonder' ? { lijst: id } : {}, replace: true })
  return (
    <Page>
      <PageHeader title={words.title} lead={words.lead} />
      <Tabs
        label={words.parts}
        selected={lijst}
        onSelect={choose}
        items={[
          { id: 'doel', label: words.lists, content: <CoverageLists /> },
          { id: 'stil', label: words.quiet, ...counts.quiet, content: <ImportantList only="quiet" /> },
          { id: 'zonder', label: words.vacant, ...counts.vacant, content: <VacantList /> },
        ]}
      />
    </Page>
  )
}
