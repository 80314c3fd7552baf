import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { placeLegalHold } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { foundRelationsQuery, sourcesQuery, typesQuery, useRetentionActions } from './retention.api.ts'

const KINDS = ['relation', 'type', 'source'] as const
const TYPING_PAUSE_MS = 200

/** Holds a relation, a type or a source; with a reason, and until a day or until somebody lifts it. */
export function HoldDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { hold } = useRetentionActions()
  const form = useContractForm({
    schema: placeLegalHold.body,
    initial: { kind: 'relation', subjectId: '', reason: '', until: '' },
    toBody: (values) => ({ ...values, until: values['until'] === '' ? null : values['until'] }),
    fieldOf: { 'privacy.hold_in_past': 'until', 'relations.relation_not_found': 'subjectId' },
    onSubmit: async (body) => {
      await hold(body)
      showToast({ text: t('holds.placed') })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('holds.place')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <RadioGroup
          label={t('holds.what')}
          value={form.values['kind'] ?? ''}
          onChange={(kind) => {
            form.set('kind', kind)
            form.set('subjectId', '')
          }}
          options={KINDS.map((id) => ({ id, label: t(`holdKind.${id}`) }))}
        />
        <Subject form={form} />
        <FreeTextArea {...form.field('reason')} isRequired rows={3} label={t('holds.reason')} />
        <TextField
          {...form.field('until')}
          type="date"
          width="short"
          label={t('holds.until')}
          description={t('holds.untilHelp')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('holds.place')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function Subject({ form }: { readonly form: ContractForm }) {
  const t = useT()
  const types = useQuery(typesQuery).data?.items ?? []
  const sources = useQuery(sourcesQuery).data?.items ?? []
  const { value: _value, ...field } = form.field('subjectId')
  if (form.values['kind'] === 'relation') return <RelationChoice form={form} />
  const isType = form.values['kind'] === 'type'
  const choices = isType ? types : sources
  return (
    <Select
      {...field}
      key={form.values['kind']}
      value={form.values['subjectId'] || null}
      isRequired
      label={t(isType ? 'holds.whichType' : 'holds.whichSource')}
      placeholder={t('holds.choose')}
      options={choices.map(({ id, name }) => ({ id, label: name }))}
    />
  )
}

/** Found while typing, as in the search of the shell. */
function RelationChoice({ form }: { readonly form: ContractForm }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const found = useQuery(foundRelationsQuery(useDebounced(typed, TYPING_PAUSE_MS)))
  const { value: _value, onChange, ...field } = form.field('subjectId')
  return (
    <ComboBox
      {...field}
      isRequired
      label={t('holds.whichRelation')}
      placeholder={t('holds.search')}
      onSearch={setTyped}
      onChange={(id) => id !== null && onChange(id)}
      options={(found.data?.items ?? []).map(({ id, name, place }) => ({
        id,
        label: name,
        ...(place !== null && { detail: place }),
      }))}
    />
  )
}
