import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useCallback } from 'react'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { ModelDiagram } from './diagram.tsx'
import type { Model } from './diagram.view.ts'
import { FieldList } from './field-list.tsx'
import { LinkTypeList } from './link-type-list.tsx'
import {
  modelDomainsQuery,
  modelFieldsQuery,
  modelLinkTypesQuery,
  modelTypesQuery,
  modelUsageQuery,
} from './model.api.ts'
import { TypeList } from './type-list.tsx'

const NO_USAGE = { types: {}, linkTypes: {}, fields: {} }

/** What we keep, of whom, why, and whose it is: as lists to work in and as a picture to talk about. */
export function ModelScreen() {
  const t = useT()
  const fields = useQuery(modelFieldsQuery)
  const model = useModel()
  return (
    <Page>
      <PageHeader
        title={t('model.title')}
        lead={t('model.lead')}
        actions={
          <Row>
            <LinkButton href="/voorstellen">{t('proposals.title')}</LinkButton>
            <Button icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
              {t('model.print')}
            </Button>
          </Row>
        }
      />
      <QueryStates query={fields}>{() => <Parts model={model} />}</QueryStates>
    </Page>
  )
}

/** What is not known yet is empty: the lists fill in, and nothing waits for the counts. */
function useModel(): Model {
  return {
    fields: useQuery(modelFieldsQuery).data?.items ?? [],
    types: useQuery(modelTypesQuery).data?.items ?? [],
    linkTypes: useQuery(modelLinkTypesQuery).data?.items ?? [],
    domains: useQuery(modelDomainsQuery).data?.items ?? [],
    usage: useQuery(modelUsageQuery).data ?? NO_USAGE,
  }
}

function Parts({ model }: { readonly model: Model }) {
  const t = useT()
  const { deel, nieuw: isAsked } = useSearch({ from: '/shell/gegevensmodel' })
  const navigate = useNavigate({ from: '/gegevensmodel' })
  const forget = useCallback(
    () => void navigate({ search: (now) => ({ ...now, nieuw: undefined }), replace: true }),
    [navigate],
  )
  const onBegun = isAsked === true ? forget : null
  const known = ['velden', 'typen', 'verbanden', 'tekening'] as const
  const show = (chosen: string) => {
    const next = known.find((one) => one === chosen)
    void navigate({ search: next === undefined || next === 'velden' ? {} : { deel: next }, replace: true })
  }
  return (
    <Tabs
      label={t('model.parts')}
      selected={deel ?? 'velden'}
      onSelect={show}
      items={[
        { id: 'velden', label: t('model.fields'), content: <FieldList model={model} onBegun={onBegun} /> },
        { id: 'typen', label: t('model.types'), content: <TypeList model={model} onBegun={onBegun} /> },
        { id: 'verbanden', label: t('model.links'), content: <LinkTypeList model={model} /> },
        { id: 'tekening', label: t('model.drawing'), content: <ModelDiagram model={model} /> },
      ]}
    />
  )
}
