import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { BulkDeed } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { bulkDeedsQuery } from './bulk.api.ts'
import { DeedActions, DeedBy, DeedOutcome, DeedStatus } from './deed-parts.tsx'
import { useDeedText } from './deed-text.ts'
import styles from './bulk.module.css'

/** What was done to many relations at once in the last thirty days, and the way back. */
export function BulkDeedsScreen() {
  const t = useT()
  const { vanaf } = useSearch({ from: '/shell/relaties/bewerkingen' })
  const navigate = useNavigate({ from: '/relaties/bewerkingen' })
  const deeds = useQuery(bulkDeedsQuery(vanaf))
  return (
    <Page width="narrow">
      <PageHeader
        title={t('relations.bulk.deeds')}
        lead={t('relations.bulk.deedsLead')}
        breadcrumbs={[{ label: t('relations.list.title'), href: '/relaties' }]}
      />
      <QueryStates query={deeds}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('relations.bulk.noDeeds')}
              action={<LinkButton href="/relaties">{t('relations.list.title')}</LinkButton>}
            >
              <p>{t('relations.bulk.noDeedsText')}</p>
            </EmptyState>
          ) : (
            <>
              <div className={styles.deeds}>
                {items.map((deed) => (
                  <Deed key={deed.id} deed={deed} />
                ))}
              </div>
              {nextCursor !== null && (
                <Button onPress={() => void navigate({ search: { vanaf: nextCursor } })}>
                  {t('relations.bulk.older')}
                </Button>
              )}
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

function Deed({ deed }: { readonly deed: BulkDeed }) {
  const t = useT()
  const text = useDeedText()(deed)
  const leftAlone = deed.passedBy + deed.kept
  return (
    <section aria-label={text} className={styles.deed}>
      <div className={styles.deedHead}>
        <h2>
          <TextLink href={`/relaties/bewerkingen/${deed.id}`}>{text}</TextLink>
        </h2>
        <DeedStatus state={deed.state} />
      </div>
      <DeedOutcome deed={deed} />
      <DeedBy deed={deed} />
      <div className={styles.deedActions}>
        <DeedActions deed={deed} />
        {leftAlone > 0 && (
          <TextLink href={`/relaties/bewerkingen/${deed.id}`}>
            {t('relations.bulk.which', { count: leftAlone })}
          </TextLink>
        )}
      </div>
    </section>
  )
}
