import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FieldKey, listSurvivorship } from '@klantregie/contract'
import type { z } from 'zod'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { sourcesQuery } from '../identity.api.ts'
import { useFieldLabel, useOwnFields } from '../field-label.ts'
import { useT } from '../locale/index.ts'
import { BelieveDialog } from './believe-dialog.tsx'
import { survivorshipQuery } from './survivorship.api.ts'
import type { Rule } from './survivorship.api.ts'
import { rowsOf } from './survivorship.view.ts'
import type { FieldRow } from './survivorship.view.ts'
import styles from './survivorship.module.css'

type Row = FieldRow<z.output<typeof listSurvivorship.response>['items'][number]>

/** Per field which source is believed when they contradict each other. */
export function SurvivorshipScreen() {
  const t = useT()
  const label = useFieldLabel()
  const settings = useQuery(survivorshipQuery)
  const ownKeys = useOwnFields().map(({ key }) => key)
  const [open, setOpen] = useState<FieldKey | null>(null)
  const columns = useColumns(setOpen)
  return (
    <Page width="narrow">
      <PageHeader title={t('believe.title')} lead={t('believe.lead')} />
      <p className={styles.soft}>{t('believe.hand')}</p>
      <QueryStates query={settings}>
        {({ items }) => {
          const rows = rowsOf(items, ownKeys)
          const asked = rows.find(({ field }) => field === open)
          return (
            <>
              <Table
                label={t('believe.label')}
                columns={columns}
                rows={rows}
                rowId={(row) => row.field}
                rowName={(row) => label(row.field)}
              />
              {asked && <BelieveDialog key={asked.field} row={asked} onClose={() => setOpen(null)} />}
            </>
          )
        }}
      </QueryStates>
    </Page>
  )
}

function useColumns(onChange: (field: FieldKey) => void): readonly Column<Row>[] {
  const t = useT()
  const label = useFieldLabel()
  const may = useMay()
  const format = useFormat()
  const say = useRuleText()
  const columns: Column<Row>[] = [
    { id: 'field', header: t('believe.field'), isRowHeader: true, cell: ({ field }) => label(field) },
    { id: 'rule', header: t('believe.rule'), cell: ({ rule }) => say(rule) },
    {
      id: 'changed',
      header: t('believe.changed'),
      cell: ({ set }) =>
        set && (
          <span className={styles.soft}>
            {t('believe.changedBy', { by: set.changedBy, date: format.date(set.changedAt) })}
          </span>
        ),
    },
  ]
  if (!may('identity.survivorship.write')) return columns
  return [
    ...columns,
    {
      id: 'change',
      header: t('believe.actions'),
      align: 'end',
      cell: ({ field }) => (
        <Button
          size="small"
          aria-label={t('believe.changeOf', { field: label(field) })}
          onPress={() => onChange(field)}
        >
          {t('believe.change')}
        </Button>
      ),
    },
  ]
}

/** "eerst Leden, Kassa; daarna wat het laatst binnenkwam" */
function useRuleText(): (rule: Rule) => string {
  const t = useT()
  const sources = useQuery(sourcesQuery).data?.items ?? []
  return ({ sourceIds, rule }) => {
    if (sourceIds.length === 0) return t(`believe.option.${rule}`)
    const names = sourceIds.map((id) => sources.find((source) => source.id === id)?.name ?? t('believe.gone'))
    return [
      t('believe.order', { sources: names.join(', ') }),
      t('believe.then', { rule: t(`believe.rule.${rule}`) }),
    ].join('; ')
  }
}
