import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { listTerms } from '@klantregie/contract'
import type { DefinitionUse, FigureKey, Term as KnownTerm } from '@klantregie/contract'
import { TextLink } from '../ui/button.tsx'
import { DefinitionHint, DefinitionMark } from '../ui/tooltip.tsx'
import { call } from './api.ts'
import { useCoreT } from './locale/index.ts'

/**
 * Agreed words stand on screens of every feature, so they live here and not in the feature that manages them. Asked once and
 * kept: terms change a few times a year, and an event makes them stale at once.
 */
export const termsQuery = queryOptions({
  queryKey: ['governance', 'terms'],
  queryFn: () => call(listTerms),
  staleTime: 300_000,
})

export interface TermProps {
  /** What is explained: a relation type or field by its key, or a figure. */
  readonly of: DefinitionUse | { readonly kind: 'figure'; readonly key: FigureKey }
  /** The word as it stands here; the term's own word when left out. */
  readonly children?: string
  /** What is known about it besides the glossary, shown when no agreed term explains it. */
  readonly otherwise?: string | null | undefined
  /** More lines in what opens, such as why we keep a field. */
  readonly more?: ReactNode
}

/**
 * A word with its meaning one hover, focus or tap away: what colleagues agreed on, how it is counted, and whether it is still being
 * talked about. Without a meaning it is the bare word.
 */
export function Term({ of, children, otherwise, more }: TermProps) {
  const term = useTerm(of)
  const word = children ?? term?.term ?? of.key
  if (term === undefined)
    return otherwise ? (
      <DefinitionHint term={word} definition={otherwise}>
        {more}
      </DefinitionHint>
    ) : (
      <>{word}</>
    )
  return (
    <DefinitionHint term={word} definition={term.meaning}>
      <TermNotes term={term} />
      {more}
    </DefinitionHint>
  )
}

/**
 * The same as a mark beside a word that cannot be pressed for it: a heading that sorts, the label of a filter. Nothing when
 * nobody knows a meaning.
 */
export function TermMark({ of, children, otherwise, more }: TermProps) {
  const t = useCoreT()
  const term = useTerm(of)
  const word = children ?? term?.term ?? of.key
  const meaning = term?.meaning ?? otherwise
  if (!meaning) return null
  return (
    <DefinitionMark term={word} definition={meaning} label={t('term.mark', { term: word })}>
      {term && <TermNotes term={term} />}
      {more}
    </DefinitionMark>
  )
}

function useTerm({ kind, key }: TermProps['of']): KnownTerm | undefined {
  return useQuery(termsQuery).data?.items.find((term) => term.kind === kind && term.key === key)
}

function TermNotes({ term }: { readonly term: KnownTerm }) {
  const t = useCoreT()
  return (
    <>
      {term.countingRule !== '' && <p>{t('term.counting', { rule: term.countingRule })}</p>}
      {term.isDisputed ? <p>{t('term.disputed')}</p> : !term.isAgreed && <p>{t('term.concept')}</p>}
      <p>
        <TextLink href={`/begrippen/${term.id}`}>{t('term.more', { term: term.term })}</TextLink>
      </p>
    </>
  )
}
