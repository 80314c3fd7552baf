import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Channel, makeCoverage, daysLater } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { listFrom } from '../approaches/approaches.view.ts'
import type { List } from '../approaches/approaches.view.ts'
import { PurposeField } from '../approaches/pickers.tsx'
import { useT } from '../locale/index.ts'
import { coverageHref, coveragesHref, useCoverageChanged } from './coverage.api.ts'
import styles from './coverage.module.css'

const route = getRouteApi('/shell/dekking/nieuw')

/** A target list from the relations that one came from: what for, how and when. Who is on it is frozen. */
export function NewCoverageScreen() {
  const t = useT()
  const list = listFrom(route.useSearch())
  return (
    <Page width="narrow">
      <PageHeader
        title={t('coverage.new')}
        lead={t('coverage.newLead')}
        breadcrumbs={[{ label: t('coverage.title'), href: coveragesHref }]}
      />
      {list === null ? (
        <EmptyState
          title={t('coverage.noList')}
          example={t('coverage.example')}
          action={<LinkButton href="/relaties">{t('approaches.toRelations')}</LinkButton>}
        >
          <p>{t('coverage.noListText')}</p>
        </EmptyState>
      ) : (
        <CoverageForm list={list} />
      )}
    </Page>
  )
}

const USUAL_DAYS = 90

function CoverageForm({ list }: { readonly list: List }) {
  const t = useT()
  const router = useRouter()
  const changed = useCoverageChanged()
  const [today] = useState(() => dutchToday())
  const form = useContractForm({
    schema: makeCoverage.body,
    initial: { name: '', purposeId: '', channel: 'phone', startsOn: today, endsOn: daysLater(today, USUAL_DAYS) },
    toBody: (values) => ({ ...values, ...list }),
    fieldOf: { 'privacy.purpose_not_active': 'purposeId', 'engagement.coverage_dates': 'endsOn' },
    onSubmit: async (body) => {
      const { id } = await call(makeCoverage, { body })
      await changed()
      await router.navigate({ href: coverageHref(id) })
    },
  })
  return (
    <Form form={form}>
      <TextField {...form.field('name')} isRequired autoFocus label={t('coverage.name')} maxLength={120} />
      <PurposeField {...form.field('purposeId')} />
      <Select
        {...form.field('channel')}
        isRequired
        label={t('approaches.channel')}
        options={Channel.options.map((id) => ({ id, label: t(`approaches.channel.${id}`) }))}
      />
      <div className={styles.dates}>
        <TextField {...form.field('startsOn')} type="date" isRequired label={t('approaches.from')} />
        <TextField {...form.field('endsOn')} type="date" isRequired label={t('approaches.until')} />
      </div>
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('coverage.make')}
        </Button>
      </div>
    </Form>
  )
}
