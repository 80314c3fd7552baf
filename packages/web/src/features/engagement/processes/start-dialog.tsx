import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { startProcess } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useSession } from '../../../lib/session.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { OwnerField } from './owner-field.tsx'
import { holdersQuery, processHref, relationSearchQuery, useProcessCache } from './processes.api.ts'

export interface Startable {
  readonly id: string
  readonly name: string
  readonly goal?: string
  /** One runs with this relation already. */
  readonly isRunning?: boolean
  readonly dates: readonly { readonly key: string; readonly label: string; readonly isAskedAtStart: boolean }[]
}

interface StartProps {
  readonly templates: readonly Startable[]
  /** With whom; asked for when it is not known. */
  readonly relation?: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

const Asked = startProcess.body.extend({ relationId: z.uuid() })

function useStartForm({ templates, relation, onClose }: StartProps, isSecond: boolean) {
  const t = useT()
  const router = useRouter()
  const refresh = useProcessCache()
  const { user } = useSession()
  const only = templates.length === 1 ? (templates[0]?.id ?? '') : ''
  return useContractForm({
    schema: Asked,
    initial: { templateId: only, relationId: relation?.id ?? '', ownerId: user.id },
    toBody: ({ templateId = '', relationId, ownerId, ...values }) => {
      const dates = templates.find(({ id }) => id === templateId)?.dates ?? []
      const given = Object.fromEntries(dates.map(({ key }) => [key, values[`date-${key}`] || null] as const))
      return { templateId, relationId, isSecond, dates: given, ...(ownerId !== '' && { ownerId }) }
    },
    fieldOf: {
      'engagement.process_wrong_type': relation ? 'templateId' : 'relationId',
      'engagement.owner_not_found': 'ownerId',
    },
    onSubmit: async ({ relationId, ...body }) => {
      const page = await call(startProcess, { params: { id: relationId }, body })
      showToast({ text: t('start.said', { process: page.template.name, name: page.relation.name }) })
      await refresh(page)
      onClose()
      await router.navigate({ href: processHref(page.id) })
    },
  })
}

/** Which process, with whom, by when: and then it runs. */
export function StartDialog(props: StartProps) {
  const t = useT()
  const { templates, relation, onClose } = props
  const [isSecond, setSecond] = useState(false)
  const form = useStartForm(props, isSecond)
  const users = useQuery(holdersQuery).data?.users ?? []
  const chosen = templates.find(({ id }) => id === form.values['templateId'])
  const title = relation ? t('start.titleOf', { name: relation.name }) : t('start.title')
  return (
    <Dialog isOpen onClose={onClose} title={title} isDismissable={!form.isDirty}>
      <Form form={form}>
        {(templates.length > 1 || relation) && <TemplateField form={form} templates={templates} />}
        {!relation && (
          <RelationField
            errorMessage={form.field('relationId').errorMessage}
            onChange={(id) => form.set('relationId', id)}
          />
        )}
        {chosen && <Chosen form={form} template={chosen} />}
        <OwnerField {...form.field('ownerId')} users={users} />
        <SecondField
          isRunning={chosen?.isRunning ?? relation === undefined}
          isKnown={relation !== undefined}
          value={isSecond}
          onChange={setSecond}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('start.do')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

interface SecondProps {
  readonly isRunning: boolean
  /** With whom is known, so whether one runs is as well. */
  readonly isKnown: boolean
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

/** A second one beside one that runs is only started when that was meant. */
function SecondField({ isRunning, isKnown, value, onChange }: SecondProps) {
  const t = useT()
  if (!isRunning) return null
  return (
    <Checkbox isSelected={value} onChange={onChange} detail={t(isKnown ? 'start.runsAlready' : 'start.secondHelp')}>
      {t('start.second')}
    </Checkbox>
  )
}

/** What it is for, and the dates that it asks for. */
export function Chosen({ form, template }: { readonly form: ContractForm; readonly template: Startable }) {
  const asked = template.dates.filter(({ isAskedAtStart }) => isAskedAtStart)
  return (
    <>
      {template.goal !== undefined && template.goal !== '' && <p>{template.goal}</p>}
      {asked.map(({ key, label }) => (
        <TextField key={key} {...form.field(`date-${key}`)} isRequired type="date" width="short" label={label} />
      ))}
    </>
  )
}

export function TemplateField({
  form,
  templates,
}: {
  readonly form: ContractForm
  readonly templates: readonly Startable[]
}) {
  const t = useT()
  return (
    <Select
      {...form.field('templateId')}
      isRequired
      label={t('processes.process')}
      placeholder={t('start.choose')}
      options={templates.map(({ id, name, isRunning }) => ({
        id,
        label: name,
        ...(isRunning === true && { detail: t('start.running') }),
      }))}
    />
  )
}

const TYPING_PAUSE_MS = 150

interface RelationProps {
  readonly errorMessage: string | undefined
  readonly onChange: (id: string) => void
}

function RelationField({ errorMessage, onChange }: RelationProps) {
  const t = useT()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), TYPING_PAUSE_MS)
  const found = useQuery({ ...relationSearchQuery(asked), placeholderData: keepPreviousData }).data?.items ?? []
  return (
    <ComboBox
      isRequired
      label={t('start.relation')}
      errorMessage={errorMessage}
      options={found.map(({ id, name, place, email }) => ({
        id,
        label: name,
        detail: [place, email].filter(Boolean).join(' · '),
      }))}
      onSearch={setText}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}
