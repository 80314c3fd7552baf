import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { startAssessment } from '@klantregie/contract'
import type { Assessment, RegisterContent } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { assessmentsQuery, useRegisterActions } from './register.api.ts'
import styles from './register.module.css'

type Listed = Omit<Assessment, 'answers'>
type Purposes = RegisterContent['purposes']

/** Assessments of effects (DPIA): filled in as far as the set-up already says. */
export function AssessmentsPart({ purposes }: { readonly purposes: Purposes }) {
  const t = useT()
  const may = useMay()
  const assessments = useQuery(assessmentsQuery)
  const [isStarting, setStarting] = useState(false)
  const start = may('privacy.register.manage') && <Button onPress={() => setStarting(true)}>{t('dpia.start')}</Button>
  return (
    <div className={styles.part}>
      <p>{t('dpia.text')}</p>
      <QueryStates query={assessments}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('dpia.none')} example={t('dpia.example')} action={start}>
              <p>{t('dpia.noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <Row>{start}</Row>
              <AssessmentsTable items={items} />
            </>
          )
        }
      </QueryStates>
      {isStarting && <StartDialog purposes={purposes} onClose={() => setStarting(false)} />}
    </div>
  )
}

function AssessmentsTable({ items }: { readonly items: readonly Listed[] }) {
  const t = useT()
  const format = useFormat()
  const columns: readonly Column<Listed>[] = [
    {
      id: 'title',
      header: t('dpia.title'),
      isRowHeader: true,
      cell: ({ id, title }) => <TextLink href={`/privacy/register/dpia/${id}`}>{title}</TextLink>,
    },
    { id: 'criteria', header: t('dpia.criteria'), cell: ({ criteriaMet }) => t('dpia.met', { count: criteriaMet }) },
    {
      id: 'version',
      header: t('register.version'),
      cell: ({ version }) => (version === 0 ? t('dpia.concept') : t('dpia.settled', { version })),
    },
    { id: 'at', header: t('dpia.changed'), keepsTogether: true, cell: ({ changedAt }) => format.dateTime(changedAt) },
    { id: 'by', header: t('retention.by'), cell: ({ changedBy }) => changedBy },
  ]
  return (
    <Table
      label={t('register.tab.dpia')}
      columns={columns}
      rows={items}
      rowId={({ id }) => id}
      rowName={({ title }) => title}
    />
  )
}

/** No purpose in particular. */
const NONE = 'none'

function StartDialog({ purposes, onClose }: { readonly purposes: Purposes; readonly onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { startAssessment: start } = useRegisterActions()
  const form = useContractForm({
    schema: startAssessment.body,
    initial: { title: '', purposeId: NONE },
    toBody: (values) => ({ ...values, purposeId: values['purposeId'] === NONE ? null : values['purposeId'] }),
    onSubmit: async (body) => {
      const { id } = await start(body)
      await navigate({ to: '/privacy/register/dpia/$id', params: { id } })
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('dpia.start')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField {...form.field('title')} isRequired maxLength={160} label={t('dpia.title')} />
        <Select
          {...form.field('purposeId')}
          isRequired
          label={t('retention.purpose')}
          options={[{ id: NONE, label: t('dpia.noPurpose') }, ...purposes.map(({ id, name }) => ({ id, label: name }))]}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('dpia.start')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
