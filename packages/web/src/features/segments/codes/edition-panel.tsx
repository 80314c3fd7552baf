import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Code, CodeEdition } from '@klantregie/contract'
import { changeCode } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DescriptionList } from '../../../ui/layout.tsx'
import { Callout, LoadingState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { codeEditionQuery, useCodeDeeds } from './codes.api.ts'
import { ColumnsForm } from './columns-form.tsx'
import styles from './codes.module.css'

interface EditionPanelProps {
  readonly edition: CodeEdition
  readonly title: string
  readonly mayManage: boolean
}

/** One edition: what is still to be chosen, how it is getting on, or what came of it. */
export function EditionPanel({ edition, title, mayManage }: EditionPanelProps) {
  const t = useT()
  const { state, problem } = edition
  return (
    <section aria-label={title} className={styles.panel}>
      {problem !== null && <Callout tone="danger">{t(`codes.problem.${problem}`)}</Callout>}
      {(state === 'looking' || state === 'reading') && <LoadingState rows={2} />}
      {mayManage && (state === 'asked' || state === 'ready') && <Known edition={edition} />}
      {state === 'ready' && <Codes edition={edition} mayManage={mayManage} />}
    </section>
  )
}

function Known({ edition }: { readonly edition: CodeEdition }) {
  const known = useQuery(codeEditionQuery(edition.id, edition.state))
  return (
    <QueryStates query={known}>
      {({ sample, relations, total }) =>
        sample === null ? (
          <Outcome edition={edition} relations={relations} total={total} />
        ) : (
          <ColumnsForm editionId={edition.id} sample={sample} />
        )
      }
    </QueryStates>
  )
}

interface OutcomeProps {
  readonly edition: CodeEdition
  readonly relations: number | null
  readonly total: number
}

function Outcome({ edition, relations, total }: OutcomeProps) {
  const t = useT()
  const { number } = useFormat()
  const refused = edition.refused.map(({ reason, count, rowNumbers }) =>
    t('codes.refusalRows', {
      count: number(count),
      reason: t(`codes.refusal.${reason}`),
      rows: `${rowNumbers.join(', ')}${count > rowNumbers.length ? '…' : ''}`,
    }),
  )
  return (
    <>
      <h3>{t('codes.outcome')}</h3>
      <DescriptionList
        items={[
          { id: 'rows', term: t('codes.rows'), value: number(edition.rows) },
          {
            id: 'refused',
            term: t('codes.refused'),
            value: refused.length === 0 ? t('codes.noneRefused') : refused.map((text) => <div key={text}>{text}</div>),
          },
          { id: 'places', term: t('codes.places'), value: number(edition.places) },
          ...(edition.keyedBy === null
            ? []
            : [{ id: 'keyedBy', term: t('codes.keyedBy'), value: t(`codes.keyedBy.${edition.keyedBy}`) }]),
          {
            id: 'relations',
            term: t('codes.relations'),
            value: t('codes.relationsOf', { count: number(relations ?? 0), total: number(total) }),
          },
        ]}
      />
    </>
  )
}

function Codes({ edition, mayManage }: { readonly edition: CodeEdition; readonly mayManage: boolean }) {
  const t = useT()
  const [changing, setChanging] = useState<Code | null>(null)
  const columns = useCodeColumns(mayManage ? setChanging : null)
  return (
    <>
      <h3>{t('codes.codes')}</h3>
      <Table
        label={t('codes.codes')}
        columns={columns}
        rows={edition.codes}
        rowId={({ key }) => key}
        rowName={({ key }) => key}
      />
      {changing && <CodeDialog editionId={edition.id} code={changing} onClose={() => setChanging(null)} />}
    </>
  )
}

function useCodeColumns(onChange: ((code: Code) => void) | null): readonly Column<Code>[] {
  const t = useT()
  const { number } = useFormat()
  return [
    { id: 'key', header: t('codes.code'), isRowHeader: true, cell: ({ key }) => key },
    {
      id: 'group',
      header: t('codes.group'),
      cell: ({ isGroup, groupKey }) => (isGroup ? t('codes.isGroup') : (groupKey ?? '–')),
    },
    {
      id: 'name',
      header: t('codes.name'),
      cell: ({ name, description }) => (
        <>
          {name === '' ? '–' : name}
          {description !== '' && <div className={styles.soft}>{description}</div>}
        </>
      ),
    },
    { id: 'places', header: t('codes.places'), align: 'end', cell: ({ places }) => number(places) },
    ...(onChange === null
      ? []
      : [
          {
            id: 'deeds',
            header: t('segments.deeds'),
            align: 'end' as const,
            cell: (code: Code) => (
              <Button
                size="small"
                tone="quiet"
                aria-label={t('codes.editOf', { key: code.key })}
                onPress={() => onChange(code)}
              >
                {t('codes.edit')}
              </Button>
            ),
          },
        ]),
  ]
}

interface CodeDialogProps {
  readonly editionId: string
  readonly code: Code
  readonly onClose: () => void
}

function CodeDialog({ editionId, code, onClose }: CodeDialogProps) {
  const t = useT()
  const { describe } = useCodeDeeds()
  const form = useContractForm({
    schema: changeCode.body,
    initial: { name: code.name, description: code.description },
    onSubmit: async (body) => {
      await describe.mutateAsync({ id: editionId, key: code.key, ...body })
      showToast({ text: t('codes.saved', { key: code.key }) })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('codes.editOf', { key: code.key })}
      size="small"
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <TextField {...form.field('name')} autoFocus autoComplete="off" maxLength={120} label={t('codes.name')} />
        <TextArea {...form.field('description')} rows={3} maxLength={500} label={t('codes.description')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('codes.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
