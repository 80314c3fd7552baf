import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { WebhookEventKind, makeWebhook } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { copyText } from '../../../lib/save-text.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { keysQuery, webhooksQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import styles from '../house/house.module.css'

export function MakeWebhookDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={secret === null ? t('hooks.make') : t('hooks.secretTitle')}
      isDismissable={false}
    >
      {secret === null ? <WebhookForm onMade={setSecret} /> : <SecretToKeep secret={secret} onDone={onClose} />}
    </Dialog>
  )
}

function WebhookForm({ onMade }: { readonly onMade: (secret: string) => void }) {
  const t = useT()
  const cache = useQueryClient()
  const keys = useQuery(keysQuery).data?.items.filter(({ state }) => state === 'active' || state === 'soon')
  const [events, setEvents] = useState<readonly string[]>(['relation.created', 'relation.changed'])
  const form = useContractForm({
    schema: makeWebhook.body,
    initial: { name: '', url: '', keyId: '' },
    toBody: (values) => ({ ...values, events }),
    fieldOf: {
      'integrations.webhook_address': 'url',
      'integrations.webhook_key': 'keyId',
      'integrations.webhook_scope': 'events',
    },
    onSubmit: async (body) => {
      const { secret } = await call(makeWebhook, { body })
      onMade(secret)
      await cache.invalidateQueries({ queryKey: webhooksQuery.queryKey })
    },
  })
  if (keys?.length === 0) return <KeyFirst />
  return (
    <Form form={form}>
      <p>{t('hooks.makeText')}</p>
      <TextField {...form.field('name')} isRequired autoFocus autoComplete="off" label={t('field.name')} />
      <TextField
        {...form.field('url')}
        isRequired
        type="url"
        autoComplete="off"
        label={t('hooks.url')}
        description={t('hooks.urlText')}
      />
      <Select
        {...form.field('keyId')}
        label={t('hooks.key')}
        description={t('hooks.keyText')}
        options={(keys ?? []).map(({ id, name }) => ({ id, label: name }))}
      />
      <CheckboxGroup
        label={t('hooks.events')}
        options={WebhookEventKind.options.map((kind) => ({ id: kind, label: t(`event.${kind}`) }))}
        value={[...events]}
        errorMessage={form.field('events').errorMessage}
        onChange={(chosen) => {
          setEvents(chosen)
          form.set('events', chosen.join(' '))
        }}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('hooks.make')}
        </Button>
      </div>
    </Form>
  )
}

function KeyFirst() {
  const t = useT()
  return (
    <Stack>
      <Callout tone="information">{t('hooks.noKey')}</Callout>
      <div>
        <LinkButton href="/admin/keys?make=true" tone="primary">
          {t('hooks.makeKey')}
        </LinkButton>
      </div>
    </Stack>
  )
}

/** After making one, and after another secret was made. */
export function SecretToKeep({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) {
  const t = useT()
  const copy = async () => {
    await copyText(secret)
    showToast({ text: t('account.copied') })
  }
  return (
    <Stack>
      <p>{t('hooks.secretText')}</p>
      <div className={styles.link}>
        <code>{secret}</code>
      </div>
      <Row>
        <Button tone="primary" autoFocus icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {t('account.copy')}
        </Button>
        <Button onPress={onDone}>{t('users.done')}</Button>
      </Row>
    </Stack>
  )
}
