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
          { term: t('keys.state'), details: <Status tone={toneOfWebhook(state)}>{t(`hooks.state.${state}`)}</Status> },
          { term: t('hooks.url'), details: webhook.url },
          { term: t('hooks.events'), details: webhook.events.map((kind) => t(`event.${kind}`)).join(', ') },
          { term: t('hooks.key'), details: webhook.key.name },
          {
            term: t('hooks.last'),
            details: webhook.lastDeliveredAt === null ? t('keys.neverUsed') : format.dateTime(webhook.lastDeliveredAt),
          },
          ...(webhook.oldSecretUntil === null
            ? []
            : [{ term: t('hooks.oldSecret'), details: format.dateTime(webhook.oldSecretUntil) }]),
        ]}
      />
      {mayManage && <WebhookActions webhook={webhook} />}
      <Messages webhookId={webhook.id} mayManage={mayManage} />
    </>
  )
}
