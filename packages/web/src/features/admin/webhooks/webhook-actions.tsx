import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { changeWebhook, removeWebhook, replayWebhook, rotateWebhookSecret, testWebhook } from '@klantregie/contract'
import type { Webhook } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog, Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { webhooksKey } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { SecretToKeep } from './make-webhook-dialog.tsx'
import { isReceived, lastDays, periods } from './webhooks.view.ts'

/** What can be done with a subscription. */
export function WebhookActions({ webhook }: { readonly webhook: Webhook }) {
  const t = useT()
  const [secret, setSecret] = useState<string | null>(null)
  const [asked, setAsked] = useState<'secret' | 'remove' | null>(null)
  const { test, pause, rotate, remove, replay } = useDeeds(webhook, setSecret)
  const isGoing = webhook.state === 'active' || webhook.state === 'keyless'
  return (
    <Row>
      <Button tone="primary" isPending={test.isPending} onPress={() => test.mutate()}>
        {t('hooks.test')}
      </Button>
      <Button isPending={pause.isPending} onPress={() => pause.mutate(isGoing)}>
        {isGoing ? t('hooks.pause') : t('hooks.goOn')}
      </Button>
      <Menu
        label={t('hooks.replay')}
        trigger={<Button>{t('hooks.replay')}</Button>}
        onAction={(id) => replay.mutate(Number(id))}
        groups={[{ id: 'period', items: periods.map((days) => ({ id: days, label: t(`hooks.replay.${days}`) })) }]}
      />
      <Button onPress={() => setAsked('secret')}>{t('hooks.rotate')}</Button>
      <Button tone="danger" onPress={() => setAsked('remove')}>
        {t('hooks.remove')}
      </Button>
      <AlertDialog
        isOpen={asked === 'secret'}
        title={t('hooks.rotateTitle')}
        confirmLabel={t('hooks.rotate')}
        tone="primary"
        isPending={rotate.isPending}
        onCancel={() => setAsked(null)}
        onConfirm={() => act(rotate, undefined, { onSettled: () => setAsked(null) })}
      >
        <p>{t('hooks.rotateText')}</p>
      </AlertDialog>
      <AlertDialog
        isOpen={asked === 'remove'}
        title={t('hooks.removeTitle', { name: webhook.name })}
        confirmLabel={t('hooks.remove')}
        isPending={remove.isPending}
        onCancel={() => setAsked(null)}
        onConfirm={() => remove.mutate()}
      >
        <p>{t('hooks.removeText')}</p>
      </AlertDialog>
      {secret !== null && (
        <Dialog isOpen onClose={() => setSecret(null)} title={t('hooks.secretTitle')} isDismissable={false}>
          <SecretToKeep secret={secret} onDone={() => setSecret(null)} />
        </Dialog>
      )}
    </Row>
  )
}

function useDeeds({ id, name }: Webhook, onSecret: (secret: string) => void) {
  const t = useT()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const problemText = useProblemText()
  const params = { id }
  const refresh = () => cache.invalidateQueries({ queryKey: webhooksKey })
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  return {
    test: useMutation({
      mutationFn: () => call(testWebhook, { params }),
      onSuccess: async ({ status, problem }) => {
        await refresh()
        if (isReceived(status)) showToast({ text: t('hooks.tested') })
        else showToast({ tone: 'danger', text: t('hooks.testFailed', { what: String(status ?? problem) }) })
      },
      onError,
    }),
    pause: useMutation({
      mutationFn: (isPaused: boolean) => call(changeWebhook, { params, body: { isPaused } }),
      onSuccess: refresh,
      onError,
    }),
    rotate: useMutation({
      mutationFn: () => call(rotateWebhookSecret, { params }),
      onSuccess: async ({ secret }) => {
        onSecret(secret)
        await refresh()
      },
      onError,
    }),
    remove: useMutation({
      mutationFn: () => call(removeWebhook, { params }),
      onSuccess: async () => {
        showToast({ text: t('hooks.removed', { name }) })
        await navigate({ to: '/admin/webhooks' })
        await refresh()
      },
      onError,
    }),
    replay: useMutation({
      mutationFn: (days: number) =>
        call(replayWebhook, { params, body: { ...lastDays(days, new Date()), onlyUndelivered: false } }),
      onSuccess: async ({ count }) => {
        await refresh()
        showToast({ text: t('hooks.replayed', { count }) })
      },
      onError,
    }),
  }
}
