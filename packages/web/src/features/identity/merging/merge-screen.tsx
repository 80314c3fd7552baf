import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { relationHref, relationsHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { MergeComparison } from './merge-comparison.tsx'
import { mergePreviewQuery, subjectQuery } from './merging.api.ts'
import { PickOther } from './pick-other.tsx'

/** Two relations become one. The address says which one stays and which one goes into it, so it can be sent to a colleague. */
export function MergeScreen() {
  const { id } = useParams({ from: '/shell/relaties/$id/samenvoegen' })
  const { met } = useSearch({ from: '/shell/relaties/$id/samenvoegen' })
  return met === undefined || met === id ? <Picking id={id} /> : <Comparing id={id} otherId={met} />
}

function Picking({ id }: { readonly id: string }) {
  const t = useT()
  const subject = useQuery(subjectQuery(id))
  const name = subject.data?.relation.displayName
  return (
    <Page width="narrow">
      <PageHeader
        title={t('merge.pickTitle')}
        lead={name === undefined ? undefined : t('merge.pickLead', { name })}
        breadcrumbs={crumbs(t('merge.relations'), name, id)}
      />
      <QueryStates query={subject} shape="text">
        {({ relation }) => <PickOther subject={relation} />}
      </QueryStates>
    </Page>
  )
}

function Comparing({ id, otherId }: { readonly id: string; readonly otherId: string }) {
  const t = useT()
  const preview = useQuery(mergePreviewQuery(id, otherId))
  return (
    <Page>
      <PageHeader
        title={t('merge.title')}
        lead={t('merge.lead')}
        breadcrumbs={crumbs(t('merge.relations'), preview.data?.winner.name, id)}
      />
      <QueryStates query={preview} shape="text">
        {(answer) => <MergeComparison preview={answer} />}
      </QueryStates>
    </Page>
  )
}

function crumbs(all: string, name: string | undefined, id: string) {
  return [{ label: all, href: relationsHref }, ...(name === undefined ? [] : [{ label: name, href: relationHref(id) }])]
}
