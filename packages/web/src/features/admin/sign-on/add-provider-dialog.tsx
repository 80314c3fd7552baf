import { useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { addIdentityProvider } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { copyText } from '../../../lib/save-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import styles from '../house/house.module.css'
import { useT } from '../locale/index.ts'
import { providersQuery } from './sign-on.api.ts'

interface AddProviderDialogProps {
  readonly redirectUri: string
  readonly onClose: () => void
}

export function AddProviderDialog({ redirectUri, onClose }: AddProviderDialogProps) {
  const t = useT()
  return (
    <Dialog isOpen onClose={onClose} title={t('signOn.add')} isDismissable={false}>
      <Stack>
        <p>{t('signOn.addText')}</p>
        <RedirectUri uri={redirectUri} />
        <ProviderForm onDone={onClose} />
      </Stack>
    </Dialog>
  )
}

function RedirectUri({ uri }: { readonly uri: string }) {
  const t = useT()
  const copy = async () => {
    await copyText(uri)
    showToast({ text: t('account.copied') })
  }
  return (
    <Stack>
      <p>{t('signOn.redirectUri')}</p>
      <div className={styles.link}>
        <code>{uri}</code>
      </div>
      <div>
        <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {t('account.copy')}
        </Button>
      </div>
    </Stack>
  )
}

function ProviderForm({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: addIdentityProvider.body,
    initial: { name: '', issuer: '', clientId: '', clientSecret: '' },
    fieldOf: { 'admin.issuer_address': 'issuer', 'admin.identity_provider_exists': 'issuer' },
    onSubmit: async (body) => {
      const { name } = await call(addIdentityProvider, { body })
      await cache.invalidateQueries({ queryKey: providersQuery.queryKey })
      showToast({ text: t('signOn.added', { name }) })
      onDone()
    },
  })
  return (
    <Form form={form}>
      <TextField
        {...form.field('name')}
        isRequired
        autoFocus
        autoComplete="off"
        label={t('field.name')}
        description={t('signOn.nameText')}
      />
      <TextField
        {...form.field('issuer')}
        isRequired
        type="url"
        autoComplete="off"
        label={t('signOn.issuer')}
        description={t('signOn.issuerText')}
      />
      <TextField {...form.field('clientId')} isRequired autoComplete="off" label={t('signOn.clientId')} />
      <TextField
        {...form.field('clientSecret')}
        isRequired
        type="password"
        autoComplete="off"
        label={t('signOn.clientSecret')}
        description={t('signOn.clientSecretText')}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('signOn.add')}
        </Button>
      </div>
    </Form>
  )
}
