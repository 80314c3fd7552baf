import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FolderChoices, changeImportFolder, makeImportFolder } from '@klantregie/contract'
import type { ImportFolder } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { NumberField, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { sourcesQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { ANY_SOURCE, choicesOf, NEW_FOLDER } from './folder.view.ts'
import { foldersQuery } from './folders.api.ts'

/** Makes a folder, or changes one; whoever changes it takes over in whose name lists are read in. */
export function FolderDialog({
  folder,
  onClose,
}: {
  readonly folder: ImportFolder | null
  readonly onClose: () => void
}) {
  const t = useT()
  return (
    <Dialog isOpen onClose={onClose} title={folder === null ? t('folders.make') : folder.name} isDismissable={false}>
      <FolderForm folder={folder} onDone={onClose} />
    </Dialog>
  )
}

function FolderForm({ folder, onDone }: { readonly folder: ImportFolder | null; readonly onDone: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const [choices, setChoices] = useState(folder === null ? NEW_FOLDER : choicesOf(folder))
  const change = (part: Partial<FolderChoices>) => setChoices((now) => ({ ...now, ...part }))
  const form = useContractForm({
    schema: FolderChoices,
    initial: { name: choices.name },
    toBody: ({ name }) => ({ ...choices, name }),
    fieldOf: { 'identity.folder_name_taken': 'name' },
    onSubmit: async (body) => {
      if (folder === null) await call(makeImportFolder, { body })
      else await call(changeImportFolder, { params: { id: folder.id }, body })
      await cache.invalidateQueries({ queryKey: foldersQuery.queryKey })
      showToast({ text: t(folder === null ? 'folders.made' : 'folders.changed', { name: body.name }) })
      onDone()
    },
  })
  return (
    <Form form={form}>
      <p>{t(folder === null ? 'folders.makeText' : 'folders.changeText')}</p>
      <TextField {...form.field('name')} isRequired autoFocus autoComplete="off" label={t('folders.name')} />
      <SourceChoice sourceId={choices.sourceId} onChange={(sourceId) => change({ sourceId })} />
      <Alone choices={choices} onChange={change} />
      <NumberField
        label={t('folders.quietAfter')}
        description={t('folders.quietAfterText')}
        minValue={1}
        maxValue={366}
        value={choices.quietAfterDays ?? Number.NaN}
        onChange={(days) => change({ quietAfterDays: Number.isNaN(days) ? null : days })}
      />
      {folder !== null && (
        <Checkbox isSelected={choices.isPaused} onChange={(isPaused) => change({ isPaused })}>
          {t('folders.paused')}
        </Checkbox>
      )}
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {folder === null ? t('folders.make') : t('folders.save')}
        </Button>
      </div>
    </Form>
  )
}

type AloneProps = { readonly choices: FolderChoices; readonly onChange: (part: Partial<FolderChoices>) => void }

/** Whether a list goes by itself, and with how much wrong with it no longer. */
function Alone({ choices, onChange }: AloneProps) {
  const t = useT()
  return (
    <>
      <Checkbox
        isSelected={choices.carriesOut}
        onChange={(carriesOut) => onChange({ carriesOut })}
        detail={t('folders.carriesOutText')}
      >
        {t('folders.carriesOut')}
      </Checkbox>
      {choices.carriesOut && (
        <>
          <Share
            label={t('folders.mostRejected')}
            value={choices.mostRejected}
            onChange={(mostRejected) => onChange({ mostRejected })}
          />
          <Share
            label={t('folders.mostGone')}
            value={choices.mostGone}
            onChange={(mostGone) => onChange({ mostGone })}
          />
        </>
      )}
    </>
  )
}

type SourceProps = { readonly sourceId: string | null; readonly onChange: (sourceId: string | null) => void }

function SourceChoice({ sourceId, onChange }: SourceProps) {
  const t = useT()
  const sources = useQuery(sourcesQuery).data?.items ?? []
  return (
    <Select
      label={t('folders.source')}
      description={t('folders.sourceText')}
      isRequired
      value={sourceId ?? ANY_SOURCE}
      onChange={(id) => onChange(id === ANY_SOURCE ? null : id)}
      options={[
        { id: ANY_SOURCE, label: t('folders.anySource') },
        ...sources.filter(({ kind }) => kind === 'file').map(({ id, name }) => ({ id, label: name })),
      ]}
    />
  )
}

type ShareProps = { readonly label: string; readonly value: number; readonly onChange: (percent: number) => void }

function Share({ label, value, onChange }: ShareProps) {
  return (
    <NumberField
      label={label}
      isRequired
      minValue={0}
      maxValue={100}
      value={value}
      onChange={(percent) => onChange(Number.isNaN(percent) ? 0 : percent)}
    />
  )
}
