import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { createPrivacyRequest, RequestChannel, RequestKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm, type ContractForm } from '../../../lib/form.tsx'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { peopleQuery, requestHref } from './requests.api.ts'

const TYPING_PAUSE_MS = 150

export function NewRequestDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const router = useRouter()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: createPrivacyRequest.body,
    initial: {
      kind: 'access',
      channel: 'desk',
      receivedOn: dutchToday(),
      requesterName: '',
      requesterContact: '',
      wish: '',
      relationId: '',
    },
    toBody: ({ relationId, ...values }) => ({ ...values, ...(relationId !== '' && { relationId }) }),
    fieldOf: { 'privacy.request_received_later': 'receivedOn', 'relations.relation_not_found': 'relationId' },
    onSubmit: async (body) => {
      const { id } = await call(createPrivacyRequest, { body })
      await cache.invalidateQueries({ queryKey: ['privacy', 'requests'] })
      await router.navigate({ href: requestHref(id) })
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('privacy.request.new')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <Fields form={form} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('privacy.request.newSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function Fields({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <Select
        {...form.field('kind')}
        isRequired
        label={t('privacy.requests.kind')}
        options={RequestKind.options.map((kind) => ({ id: kind, label: t(`privacy.request.kind.${kind}`) }))}
      />
      <PickPerson
        errorMessage={form.field('relationId').errorMessage}
        onPick={(id, name) => {
          form.set('relationId', id)
          if (form.values['requesterName'] === '') form.set('requesterName', name)
        }}
      />
      <TextField {...form.field('requesterName')} isRequired label={t('privacy.request.requester')} />
      <TextField {...form.field('requesterContact')} label={t('privacy.request.contact')} />
      <Select
        {...form.field('channel')}
        isRequired
        label={t('privacy.request.channel')}
        options={RequestChannel.exclude(['self_service']).options.map((channel) => ({
          id: channel,
          label: t(`privacy.request.channel.${channel}`),
        }))}
      />
      <TextField
        {...form.field('receivedOn')}
        isRequired
        type="date"
        width="short"
        label={t('privacy.request.receivedOn')}
      />
      <FreeTextArea {...form.field('wish')} label={t('privacy.request.wish')} rows={3} />
    </>
  )
}

interface PickPersonProps {
  readonly errorMessage: string | undefined
  readonly onPick: (id: string, name: string) => void
}

function PickPerson({ errorMessage, onPick }: PickPersonProps) {
  const t = useT()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), TYPING_PAUSE_MS)
  const found = useQuery({ ...peopleQuery(asked), placeholderData: keepPreviousData }).data?.items ?? []
  return (
    <ComboBox
      label={t('privacy.request.pickRelation')}
      description={t('privacy.request.pickRelationHelp')}
      errorMessage={errorMessage}
      options={found.map(({ id, name, place, email }) => ({
        id,
        label: name,
        detail: [email, place].filter(Boolean).join(' · '),
      }))}
      onSearch={setText}
      onChange={(id) => onPick(id ?? '', found.find((one) => one.id === id)?.name ?? '')}
    />
  )
}
