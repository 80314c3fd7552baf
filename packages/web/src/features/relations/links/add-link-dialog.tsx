import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addLink, endLink } from '@klantregie/contract'
import type { RelationPage, SearchHit } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { linkTypesQuery, searchQuery } from '../relations.api.ts'
import { hitDetail } from '../search/search.view.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { today } from '../today.ts'
import { directionsOf } from './links.view.ts'
import type { Direction } from './links.view.ts'
import styles from './links.module.css'

interface AddLinkProps {
  readonly page: RelationPage
  readonly onClose: () => void
}

function useAddLink({ page, onClose }: AddLinkProps, directions: readonly Direction[]): ContractForm {
  const t = useT()
  const cache = useQueryClient()
  const params = { id: page.relation.id }
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['relations'] }),
      cache.invalidateQueries({ queryKey: ['activity'] }),
    ])
  const undo = async (linkId: string) => {
    await call(endLink, { params: { ...params, linkId }, body: { until: today() } })
    await refresh()
  }
  return useContractForm({
    schema: addLink.body,
    initial: { linkTypeId: '', otherId: '', function: '', from: '' },
    toBody: ({ linkTypeId: direction, otherId, function: task, from }) => {
      const chosen = directions.find(({ id }) => id === direction)
      return {
        linkTypeId: chosen?.linkTypeId,
        isReversed: chosen?.isReversed,
        otherId,
        ...(task?.trim() && { function: task }),
        ...(from !== '' && { from }),
      }
    },
    fieldOf: { 'relations.link_to_itself': 'otherId', 'relations.link_type_not_found': 'linkTypeId' },
    onSubmit: async (body) => {
      const link = await call(addLink, { params, body })
      await refresh()
      showToast({ text: t('relations.links.added', { name: link.other.name }), onUndo: () => void undo(link.id) })
      onClose()
    },
  })
}

/** Reads as a sentence: this relation — is a location of — that one. */
export function AddLinkDialog({ page, onClose }: AddLinkProps) {
  const t = useT()
  const directions = directionsOf(useQuery(linkTypesQuery).data?.items ?? [], page.relation.kind)
  const form = useAddLink({ page, onClose }, directions)
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.links.add')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <p className={styles.subject}>{page.relation.displayName}</p>
        <Select
          {...form.field('linkTypeId')}
          isRequired
          label={t('relations.links.how')}
          placeholder={t('relations.links.choose')}
          options={directions.map(({ id, label }) => ({ id, label }))}
        />
        <OtherRelation {...form.field('otherId')} self={page.relation.id} />
        <LinkFunction
          form={form}
          functions={directions.find(({ id }) => id === form.values['linkTypeId'])?.functions ?? []}
        />
        <TextField {...form.field('from')} type="date" width="short" label={t('relations.roles.fromLabel')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.links.addSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

interface FunctionProps {
  readonly form: ContractForm
  readonly functions: readonly string[]
}

/** Functions that the organisation agreed on are offered; another may be typed. */
function LinkFunction({ form, functions }: FunctionProps) {
  const t = useT()
  const { value, ...field } = form.field('function')
  const label = t('relations.links.function')
  if (functions.length === 0)
    return (
      <TextField
        {...field}
        value={value}
        label={label}
        placeholder={t('relations.links.functionExample')}
        maxLength={120}
      />
    )
  const options = [...new Set(value === '' || functions.includes(value) ? functions : [value, ...functions])]
  return (
    <ComboBox
      name={field.name}
      label={label}
      allowsCustomValue
      value={value === '' ? null : value}
      options={options.map((name) => ({ id: name, label: name }))}
      onSearch={(typed) => field.onChange(typed.slice(0, 120))}
      onChange={(chosen) => field.onChange(chosen ?? '')}
    />
  )
}

interface OtherRelationProps {
  readonly name: string
  readonly value: string
  readonly errorMessage: string | undefined
  readonly onChange: (id: string) => void
  /** Cannot be linked with itself, so it is not offered. */
  readonly self: string
}

function OtherRelation({ self, onChange, value, ...field }: OtherRelationProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const asked = useDebounced(typed.trim(), 150)
  const found = useQuery({ ...searchQuery(asked, 10), placeholderData: keepPreviousData }).data?.items ?? []
  const [chosen, setChosen] = useState<SearchHit | null>(null)
  // Choosing puts the whole name in the box, which is a new question: the one chosen must stay among the choices.
  const hits = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  const choose = (id: string | null) => {
    setChosen(hits.find((hit) => hit.id === id) ?? null)
    onChange(id ?? '')
  }
  return (
    <ComboBox
      {...field}
      isRequired
      label={t('relations.links.other')}
      description={t('relations.links.otherHelp')}
      value={value === '' ? null : value}
      options={hits
        .filter(({ id }) => id !== self)
        .map((hit) => ({ id: hit.id, label: hit.name, detail: hitDetail(hit) }))}
      onSearch={setTyped}
      onChange={choose}
    />
  )
}
