import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { saveView } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { toQueryString } from '../list/list-address.view.ts'
import type { ListAddress } from '../list/list-address.view.ts'
import { useT } from '../locale/index.ts'
import { viewsQuery } from './views.api.ts'

interface SaveViewProps {
  readonly address: ListAddress
  /** Beside the view that it was made from. */
  readonly isCopy: boolean
}

export function SaveView({ address, isCopy }: SaveViewProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button tone="quiet" size="small" icon={<BookmarkPlus aria-hidden="true" />} onPress={() => setOpen(true)}>
        {isCopy ? t('relations.views.saveAsNew') : t('relations.views.save')}
      </Button>
      {isOpen && <SaveViewDialog query={toQueryString(address)} name="" onClose={() => setOpen(false)} />}
    </>
  )
}

interface SaveViewDialogProps {
  readonly query: string
  /** What it is called until somebody says otherwise. */
  readonly name: string
  readonly onClose: () => void
}

/** Saves a state under a name and goes to its page. */
export function SaveViewDialog({ query, name, onClose }: SaveViewDialogProps) {
  const t = useT()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const form = useContractForm({
    schema: saveView.body,
    initial: { name },
    toBody: (values) => ({ name: values['name'], query }),
    onSubmit: async (body) => {
      const view = await call(saveView, { body })
      await cache.invalidateQueries({ queryKey: viewsQuery.queryKey })
      showToast({ text: t('relations.views.saved', { name: view.name }) })
      onClose()
      await navigate({ to: '/relaties/weergave/$id', params: { id: view.id }, search: {} })
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.views.saveTitle')} size="small">
      <Form form={form}>
        <p>{t('relations.views.saveText')}</p>
        <TextField
          {...form.field('name')}
          isRequired
          autoFocus
          autoComplete="off"
          label={t('relations.views.name')}
          placeholder={t('relations.views.example')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('relations.views.saveSubmit')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
