import { useQuery } from '@tanstack/react-query'
import type { RelationPage, RelationSchool } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { DescriptionList } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { sayPlace } from './change-lines.ts'
import { ProposalRow } from './proposal-row.tsx'
import { proposalsQuery, relationSchoolQuery, useRegisterDeeds } from './registers.api.ts'
import styles from './registers.module.css'

/** What the register of schools says of an organisation, which locations it may be, and what it proposes; nothing where it says nothing. */
export function SchoolPanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const { id, kind } = page.relation
  const isOrganisation = kind === 'organisation'
  const school = useQuery({ ...relationSchoolQuery(id), enabled: isOrganisation }).data
  const waiting = useQuery({ ...proposalsQuery({ relationId: id }), enabled: isOrganisation }).data?.items ?? []
  if (!isOrganisation || school === undefined) return null
  const { linked, offers } = school
  if (linked.length === 0 && offers.length === 0 && waiting.length === 0) return null
  return (
    <section aria-labelledby="school-register" className={styles.panel}>
      <h2 id="school-register">{t('school.title')}</h2>
      {waiting.length > 0 && (
        <ul className={styles.list} aria-label={t('school.proposals')}>
          {waiting.map((proposal) => (
            <ProposalRow key={proposal.id} proposal={proposal} isOnPage />
          ))}
        </ul>
      )}
      {linked.map((location) => (
        <Linked key={location.code} location={location} />
      ))}
      {offers.length > 0 && <Offers relationId={id} offers={offers} mayWrite={page.mayWrite} />}
    </section>
  )
}

function Linked({ location }: { readonly location: RelationSchool['linked'][number] }) {
  const t = useT()
  const { code, name, denomination, structure, municipality, school, governor, closedOn } = location
  const place = ({ code: number, relation }: typeof school) =>
    relation === null ? (
      number
    ) : (
      <>
        <TextLink href={`/relaties/${relation.id}`}>{relation.name}</TextLink> ({number})
      </>
    )
  return (
    <DescriptionList
      items={[
        { id: 'name', term: t('school.name'), value: `${name} (${code})` },
        { id: 'place', term: t('schools.address'), value: sayPlace(location) },
        ...(closedOn === null ? [] : [{ id: 'closed', term: t('school.state'), value: t('school.isClosed') }]),
        { id: 'school', term: t('school.school'), value: place(school) },
        { id: 'board', term: t('school.board'), value: place(governor) },
        { id: 'denomination', term: t('schools.denomination'), value: denomination === '' ? '–' : denomination },
        ...(structure === '' ? [] : [{ id: 'structure', term: t('school.structure'), value: structure }]),
        { id: 'municipality', term: t('schools.municipality'), value: municipality },
      ]}
    />
  )
}

interface OffersProps {
  readonly relationId: string
  readonly offers: RelationSchool['offers']
  readonly mayWrite: boolean
}

function Offers({ relationId, offers, mayWrite }: OffersProps) {
  const t = useT()
  const problemText = useProblemText()
  const { link } = useRegisterDeeds()
  const press = (code: string, name: string) =>
    act(
      link,
      { id: relationId, code },
      {
        onSuccess: () => showToast({ text: t('school.linked', { name }) }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  return (
    <>
      <p className={styles.soft}>
        {t(offers[0]?.by === 'brin' ? 'school.byBrin' : 'school.byAddress', { count: offers.length })}
      </p>
      <ul className={styles.list} aria-label={t('school.offers')}>
        {offers.map((location) => (
          <li key={location.code} className={styles.row}>
            <span>{t('registers.location', { name: location.name, code: location.code })}</span>
            <span className={styles.soft}>{sayPlace(location)}</span>
            {mayWrite && (
              <div>
                <Button
                  size="small"
                  isPending={link.isPending}
                  aria-label={t('school.linkOf', { name: location.name })}
                  onPress={() => press(location.code, location.name)}
                >
                  {t('school.link')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
