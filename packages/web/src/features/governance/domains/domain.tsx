import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { changeDomain } from '@klantregie/contract'
import type { Appointment, DomainPage } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { PageStates } from '../../../lib/page-states.tsx'
import { Term } from '../../../lib/term.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DescriptionList, Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { AppointDialog } from './appoint-dialog.tsx'
import { DomainProposals, DomainRights } from './domain-parts.tsx'
import { domainQuery, useDomainActions } from './domains.api.ts'
import { SeatName } from './domains.tsx'
import { useOpenText } from './use-open-text.ts'
import styles from './domains.module.css'

/** A domain: who answers for it, what waits for them, what it covers, and how that came about. */
export function DomainScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/domeinen/$id' })
  const domain = useQuery(domainQuery(id))
  return (
    <PageStates query={domain} up={{ label: t('domains.title'), href: '/domeinen' }}>
      {(page) => <DomainView key={page.id} page={page} appointments={page.appointments} />}
    </PageStates>
  )
}

interface ViewProps {
  readonly page: DomainPage
  readonly appointments: readonly Appointment[]
}

function DomainView({ page, appointments }: ViewProps) {
  const t = useT()
  const [isRenaming, setRenaming] = useState(false)
  return (
    <Page width="narrow">
      <PageHeader
        title={page.name}
        lead={page.description || undefined}
        breadcrumbs={[{ label: t('domains.title'), href: '/domeinen' }]}
        actions={
          (page.isMine || page.mayManage) && <Button onPress={() => setRenaming(true)}>{t('domain.rename')}</Button>
        }
      />
      <Seats page={page} />
      <Covers page={page} />
      <DomainProposals page={page} />
      <DomainRights page={page} />
      <Appointments items={appointments} />
      {isRenaming && <RenameDialog page={page} onClose={() => setRenaming(false)} />}
    </Page>
  )
}

function Seats({ page }: { readonly page: DomainPage }) {
  const t = useT()
  const openText = useOpenText()
  const [seat, setSeat] = useState<'owner' | 'deputy' | null>(null)
  return (
    <section aria-labelledby="seats" className={styles.part}>
      <h2 id="seats">{t('domain.who')}</h2>
      {page.isVacant && (
        <Callout tone="attention" title={t('domain.vacantTitle')}>
          {t('domain.vacantText')}
        </Callout>
      )}
      {page.owner?.isAdministrator && (
        <Callout tone="attention" title={t('domain.adminWarning')}>
          {t('domain.adminWarningText')}
        </Callout>
      )}
      <DescriptionList
        items={[
          { id: 'owner', term: t('domains.owner'), value: <SeatName seat={page.owner} /> },
          { id: 'deputy', term: t('domains.deputy'), value: <SeatName seat={page.deputy} /> },
          { id: 'open', term: t('domains.open'), value: openText(page.open) || t('domains.nothingOpen') },
        ]}
      />
      {page.mayManage && (
        <Row>
          <Button tone={page.isVacant ? 'primary' : 'secondary'} onPress={() => setSeat('owner')}>
            {page.owner ? t('domain.handOver') : t('domain.appointOwner')}
          </Button>
          <Button onPress={() => setSeat('deputy')}>
            {page.deputy ? t('domain.changeDeputy') : t('domain.appointDeputy')}
          </Button>
        </Row>
      )}
      {seat && <AppointDialog page={page} seat={seat} onClose={() => setSeat(null)} />}
    </section>
  )
}

function Covers({ page }: { readonly page: DomainPage }) {
  const t = useT()
  const format = useFormat()
  const { counts } = page
  return (
    <section aria-labelledby="covers" className={styles.part}>
      <h2 id="covers">{t('domain.covers')}</h2>
      <DescriptionList
        items={[
          {
            id: 'relations',
            term: <Term of={{ kind: 'figure', key: 'relations' }}>{t('domain.relations')}</Term>,
            value: counts ? (
              <TextLink href={`/relaties?domainId=${page.id}`}>
                {t('domain.counted', { count: format.number(counts.relations), date: format.date(counts.day) })}
              </TextLink>
            ) : (
              t('domain.notCounted')
            ),
          },
          {
            id: 'types',
            term: t('domain.types'),
            value: (
              <span className={styles.words}>
                {page.types.map((type) => (
                  <span key={type.id}>
                    <Term of={{ kind: 'type', key: type.key }}>{type.name}</Term>
                  </span>
                ))}
              </span>
            ),
          },
          {
            id: 'fields',
            term: t('domain.fields'),
            value: page.fields.map((field) => field.label).join(', ') || t('domain.noFields'),
          },
          {
            id: 'sources',
            term: t('domain.sources'),
            value:
              counts?.sources
                .map(({ name, relations }) => t('domain.source', { name, count: format.number(relations) }))
                .join(', ') || t('domain.notCounted'),
          },
          {
            id: 'terms',
            term: t('domain.terms'),
            value: <TextLink href="/begrippen">{t('domain.termCount', { count: page.definitionCount })}</TextLink>,
          },
        ]}
      />
      <Row>
        <TextLink href={`/kwaliteit/${page.id}`}>{t('domain.toQuality')}</TextLink>
        <TextLink href="/nakijken">{t('domain.toReviews')}</TextLink>
      </Row>
    </section>
  )
}

function Appointments({ items }: { readonly items: readonly Appointment[] }) {
  const t = useT()
  const format = useFormat()
  const openText = useOpenText()
  const openOf = ({ open }: Appointment) =>
    openText({
      reviews: open['reviews'] ?? 0,
      proposals: open['proposals'] ?? 0,
      disputedTerms: open['disputedTerms'] ?? 0,
      conceptTerms: open['conceptTerms'] ?? 0,
    })
  return (
    <section aria-labelledby="appointments" className={styles.part}>
      <h2 id="appointments">{t('domain.history')}</h2>
      {items.length === 0 ? (
        <p className={styles.soft}>{t('domain.historyEmpty')}</p>
      ) : (
        <ul className={styles.history}>
          {items.map((item) => (
            <li key={item.id}>
              <p>
                {t('domain.was', {
                  seat: t(`domain.seat.${item.seat}`),
                  from: item.from ?? t('domain.nobody'),
                  to: item.to ?? t('domain.nobody'),
                })}
              </p>
              {item.remark !== '' && <p className={styles.words}>{item.remark}</p>}
              <p className={styles.soft}>
                {t('domain.by', { name: item.by, date: format.dateTime(item.at) })}
                {openOf(item) !== '' && ` · ${t('domain.goesOver')}: ${openOf(item)}`}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function RenameDialog({ page, onClose }: { readonly page: DomainPage; readonly onClose: () => void }) {
  const t = useT()
  const { change } = useDomainActions()
  const form = useContractForm({
    schema: changeDomain.body,
    initial: { name: page.name, description: page.description },
    fieldOf: { 'governance.domain_name_taken': 'name' },
    onSubmit: async (body) => {
      const { name } = await change(page.id, body)
      showToast({ text: t('domain.renamed', { name }) })
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('domain.rename')} size="small" isDismissable={!form.isDirty}>
      <Form form={form}>
        <TextField {...form.field('name')} isRequired autoFocus label={t('domains.name')} />
        <TextArea {...form.field('description')} rows={3} label={t('domains.description')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('domain.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
