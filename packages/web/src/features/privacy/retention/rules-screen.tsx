import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { RetentionRule } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { HoldsPart } from './holds-part.tsx'
import { LoanTitlesPart } from './loan-titles-part.tsx'
import { rulesQuery } from './retention.api.ts'
import styles from './retention.module.css'
import { sortRules, standingOf, standingTones } from './retention.view.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { RunsPart } from './runs-part.tsx'
import { SettingsPart } from './settings-part.tsx'
import { useTermText } from './term-text.ts'

/** How long what is kept, what may not go, and the proof of what went. */
export function RetentionScreen() {
  const t = useT()
  const rules = useQuery(rulesQuery)
  const { deel = 'regels', nieuw: isAdding } = useSearch({ from: '/shell/privacy/bewaartermijnen' })
  const navigate = useNavigate({ from: '/privacy/bewaartermijnen' })
  const setAdding = (nieuw: true | undefined) =>
    void navigate({ search: (now) => ({ ...now, nieuw }), replace: true, resetScroll: false })
  return (
    <Page>
      <PageHeader
        title={t('retention.title')}
        lead={t('retention.lead')}
        actions={
          <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
            {t('retention.add')}
          </Button>
        }
      />
      <QueryStates query={rules}>
        {({ items, kinds, settings, seesAll }) => (
          <>
            {!seesAll && <Callout tone="attention">{t('retention.notAll')}</Callout>}
            <Tabs
              label={t('retention.title')}
              selected={deel}
              onSelect={(id) =>
                void navigate({ search: { deel: id as typeof deel }, replace: true, resetScroll: false })
              }
              items={[
                { id: 'regels', label: t('retention.tab.rules'), content: <RulesTable rules={items} /> },
                { id: 'uitvoering', label: t('retention.tab.runs'), content: <RunsPart /> },
                { id: 'blokkades', label: t('retention.tab.holds'), content: <HoldsPart /> },
                {
                  id: 'instellingen',
                  label: t('retention.tab.settings'),
                  content: (
                    <div className={styles.part}>
                      <SettingsPart settings={settings} />
                      <LoanTitlesPart />
                    </div>
                  ),
                },
              ]}
            />
            {isAdding === true && <RuleDialog rule={null} kinds={kinds} onClose={() => setAdding(undefined)} />}
          </>
        )}
      </QueryStates>
    </Page>
  )
}

function RulesTable({ rules }: { readonly rules: readonly RetentionRule[] }) {
  const t = useT()
  const sayTerm = useTermText()
  const columns: readonly Column<RetentionRule>[] = [
    {
      id: 'title',
      header: t('retention.rule'),
      isRowHeader: true,
      cell: ({ id, title }) => <TextLink href={`/privacy/bewaartermijnen/${id}`}>{title}</TextLink>,
    },
    { id: 'kind', header: t('retention.about'), cell: ({ kind }) => t(`retentionKind.${kind}`) },
    { id: 'term', header: t('retention.term'), cell: sayTerm },
    {
      id: 'state',
      header: t('retention.state'),
      cell: (rule) => {
        const standing = standingOf(rule)
        return <Status tone={standingTones[standing]}>{t(`ruleStanding.${standing}`)}</Status>
      },
    },
  ]
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('retention.off')}</p>
      <Table
        label={t('retention.tab.rules')}
        columns={columns}
        rows={sortRules(rules)}
        rowId={({ id }) => id}
        rowName={({ title }) => title}
      />
    </div>
  )
}
