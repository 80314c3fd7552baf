import { useMutation, useQuery, useQueryClient, queryOptions } from '@tanstack/react-query'
import { listNotices, seeNotice } from '@klantregie/contract'
import type { Notice } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { useT } from '../locale/index.ts'
import { BreakGlassToday } from '../rights/break-glass-today.tsx'
import { domainPagesQuery } from './domains.api.ts'
import { useOpenText } from './use-open-text.ts'
import styles from './domains.module.css'

const noticesQuery = queryOptions({ queryKey: ['governance', 'notices'], queryFn: () => call(listNotices) })

/** Who looked into one's domain, what a colleague must know until they have seen it, and what waits in the domains that they own. */
export function OwnerToday() {
  return (
    <>
      <BreakGlassToday />
      <Notices />
      <MyDomains />
    </>
  )
}

function Notices() {
  const t = useT()
  const items = useQuery(noticesQuery).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="notices-today" className={styles.part}>
      <h2 id="notices-today">{t('governance.todayNotices')}</h2>
      <ul className={styles.notices}>
        {items.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  )
}

/** Where a notice leads: the term, the round, or the domain it is about. */
function hrefOf({ values, domainId }: Notice): string | null {
  if (typeof values['definitionId'] === 'string') return `/begrippen/${values['definitionId']}`
  if (typeof values['roundId'] === 'string') return `/nakijken/${values['roundId']}`
  return domainId === null ? null : `/domeinen/${domainId}`
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  const cache = useQueryClient()
  const see = useMutation({
    mutationFn: () => call(seeNotice, { params: { id: notice.id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  })
  const text = lookUp(`notice.${notice.kind}`, language, notice.values)
  const href = hrefOf(notice)
  // Of a kind that this version does not know there is nothing to say.
  if (text === null) return null
  return (
    <li>
      <span>
        {href === null ? text : <TextLink href={href}>{text}</TextLink>}{' '}
        <span className={styles.soft}>{format.relative(notice.at)}</span>
      </span>
      <Button
        size="small"
        tone="quiet"
        aria-label={t('notice.seenOf', { text })}
        isPending={see.isPending}
        onPress={() => see.mutate()}
      >
        {t('notice.seen')}
      </Button>
    </li>
  )
}

/** Terms that are merely concepts wait for a workshop and not for today. */
function MyDomains() {
  const t = useT()
  const may = useMay()
  const openText = useOpenText()
  const items = useQuery({ ...domainPagesQuery, enabled: may('governance.domain.own') }).data?.items ?? []
  const waiting = items
    .filter((domain) => domain.isMine)
    .map((domain) => ({ ...domain, text: openText(domain.open, { withConcepts: false }) }))
    .filter(({ text }) => text !== '')
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby="owner-today" className={styles.part}>
      <h2 id="owner-today">{t('governance.today')}</h2>
      <ul className={styles.notices}>
        {waiting.map(({ id, name, text }) => (
          <li key={id}>
            <TextLink href={`/domeinen/${id}`}>{t('governance.todayDomain', { domain: name, open: text })}</TextLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
