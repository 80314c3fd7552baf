import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { QuestionClass } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { questionsOfKindHref, sampleHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { ClassRun } from './class-run.tsx'
import { useEvidenceWords } from './evidence.ts'
import { certaintyOf } from './evidence.view.ts'
import { QueueNav } from './queue-nav.tsx'
import { kindsQuery } from './questions.api.ts'
import styles from './kinds.module.css'

/** Questions that are asked for the same reasons, with how they were answered before. */
export function KindsScreen() {
  const t = useT()
  const { run } = useSearch({ from: '/shell/possible-duplicates/kinds' })
  const kinds = useQuery(kindsQuery)
  return (
    <Page>
      <PageHeader title={t('kinds.title')} lead={t('kinds.lead')} />
      <QueueNav current="kinds" />
      {run !== undefined && <ClassRun runId={run} />}
      <QueryStates query={kinds}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('kinds.empty')}>
              <p>{t('kinds.emptyText')}</p>
            </EmptyState>
          ) : (
            <KindsTable items={items} />
          )
        }
      </QueryStates>
    </Page>
  )
}

function KindsTable({ items }: { readonly items: readonly QuestionClass[] }) {
  const t = useT()
  const words = useEvidenceWords()
  return (
    <Table
      label={t('kinds.table')}
      rows={items}
      rowId={(kind) => kind.class}
      rowName={(kind) => words.ofKind(kind.codes)}
      columns={useColumns()}
    />
  )
}

function useColumns(): readonly Column<QuestionClass>[] {
  const t = useT()
  const format = useFormat()
  const words = useEvidenceWords()
  const mayAnswer = useMay()('identity.decision.write')
  return [
    {
      id: 'kind',
      header: t('kinds.kind'),
      isRowHeader: true,
      cell: (kind) => <span className={styles.kind}>{words.ofKind(kind.codes)}</span>,
    },
    {
      id: 'certainty',
      header: t('kinds.certainty'),
      keepsTogether: true,
      cell: ({ probability }) => (
        <span>
          {t(`questions.certain.${certaintyOf(probability)}`)}
          {probability !== null && <span className={styles.small}> ({words.chance(probability)})</span>}
        </span>
      ),
    },
    {
      id: 'open',
      header: t('kinds.open'),
      align: 'end',
      keepsTogether: true,
      cell: (kind) => format.number(kind.open),
    },
    {
      id: 'before',
      header: t('kinds.before'),
      keepsTogether: true,
      cell: ({ answered }) =>
        answered.same + answered.notSame === 0 ? (
          <span className={styles.small}>{t('kinds.beforeNone')}</span>
        ) : (
          t('kinds.beforeText', { ...answered })
        ),
    },
    ...(mayAnswer
      ? [
          {
            id: 'actions',
            header: t('kinds.actions'),
            cell: (kind: QuestionClass) => <Actions kind={kind} />,
          },
        ]
      : []),
  ]
}

function Actions({ kind }: { readonly kind: QuestionClass }) {
  const t = useT()
  const name = useEvidenceWords().ofKind(kind.codes)
  return (
    <span className={styles.lineActions}>
      <LinkButton size="small" href={sampleHref(kind.class)} aria-label={t('kinds.sampleOf', { kind: name })}>
        {t('kinds.sample')}
      </LinkButton>
      <TextLink quiet href={questionsOfKindHref(kind.class)} aria-label={t('kinds.answerOf', { kind: name })}>
        {t('kinds.answer')}
      </TextLink>
    </span>
  )
}
