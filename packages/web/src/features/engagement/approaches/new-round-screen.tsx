import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { ApproachKind, Channel, makeApproachRound, daysLater } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { approachesHref, roundHref, useApproachesChanged } from './approaches.api.ts'
import { channelFor, listFrom } from './approaches.view.ts'
import type { List } from './approaches.view.ts'
import { OwnerField, ownerOf } from './pickers.tsx'
import { What, When } from './plan-dialog.tsx'

const route = getRouteApi('/shell/benaderingen/ronde')

/** A round along the list that one came from: what it is for, how, who and when. Nothing is planned yet. */
export function NewRoundScreen() {
  const t = useT()
  const list = listFrom(route.useSearch())
  return (
    <Page width="narrow">
      <PageHeader
        title={t('approaches.round.new')}
        lead={t('approaches.round.newLead')}
        breadcrumbs={[{ label: t('approaches.title'), href: approachesHref }]}
      />
      {list === null ? (
        <EmptyState
          title={t('approaches.round.noList')}
          example={t('approaches.round.example')}
          action={<LinkButton href="/relaties">{t('approaches.toRelations')}</LinkButton>}
        >
          <p>{t('approaches.round.noListText')}</p>
        </EmptyState>
      ) : (
        <RoundForm list={list} />
      )}
    </Page>
  )
}

function RoundForm({ list }: { readonly list: List }) {
  const t = useT()
  const router = useRouter()
  const changed = useApproachesChanged()
  const [today] = useState(() => dutchToday())
  const form = useContractForm({
    schema: makeApproachRound.body,
    initial: {
      ...{ name: '', purposeId: '', kind: 'letter', channel: 'email', owner: '', subject: '' },
      ...{ startsOn: today, endsOn: daysLater(today, 14) },
    },
    toBody: ({ owner = '', channel, kind, ...values }) => ({
      ...values,
      kind,
      ...channelFor(ApproachKind.catch('letter').parse(kind), Channel.catch('email').parse(channel)),
      ...ownerOf(owner),
      ...list,
    }),
    fieldOf: {
      'privacy.purpose_not_active': 'purposeId',
      'engagement.approach_dates': 'endsOn',
      'engagement.approach_owner': 'owner',
    },
    onSubmit: async (body) => {
      const { id } = await call(makeApproachRound, { body })
      await changed()
      await router.navigate({ href: roundHref(id) })
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} isRequired autoFocus label={t('approaches.round.name')} maxLength={120} />
      <What form={form} />
      <OwnerField value={form.values['owner'] ?? ''} onChange={(owner) => form.set('owner', owner)} />
      <When form={form} />
      <TextField {...form.field('subject')} label={t('approaches.subject')} maxLength={200} />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('approaches.round.check')}
        </Button>
      </div>
    </Form>
  )
}
