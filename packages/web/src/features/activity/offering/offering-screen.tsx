import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { removeOffering } from '@klantregie/contract'
import type { Offering, OfferingFigures, OfferingKind } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { DescriptionList, Page, PageHeader } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { offeringHref, offeringQuery, offeringsHref, useOfferingsChanged } from './offering.api.ts'
import styles from './offering.module.css'
import { OfferingTable } from './offering-table.tsx'
import { OfferingStatus, useSoldText } from './words.tsx'

/** One thing that is offered: what it is, what belongs to it and what came of it. */
export function OfferingScreen() {
  const { id } = useParams({ from: '/shell/aanbod/$id' })
  const offering = useQuery(offeringQuery(id))
  const isLost =
    isProblem(offering.error, 'activity.offering_not_found') || isProblem(offering.error, 'http.invalid_input')
  if (isLost) return <OfferingLost />
  return (
    <QueryStates query={offering} shape="text">
      {(found) => <Shown offering={found} />}
    </QueryStates>
  )
}

export function OfferingLost() {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader title={t('offering.lost')} lead={t('offering.lostText')} />
      <div>
        <LinkButton href={offeringsHref} tone="primary">
          {t('offering.toList')}
        </LinkButton>
      </div>
    </Page>
  )
}

const BELOW: Readonly<Partial<Record<OfferingKind, 'event' | 'date'>>> = { series: 'event', event: 'date' }

function Shown({ offering }: { readonly offering: Offering }) {
  const t = useT()
  const { id, values, above, figures, mayManage } = offering
  const below = BELOW[values.kind]
  return (
    <Page>
      <PageHeader
        title={values.title}
        breadcrumbs={[
          { label: t('offering.title'), href: offeringsHref },
          ...above.toReversed().map((one) => ({ label: one.title, href: offeringHref(one.id) })),
        ]}
        lead={
          <span className={styles.lead}>
            {t(`offering.kind.${values.kind}`)} <OfferingStatus state={values.state} />
          </span>
        }
        actions={
          mayManage && (
            <>
              <LinkButton href={`${offeringHref(id)}/wijzigen`} icon={<Pencil aria-hidden="true" />}>
                {t('offering.change')}
              </LinkButton>
              <RemoveButton offering={offering} />
            </>
          )
        }
      />
      {values.state === 'cancelled' && <Callout tone="attention">{t('offering.cancelledText')}</Callout>}
      {figures && <Figures figures={figures} />}
      <About offering={offering} />
      {below && (
        <section aria-labelledby="below" className={styles.panel}>
          <div className={styles.head}>
            <h2 id="below">{t(`offering.below.${below}`)}</h2>
            {mayManage && (
              <LinkButton href={`/aanbod/nieuw?onder=${id}`} size="small" icon={<Plus aria-hidden="true" />}>
                {t(`offering.addBelow.${below}`)}
              </LinkButton>
            )}
          </div>
          {offering.below.length === 0 ? (
            <p className={styles.soft}>{t(`offering.noneBelow.${below}`)}</p>
          ) : (
            <OfferingTable rows={offering.below} label={t(`offering.below.${below}`)} />
          )}
          {offering.belowCount > offering.below.length && (
            <p className={styles.soft}>
              {t('offering.firstOf', { shown: offering.below.length, count: offering.belowCount })}
            </p>
          )}
        </section>
      )}
    </Page>
  )
}

function Figures({ figures }: { readonly figures: OfferingFigures }) {
  const t = useT()
  const format = useFormat()
  const soldText = useSoldText()
  const money = figures.proceeds.map(({ currency, cents }) =>
    currency === 'EUR' ? format.money(cents) : `${currency} ${format.number(cents / 100)}`,
  )
  const items = [
    { id: 'sold', term: t('offering.sold'), value: soldText(figures.sold, figures.capacity) },
    { id: 'attended', term: t('offering.attended'), value: format.number(figures.attended) },
    { id: 'proceeds', term: t('offering.proceeds'), value: money.length === 0 ? format.money(0) : money.join(', ') },
    { id: 'relations', term: t('offering.relations'), value: format.number(figures.relations) },
    { id: 'anonymous', term: t('offering.anonymous'), value: format.number(figures.anonymous) },
  ]
  return (
    <section aria-labelledby="figures" className={styles.panel}>
      <h2 id="figures">{t('offering.figures')}</h2>
      <dl className={styles.figures}>
        {items.map(({ id, term, value }) => (
          <div key={id}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.soft}>{t('offering.figuresText')}</p>
    </section>
  )
}

function About({ offering }: { readonly offering: Offering }) {
  const t = useT()
  const format = useFormat()
  const { values, genre, branch, targetGroups } = offering
  const moment = (at: string | null) => (at === null ? '' : format.dateTime(at))
  const items = [
    {
      id: 'when',
      term: t('offering.when'),
      value: [moment(values.startsAt), moment(values.endsAt)].filter(Boolean).join(' – '),
    },
    { id: 'genre', term: t('offering.genre'), value: genre?.name ?? '' },
    { id: 'branch', term: t('offering.branch'), value: branch?.name ?? '' },
    { id: 'groups', term: t('offering.targetGroup'), value: targetGroups.map(({ name }) => name).join(', ') },
    { id: 'makers', term: t('offering.makers'), value: values.makers.join(', ') },
    {
      id: 'prices',
      term: t('offering.prices'),
      value: values.priceTypes.map(({ name, amountCents }) => `${name} ${format.money(amountCents)}`).join(', '),
    },
    { id: 'number', term: t('offering.number'), value: values.externalId ?? '' },
  ].filter(({ value }) => value !== '')
  if (items.length === 0) return null
  return (
    <section aria-labelledby="about" className={styles.panel}>
      <h2 id="about">{t('offering.about')}</h2>
      <DescriptionList items={items} />
    </section>
  )
}

function RemoveButton({ offering }: { readonly offering: Offering }) {
  const t = useT()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const changed = useOfferingsChanged()
  const [isAsking, setAsking] = useState(false)
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    setPending(true)
    try {
      await call(removeOffering, { params: { id: offering.id } })
      showToast({ text: t('offering.removed', { title: offering.values.title }) })
      await navigate({ to: '/aanbod' })
      await changed()
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <>
      <Button tone="quiet" icon={<Trash2 aria-hidden="true" />} onPress={() => setAsking(true)}>
        {t('offering.remove')}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onCancel={() => {
          setAsking(false)
          setProblem(null)
        }}
        onConfirm={() => void remove()}
        title={t('offering.removeAsk', { title: offering.values.title })}
        confirmLabel={t('offering.removeConfirm')}
        isPending={isPending}
      >
        <p>{t('offering.removeText')}</p>
        {problem !== null && (
          <Callout tone="danger" isAnnounced>
            {problem}
          </Callout>
        )}
      </AlertDialog>
    </>
  )
}
