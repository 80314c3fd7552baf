import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { addLabel, changeLabel } from '@klantregie/contract'
import type { Label } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { domainsQuery } from '../relations.api.ts'
import { labelsQuery, useLabelDeeds } from './labels.api.ts'

/** The organisation's own labels: what they are called, of whom they are, and which are no longer used. */
export function LabelsScreen() {
  const t = useT()
  const may = useMay()
  const labels = useQuery(labelsQuery)
  const [opened, setOpened] = useState<Label | 'new' | null>(null)
  const columns = useColumns(setOpened)
  return (
    <Page width="narrow">
      <PageHeader
        title={t('relations.labels.title')}
        lead={t('relations.labels.lead')}
        breadcrumbs={[{ label: t('relations.list.title'), href: '/relaties' }]}
        actions={
          may('relations.label.manage') && (
            <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setOpened('new')}>
              {t('relations.labels.new')}
            </Button>
          )
        }
      />
      <QueryStates query={labels}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('relations.labels.empty')} example={t('relations.labels.example')}>
              <p>{t('relations.labels.emptyText')}</p>
            </EmptyState>
          ) : (
            <Table
              label={t('relations.labels.title')}
              columns={columns}
              rows={items}
              rowId={({ id }) => id}
              rowName={({ name }) => name}
            />
          )
        }
      </QueryStates>
      {opened === 'new' && <NewLabel onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && <RenameLabel label={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function useColumns(onRename: (label: Label) => void): readonly Column<Label>[] {
  const t = useT()
  const may = useMay()
  const domains = useQuery(domainsQuery).data?.items ?? []
  return [
    {
      id: 'name',
      header: t('relations.labels.name'),
      isRowHeader: true,
      cell: ({ id, name, isRetired }) =>
        isRetired ? name : <TextLink href={`/relaties?labelId=${id}`}>{name}</TextLink>,
    },
    {
      id: 'domain',
      header: t('relations.filter.domainId'),
      cell: ({ domainId }) =>
        domainId === null ? t('relations.labels.everywhere') : domains.find(({ id }) => id === domainId)?.name,
    },
    {
      id: 'state',
      header: t('relations.labels.state'),
      cell: ({ isRetired }) => (
        <Status tone={isRetired ? 'neutral' : 'success'}>
          {t(isRetired ? 'relations.labels.retired' : 'relations.labels.inUse')}
        </Status>
      ),
    },
    {
      id: 'actions',
      header: t('relations.labels.actions'),
      cell: (label) =>
        may('relations.label.manage') && label.mayUse && <LabelActions label={label} onRename={onRename} />,
    },
  ]
}

function LabelActions({ label, onRename }: { readonly label: Label; readonly onRename: (label: Label) => void }) {
  const t = useT()
  const { retire } = useRetire()
  return (
    <Row>
      <Button size="small" tone="quiet" onPress={() => onRename(label)}>
        {t('relations.labels.rename')}
      </Button>
      <Button size="small" tone="quiet" onPress={() => retire(label, !label.isRetired)}>
        {t(label.isRetired ? 'relations.labels.bringBack' : 'relations.labels.retire')}
      </Button>
    </Row>
  )
}

function useRetire() {
  const t = useT()
  const problemText = useProblemText()
  const { change } = useLabelDeeds()
  const retire = ({ id, name }: Label, isRetired: boolean, isUndo = false): void =>
    act(
      change,
      { id, isRetired },
      {
        onSuccess: (label) =>
          showToast({
            text: t(isRetired ? 'relations.labels.retiredDone' : 'relations.labels.broughtBack', { name }),
            ...(!isUndo && { onUndo: () => retire(label, !isRetired, true) }),
          }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  return { retire }
}

/** An empty id is not allowed in a list. */
const EVERYWHERE = 'everywhere'

function NewLabel({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { add } = useLabelDeeds()
  const domains = useQuery(domainsQuery).data?.items ?? []
  const form = useContractForm({
    schema: addLabel.body,
    initial: { name: '', domainId: EVERYWHERE },
    toBody: ({ name, domainId }) => ({ name, ...(domainId !== EVERYWHERE && { domainId }) }),
    fieldOf: { 'relations.label_name_taken': 'name' },
    onSubmit: async ({ name, domainId }) => {
      await add.mutateAsync({ name, ...(domainId !== undefined && { domainId }) })
      showToast({ text: t('relations.labels.made', { name }) })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.labels.new')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField {...form.field('name')} isRequired autoFocus maxLength={60} label={t('relations.labels.name')} />
        <Select
          {...form.field('domainId')}
          isRequired
          label={t('relations.labels.for')}
          description={t('relations.labels.forText')}
          options={[
            { id: EVERYWHERE, label: t('relations.labels.everywhere') },
            ...domains.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.labels.makeSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function RenameLabel({ label, onClose }: { readonly label: Label; readonly onClose: () => void }) {
  const t = useT()
  const { change } = useLabelDeeds()
  const form = useContractForm({
    schema: changeLabel.body,
    initial: { name: label.name },
    toBody: ({ name }) => ({ name }),
    fieldOf: { 'relations.label_name_taken': 'name' },
    onSubmit: async ({ name }) => {
      await change.mutateAsync({ id: label.id, ...(name !== undefined && { name }) })
      showToast({ text: t('relations.labels.renamed', { name: name ?? '' }) })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.labels.renameTitle', { name: label.name })} size="small">
      <Form form={form}>
        <TextField {...form.field('name')} isRequired autoFocus maxLength={60} label={t('relations.labels.name')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.labels.rename')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
