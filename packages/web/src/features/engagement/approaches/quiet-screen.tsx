import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { changePurposeRule } from '@klantregie/contract'
import type { PurposeRule } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { approachesHref, purposesQuery, useApproachesChanged } from './approaches.api.ts'

/** How long each purpose leaves people in peace, and which purposes stand in each other's way. */
export function QuietScreen() {
  const t = useT()
  const query = useQuery(purposesQuery)
  const [changing, setChanging] = useState<string | null>(null)
  return (
    <Page>
      <PageHeader
        title={t('approaches.quiet.title')}
        lead={t('approaches.quiet.lead')}
        breadcrumbs={[{ label: t('approaches.title'), href: approachesHref }]}
      />
      <QueryStates query={query}>
        {({ items, mayChange }) => {
          const rule = items.find(({ purposeId }) => purposeId === changing)
          if (items.length === 0)
            return (
              <EmptyState title={t('approaches.quiet.empty')}>
                <p>{t('approaches.quiet.emptyText')}</p>
              </EmptyState>
            )
          return (
            <>
              <Rules items={items} mayChange={mayChange} onChange={setChanging} />
              {rule && <RuleDialog key={rule.purposeId} rule={rule} all={items} onClose={() => setChanging(null)} />}
            </>
          )
        }}
      </QueryStates>
    </Page>
  )
}

interface RulesProps {
  readonly items: readonly PurposeRule[]
  readonly mayChange: boolean
  readonly onChange: (purposeId: string) => void
}

function Rules({ items, mayChange, onChange }: RulesProps) {
  const t = useT()
  return (
    <Table
      label={t('approaches.quiet.title')}
      rows={items}
      rowId={(row) => row.purposeId}
      rowName={(row) => row.name}
      columns={[
        { id: 'name', header: t('approaches.purpose'), isRowHeader: true, cell: (row) => row.name },
        {
          id: 'quiet',
          header: t('approaches.quiet.days'),
          cell: (row) => t('approaches.quietOf', { days: row.quietDays }),
        },
        {
          id: 'conflicts',
          header: t('approaches.quiet.conflicts'),
          cell: (row) =>
            row.conflicts
              .map(({ name, quietDays }) => t('approaches.quiet.conflict', { name, days: quietDays }))
              .join(', '),
        },
        ...(mayChange
          ? [
              {
                id: 'actions',
                header: t('approaches.actions'),
                cell: (row: PurposeRule) => (
                  <Button
                    size="small"
                    aria-label={t('approaches.quiet.changeOf', { name: row.name })}
                    onPress={() => onChange(row.purposeId)}
                  >
                    {t('approaches.quiet.change')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

interface RuleDialogProps {
  readonly rule: PurposeRule
  readonly all: readonly PurposeRule[]
  readonly onClose: () => void
}

const USUAL_DAYS = 30

function useRuleForm({ rule, onClose }: RuleDialogProps, others: readonly string[]) {
  const t = useT()
  const changed = useApproachesChanged()
  const known = rule.conflicts[0]?.quietDays ?? USUAL_DAYS
  return useContractForm({
    schema: changePurposeRule.body,
    initial: { quietDays: String(rule.quietDays), conflictDays: String(known) },
    toBody: ({ quietDays, conflictDays }) => ({
      quietDays: Number(quietDays),
      conflicts: others.map((purposeId) => ({ purposeId, quietDays: Number(conflictDays) })),
    }),
    onSubmit: async (body) => {
      await call(changePurposeRule, { params: { id: rule.purposeId }, body })
      await changed()
      showToast({ text: t('approaches.quiet.saved', { name: rule.name }) })
      onClose()
    },
  })
}

function RuleDialog(props: RuleDialogProps) {
  const { rule, all, onClose } = props
  const t = useT()
  const [others, setOthers] = useState<readonly string[]>(rule.conflicts.map(({ purposeId }) => purposeId))
  const form = useRuleForm(props, others)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('approaches.quiet.dialog', { name: rule.name })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <TextField
          {...form.field('quietDays')}
          inputMode="numeric"
          width="short"
          isRequired
          autoFocus
          label={t('approaches.quiet.days')}
          description={t('approaches.quiet.daysHelp')}
        />
        <CheckboxGroup
          label={t('approaches.quiet.conflicts')}
          isRequired={false}
          description={t('approaches.quiet.conflictsHelp')}
          value={[...others]}
          onChange={setOthers}
          options={all
            .filter(({ purposeId }) => purposeId !== rule.purposeId)
            .map(({ purposeId, name }) => ({ id: purposeId, label: name }))}
        />
        {others.length > 0 && (
          <TextField
            {...form.field('conflictDays')}
            inputMode="numeric"
            width="short"
            isRequired
            label={t('approaches.quiet.conflictDays')}
          />
        )}
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('approaches.quiet.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
