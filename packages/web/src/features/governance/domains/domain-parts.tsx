import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { DomainPage, RightsMatrix } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { DescriptionList, Row } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { proposalsQuery } from '../proposals/proposals.api.ts'
import { BreakGlassUses } from '../rights/break-glass-uses.tsx'
import { useSubjectName } from '../rights/names.ts'
import { rightsQuery } from '../rights/rights.api.ts'
import { cellAt, rightKinds } from '../rights/rights.view.ts'
import styles from './domains.module.css'

interface PartProps {
  readonly page: DomainPage
}

/** What more would be a list of its own: the screen with all proposals is one link away. */
const FEW = 5

/** What colleagues would like to change in the part of the model that belongs to this domain. */
export function DomainProposals({ page }: PartProps) {
  const t = useT()
  const format = useFormat()
  const proposals = useInfiniteQuery(proposalsQuery({ status: 'open', domainId: page.id }))
  return (
    <section aria-labelledby="proposals" className={styles.part}>
      <h2 id="proposals">{t('proposals.title')}</h2>
      <QueryStates query={proposals} shape="text">
        {({ pages }) => {
          const items = pages.flatMap((one) => one.items)
          if (items.length === 0) return <p className={styles.soft}>{t('domain.proposalsEmpty')}</p>
          return (
            <ul className={styles.history}>
              {items.slice(0, FEW).map(({ id, element, change, title, proposedBy, proposedAt }) => (
                <li key={id}>
                  <TextLink href={`/voorstellen/${id}`}>
                    {t('proposals.what', { what: t(`proposals.what.${element}.${change}`), title })}
                  </TextLink>
                  <span className={styles.soft}>
                    {t('domain.by', { name: proposedBy, date: format.dateTime(proposedAt) })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </QueryStates>
      <Row>
        <TextLink href={`/voorstellen?domein=${page.id}&status=alle`}>{t('domain.toProposals')}</TextLink>
      </Row>
    </section>
  )
}

/** Who may do what with these relations, and who gave themselves sight of them; for whoever may read rights. */
export function DomainRights({ page }: PartProps) {
  const t = useT()
  const may = useMay()
  const rights = useQuery({ ...rightsQuery, enabled: may('governance.rights.read') })
  if (!may('governance.rights.read')) return null
  return (
    <>
      <section aria-labelledby="rights" className={styles.part}>
        <h2 id="rights">{t('domain.rights')}</h2>
        <QueryStates query={rights} shape="text">
          {(matrix) => <Given matrix={matrix} domainId={page.id} />}
        </QueryStates>
        <Row>
          <TextLink href="/rechten">{t('domain.toRights')}</TextLink>
          <TextLink href={`/rechten/overzicht?domein=${page.id}`}>{t('domain.toEffective')}</TextLink>
        </Row>
      </section>
      <section aria-labelledby="glass" className={styles.part}>
        <h2 id="glass">{t('glass.uses')}</h2>
        <BreakGlassUses domainId={page.id} />
      </section>
    </>
  )
}

/** Roles and teams with what they may; whoever may nothing here is not named. */
function Given({ matrix, domainId }: { readonly matrix: RightsMatrix; readonly domainId: string }) {
  const t = useT()
  const nameOf = useSubjectName(matrix)
  const items = matrix.subjects.flatMap((subject) => {
    const { rights, limits } = cellAt(matrix, { domainId, subject: { kind: subject.kind, key: subject.key } })
    const given = rightKinds.filter((right) => rights[right]).map((right) => t(`rights.right.${right}`))
    if (given.length === 0) return []
    const limited = limits.length === 0 ? [] : [t('rights.limited', { count: limits.length })]
    const value = [given.join(', '), ...limited].join(' · ')
    return [{ id: `${subject.kind} ${subject.key}`, term: nameOf(subject), value }]
  })
  return <DescriptionList items={items} />
}
