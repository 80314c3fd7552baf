import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ValueFamily } from '@klantregie/contract'
import { QueryStates } from '../../lib/query-states.tsx'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { ExpectationPart } from './expectation/expectation-part.tsx'
import { useT } from './locale/index.ts'
import { ScoresPart } from './scores/scores-part.tsx'
import { TiersPart } from './tiers/tiers-part.tsx'
import { familiesQuery } from './value.api.ts'
import { WeightsPart } from './weights-part.tsx'
import { MeasureButton, MeasureProgress } from './work.tsx'
import styles from './value.module.css'

const route = getRouteApi('/shell/waarde')

/** How closely relations live with what we do, by family of activity: tiers, scores, and what may be expected of them. */
export function ValueScreen() {
  const t = useT()
  const families = useQuery(familiesQuery)
  return (
    <Page>
      <PageHeader title={t('value.title')} lead={t('value.lead')} actions={<MeasureButton />} />
      <MeasureProgress />
      <QueryStates query={families}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('value.noFamilies')}>
              <p>{t('value.noFamiliesText')}</p>
            </EmptyState>
          ) : (
            <Chosen families={items} />
          )
        }
      </QueryStates>
    </Page>
  )
}

function Chosen({ families }: { readonly families: readonly ValueFamily[] }) {
  const t = useT()
  const { familie, deel = 'niveaus' } = route.useSearch()
  const navigate = route.useNavigate()
  const family = families.find(({ id }) => id === familie) ?? families[0]
  if (!family) return null
  // Another family or part has other people behind its figures.
  const go = (to: { familie?: string; deel?: typeof deel }) =>
    void navigate({ search: { familie: family.id, deel, ...to }, replace: true, resetScroll: false })
  return (
    <>
      <div className={styles.family}>
        <Select
          label={t('value.family')}
          isRequired
          width="medium"
          value={family.id}
          options={families.map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => go({ familie: id })}
        />
      </div>
      <Tabs
        label={t('value.parts')}
        selected={deel}
        onSelect={(id) => go({ deel: id as typeof deel })}
        items={[
          { id: 'niveaus', label: t('value.tiers'), content: <TiersPart key={family.id} family={family} /> },
          { id: 'scores', label: t('value.scores'), content: <ScoresPart family={family} /> },
          { id: 'verwachting', label: t('value.expectation'), content: <ExpectationPart family={family} /> },
          { id: 'weging', label: t('value.weights'), content: <WeightsPart /> },
        ]}
      />
    </>
  )
}
