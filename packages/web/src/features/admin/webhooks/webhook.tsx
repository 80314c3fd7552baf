import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Webhook } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { DescriptionList, Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout, EmptyState, Status } from '../../../ui/states.tsx'
import { webhooksQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { Messages } from './messages.tsx'
import { WebhookActions } from './webhook-actions.tsx'
import { toneOfWebhook } from './webhooks.view.ts'

/** One subscription: what it is, how it goes, what can be done, and every message. */
export function WebhookScreen() {
  const t = useT()
  const { webhookId } = useParams({ from: '/shell/admin/webhooks/$webhookId' })
  const webhooks = useQuery(webhooksQuery)
  const title = webhooks.data?.items.find(({ id }) => id === webhookId)?.name ?? t('hooks.one')
  return (
    <Page>
      <PageHeader
        title={title}
        breadcrumbs={[
          { label: t('nav.admin'), href: '/admin' },
          { label: t('hooks.title'), href: '/admin/webhooks' },
        ]}
      />
      <QueryStates query={webhooks} shape="text">
        {({ items }) => {
          const webhook = items.find(({ id }) => id === webhookId)
          return webhook ? (
            <Known webhook={webhook} />
          ) : (
            <EmptyState title={t('hooks.gone')}>{t('hooks.goneText')}</EmptyState>
          )
        }}
      </QueryStates>
    </Page>
  )
}

function Known({ webhook }: { readonly webhook: Webhook }) {
  const t = useT()
  const format = useFormat()
  const mayManage = useMay()('integrations.connection.manage')
  const { state } = webhook
  return (
    <>
      {(state === 'failing' || state === 'keyless') && <Callout tone="danger">{t(`hooks.why.${state}`)}</Callout>}
      <DescriptionList
        items={[
          {
            id: 'state',
            term: t('keys.state'),
            value: <Status tone={toneOfWebhook(state)}>{t(`hooks.state.${state}`)}</Status>,
          },
          { id: 'url', term: t('hooks.url'), value: webhook.url },
          { id: 'events', term: t('hooks.events'), value: webhook.events.map((kind) => t(`event.${kind}`)).join(', ') },
          { id: 'key', term: t('hooks.key'), value: webhook.key.name },
          {
            id: 'last',
            term: t('hooks.last'),
            value: webhook.lastDeliveredAt === null ? t('keys.neverUsed') : format.dateTime(webhook.lastDeliveredAt),
          },
          ...(webhook.oldSecretUntil === null
            ? []
            : [{ id: 'oldSecret', term: t('hooks.oldSecret'), value: format.dateTime(webhook.oldSecretUntil) }]),
        ]}
      />
      {mayManage && <WebhookActions webhook={webhook} />}
      <Messages webhookId={webhook.id} mayManage={mayManage} />
    </>
  )
}
