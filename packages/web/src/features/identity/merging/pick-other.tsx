import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'react-aria-components'
import type { GoldenRelation } from '@klantregie/contract'
import { useDebounced } from '../../../lib/use-debounced.ts'
import { LinkButton } from '../../../ui/button.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { mergeHref, relationHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { useEvidenceWords } from '../questions/evidence.ts'
import { candidatesOf, detailOf } from './merge.view.ts'
import { candidatesQuery, resemblingQuery } from './merging.api.ts'
import styles from './merging.module.css'

const TYPING_PAUSE_MS = 150

/** Whom to merge with: those already found to resemble, or anybody by searching. */
export function PickOther({ subject }: { readonly subject: GoldenRelation }) {
  const t = useT()
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim(), TYPING_PAUSE_MS)
  return (
    <div className={styles.picking}>
      <div role="search">
        <SearchField
          label={t('merge.search')}
          description={t(`merge.searchHelp.${subject.kind}`)}
          autoFocus
          value={text}
          onChange={setText}
          maxLength={200}
        />
      </div>
      {asked === '' ? <Resembling subject={subject} /> : <Found subject={subject} asked={asked} />}
      <div>
        <LinkButton href={relationHref(subject.id)} tone="quiet">
          {t('merge.cancel')}
        </LinkButton>
      </div>
    </div>
  )
}

interface ListProps {
  readonly subject: GoldenRelation
}

function Resembling({ subject }: ListProps) {
  const t = useT()
  const words = useEvidenceWords()
  const found = useQuery(resemblingQuery(subject)).data?.items ?? []
  const reasons = new Map(found.map(({ relation, evidence }) => [relation.id, words.ofPair(evidence)]))
  const hits = candidatesOf(
    found.map(({ relation }) => relation),
    subject,
  )
  if (hits.length === 0) return null
  return (
    <section aria-labelledby="resembling">
      <h2 id="resembling">{t('merge.resembling')}</h2>
      <Candidates subject={subject} hits={hits} reasons={reasons} />
    </section>
  )
}

function Found({ subject, asked }: ListProps & { readonly asked: string }) {
  const t = useT()
  const found = useQuery({ ...candidatesQuery(asked), placeholderData: keepPreviousData })
  if (!found.data) return null
  const hits = candidatesOf(found.data.items, subject)
  return (
    <div aria-busy={found.isPlaceholderData}>
      <p role="status" className={styles.soft}>
        {hits.length === 0 ? t('merge.none', { text: asked }) : t('merge.found', { count: hits.length })}
      </p>
      {hits.length > 0 && <Candidates subject={subject} hits={hits} />}
    </div>
  )
}

interface CandidatesProps extends ListProps {
  readonly hits: readonly (Parameters<typeof detailOf>[0] & { readonly id: string; readonly name: string })[]
  /** Why each may be the one, by its id. */
  readonly reasons?: ReadonlyMap<string, string>
}

function Candidates({ subject, hits, reasons }: CandidatesProps) {
  return (
    <ul className={styles.candidates}>
      {hits.map((hit) => (
        <li key={hit.id}>
          <Link href={mergeHref(subject.id, hit.id)} className={styles.candidate ?? ''}>
            <span className={styles.candidateName}>{hit.name}</span>
            <span className={styles.soft}>{detailOf(hit)}</span>
            {reasons?.has(hit.id) && <span className={styles.soft}>{reasons.get(hit.id)}</span>}
            <ArrowRight aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
