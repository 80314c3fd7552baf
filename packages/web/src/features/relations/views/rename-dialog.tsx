import { useQueryClient } from '@tanstack/react-query'
import { changeView } from '@klantregie/contract'
import type { SavedView } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { viewsQuery } from './views.api.ts'

export function RenameDialog({ view, onClose }: { readonly view: SavedView; readonly onClose: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: changeView.body,
    initial: { name: view.name },
    toBody: (values) => ({ name: values['name'], version: view.version }),
    onSubmit: async (body) => {
      await call(changeView, { params: { id: view.id }, body })
      await cache.invalidateQueries({ queryKey: viewsQuery.queryKey })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.views.rename')} size="small">
      <Form form={form}>
        <TextField
          {...form.field('name')}
          isRequired
          autoFocus
          autoComplete="off"
          label={t('relations.views.newName')}
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
