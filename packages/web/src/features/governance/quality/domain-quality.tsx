import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { QualityDimension, QualityFigure } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Term } from '../../../lib/term.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { domainQualityQuery } from './quality.api.ts'
import type { Quality } from './quality.api.ts'
import { Share } from './quality.tsx'
import { figureOf, grouped, missingOf, partOf, partsOfScore } from './quality.view.ts'
import { QualityRules } from './rules-form.tsx'
import { Trend } from './trend.tsx'
import { useFieldName } from './use-field-name.ts'
import styles from './quality.module.css'

/** Every figure about a domain, with what it means, how it went, and the list behind it. */
export function DomainQualityScreen() {
  const { id } = useParams({ from: '/shell/kwaliteit/$id' })
  const quality = useQuery(domainQualityQuery(id))
  return <QueryStates query={quality}>{(answer) => <DomainFigures key={id} quality={answer} />}</QueryStates>
}

function DomainFigures({ quality }: { readonly quality: Quality }) {
  const t = useT()
  const format = useFormat()
  const { day, domain, dimensions } = quality
  return (
    <Page width="narrow">
      <PageHeader
        title={domain.name}
        lead={day === null ? t('quality.never') : t('quality.day', { date: format.date(day) })}
        breadcrumbs={[{ label: t('quality.title'), href: '/kwaliteit' }]}
      />
      {day === null ? (
        <EmptyState title={t('quality.empty')}>
          <p>{t('quality.emptyText')}</p>
        </EmptyState>
      ) : (
        <>
          <Score quality={quality} />
          {dimensions.map(({ dimension, score }) => (
            <Dimension key={dimension} dimension={dimension} score={score} quality={quality} />
          ))}
          <Trend trend={quality.trend} />
        </>
      )}
      {quality.mayChange && <QualityRules quality={quality} />}
    </Page>
  )
}

function Score({ quality }: { readonly quality: Quality }) {
  const t = useT()
  const parts = partsOfScore(quality).map((dimension) => t(`quality.dimension.${dimension}`).toLowerCase())
  return (
    <section aria-labelledby="score" className={styles.score}>
      <h2 id="score">
        <Term of={{ kind: 'figure', key: 'quality_score' }}>{t('quality.score')}</Term>
      </h2>
      <p className={styles.figure}>
        <Share value={quality.score} />
      </p>
      {parts.length > 0 && <p className={styles.soft}>{t('quality.howText', { parts: parts.join(', ') })}</p>}
    </section>
  )
}

interface DimensionProps {
  readonly dimension: QualityDimension
  readonly score: number | null
  readonly quality: Quality
}

function Dimension({ dimension, score, quality }: DimensionProps) {
  const t = useT()
  const figures = grouped(quality.figures, dimension)
  return (
    <section aria-labelledby={dimension} className={styles.dimension}>
      <div className={styles.head}>
        <h2 id={dimension}>
          <Term of={{ kind: 'figure', key: figureOf[dimension] }}>{t(`quality.dimension.${dimension}`)}</Term>
        </h2>
        <Share value={score} />
      </div>
      <p className={styles.soft}>{t(`quality.about.${dimension}`, { months: quality.freshMonths })}</p>
      {dimension !== 'bounced' && figures.length > 0 && (
        <ul className={styles.figures}>
          {figures.map((figure) => (
            <Figure key={figure.field} figure={figure} domainId={quality.domain.id} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Figure({ figure, domainId }: { readonly figure: QualityFigure; readonly domainId: string }) {
  const t = useT()
  const format = useFormat()
  const nameOf = useFieldName()
  const { measured, good, isCounted } = figure
  const part = partOf(figure)
  return (
    <li className={styles.row}>
      <span>
        {nameOf(figure)}
        {!isCounted && <span className={styles.soft}> ({t('quality.notCounted')})</span>}
      </span>
      <Bar part={part} />
      <span className={styles.soft}>
        {part === null
          ? t('quality.nothing')
          : t('quality.of', { good: format.number(good ?? 0), measured: format.number(measured ?? 0) })}
      </span>
      <Behind figure={figure} domainId={domainId} />
    </li>
  )
}

function Bar({ part }: { readonly part: number | null }) {
  return (
    <svg className={styles.bar} viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} width="100" height="1" />
      {part !== null && <rect className={styles.fill} width={part * 100} height="1" />}
    </svg>
  )
}

/** The list behind a figure: of relations, or where pairs and contradictions are worked on. */
function Behind({ figure, domainId }: { readonly figure: QualityFigure; readonly domainId: string }) {
  const t = useT()
  const nameOf = useFieldName()
  const missing = missingOf(figure)
  if (missing === null || missing === 0) return <span />
  if (figure.dimension === 'duplicates')
    return <TextLink href="/possible-duplicates">{t('quality.toDuplicates')}</TextLink>
  if (figure.dimension === 'conflicts')
    return <TextLink href="/vergelijken?tab=verslag">{t('quality.toConflicts')}</TextLink>
  if (figure.gap === null) return <span />
  return (
    <TextLink
      href={`/relaties?domainId=${domainId}&gap=${figure.gap}`}
      aria-label={t('quality.listOf', { count: missing, what: nameOf(figure) })}
    >
      {t('quality.list', { count: missing })}
    </TextLink>
  )
}
