import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { DefinitionPage } from '@klantregie/contract'
import { PageStates } from '../../../lib/page-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { DescriptionList, Page, PageHeader } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { Alternatives } from './alternatives.tsx'
import { DefinitionActs } from './definition-acts.tsx'
import { definitionQuery, definitionsQuery } from './definitions.api.ts'
import { TermStatus } from './definitions.tsx'
import { placeInWorkshop } from './definitions.view.ts'
import { Discussion } from './discussion.tsx'
import { History } from './history.tsx'
import { useUseNames } from './use-names.ts'
import styles from './definitions.module.css'

/** One term: what it means, who decides, what colleagues would write instead, and how it came to be. */
export function DefinitionScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/begrippen/$id' })
  const definition = useQuery(definitionQuery(id))
  return (
    <PageStates query={definition} up={{ label: t('definitions.title'), href: '/begrippen' }}>
      {(page) => <TermPage key={page.id} page={page} />}
    </PageStates>
  )
}

function TermPage({ page }: { readonly page: DefinitionPage }) {
  const t = useT()
  const format = useFormat()
  return (
    <Page width="narrow">
      <PageHeader
        title={page.term}
        lead={
          <span className={styles.leadLine}>
            <TermStatus item={page} />
            <span>{t('definition.version', { version: page.version, date: format.date(page.changedAt) })}</span>
          </span>
        }
        breadcrumbs={[{ label: t('definitions.title'), href: '/begrippen' }]}
        actions={<DefinitionActs page={page} />}
      />
      <WorkshopPlace id={page.id} />
      <Alternatives page={page} />
      <Facts page={page} />
      <Discussion page={page} />
      <History versions={page.versions} />
    </Page>
  )
}

/** In a workshop people take one term after the other, without going back to the list. */
function WorkshopPlace({ id }: { readonly id: string }) {
  const t = useT()
  const place = placeInWorkshop(useQuery(definitionsQuery('workshop')).data?.items ?? [], id)
  if (place === null) return null
  return (
    <nav aria-label={t('definitions.workshop')} className={styles.place}>
      <span>{t('definition.position', { index: place.index, total: place.total })}</span>
      <TextLink href="/begrippen?lijst=werksessie">{t('definition.back')}</TextLink>
      {place.next && (
        <TextLink href={`/begrippen/${place.next.id}`}>{t('definition.nextUp', { term: place.next.term })}</TextLink>
      )}
    </nav>
  )
}

function Facts({ page }: { readonly page: DefinitionPage }) {
  const t = useT()
  const nameOf = useUseNames()
  const facts = [
    { id: 'examples', term: t('definition.examples'), value: page.examples },
    { id: 'counterExamples', term: t('definition.counterExamples'), value: page.counterExamples },
    { id: 'domain', term: t('definitions.domain'), value: page.domain?.name ?? t('definitions.noDomain') },
    { id: 'owner', term: t('definitions.owner'), value: <OwnerLine page={page} /> },
    { id: 'uses', term: t('definition.uses'), value: page.uses.map(nameOf).join(', ') },
  ]
  return <DescriptionList items={facts.filter(({ value }) => value !== '')} />
}

function OwnerLine({ page: { owner, domain, mayDecide } }: { readonly page: DefinitionPage }) {
  const t = useT()
  const name =
    owner === null ? t('definitions.nobody') : owner.isActive ? owner.name : t('definitions.left', { name: owner.name })
  const hint = mayDecide
    ? ''
    : owner?.isActive
      ? t('definition.ask', { name: owner.name })
      : domain
        ? t('definition.askDomain', { domain: domain.name })
        : t('definition.askNobody')
  return (
    <>
      {name}
      {hint !== '' && <span className={styles.soft}> {hint}</span>}
    </>
  )
}
