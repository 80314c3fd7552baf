import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { DefinitionText, FigureKey } from '@klantregie/contract'
import type { DefinitionPage, DefinitionUse } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { ComboBox, Select } from '../../../ui/select.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import {
  colleaguesQuery,
  definitionQuery,
  domainNamesQuery,
  fieldNamesQuery,
  typeNamesQuery,
  useDefinitionActions,
} from './definitions.api.ts'
import { useUseNames } from './use-names.ts'

/** The choice of nobody or nothing; an empty id is not allowed in a list. */
const NONE = 'none'

export function NewDefinitionScreen() {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader
        title={t('definition.newTitle')}
        lead={t('definition.newLead')}
        breadcrumbs={[{ label: t('definitions.title'), href: '/begrippen' }]}
      />
      <DefinitionForm page={null} />
    </Page>
  )
}

export function EditDefinitionScreen() {
  const t = useT()
  const { id } = useParams({ from: '/shell/begrippen/$id/wijzigen' })
  const definition = useQuery(definitionQuery(id))
  return (
    <QueryStates query={definition} shape="text">
      {(page) => (
        <Page width="narrow">
          <PageHeader
            title={t('definition.editTitle', { term: page.term })}
            lead={t('definition.editLead')}
            breadcrumbs={[
              { label: t('definitions.title'), href: '/begrippen' },
              { label: page.term, href: `/begrippen/${page.id}` },
            ]}
          />
          <DefinitionForm key={page.id} page={page} />
        </Page>
      )}
    </QueryStates>
  )
}

function DefinitionForm({ page }: { readonly page: DefinitionPage | null }) {
  const t = useT()
  const [uses, setUses] = useState<readonly DefinitionUse[]>(page?.uses ?? [])
  const form = useTermForm(page, uses)
  return (
    <Form form={form}>
      <TextField
        {...form.field('term')}
        isRequired
        width="medium"
        label={t('definitions.term')}
        description={t('definition.termHelp')}
      />
      <TextArea
        {...form.field('meaning')}
        isRequired
        rows={3}
        label={t('definitions.meaning')}
        description={t('definition.meaningHelp')}
      />
      <TextArea {...form.field('examples')} rows={2} label={t('definition.examples')} />
      <TextArea {...form.field('counterExamples')} rows={2} label={t('definition.counterExamples')} />
      <TextArea
        {...form.field('countingRule')}
        rows={3}
        label={t('definition.countingRule')}
        description={t('definition.countingHelp')}
      />
      <Place form={form} />
      <Uses uses={uses} onChange={setUses} />
      <Row>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('definition.save')}
        </Button>
        <LinkButton tone="quiet" href={page ? `/begrippen/${page.id}` : '/begrippen'}>
          {t('definition.back')}
        </LinkButton>
      </Row>
    </Form>
  )
}

const EMPTY = {
  term: '',
  meaning: '',
  examples: '',
  counterExamples: '',
  countingRule: '',
  domainId: NONE,
  ownerId: NONE,
}

function wordsOf({ term, meaning, examples, counterExamples, countingRule, domain, owner }: DefinitionPage) {
  const words = { term, meaning, examples, counterExamples, countingRule }
  return { ...words, domainId: domain?.id ?? NONE, ownerId: owner?.id ?? NONE }
}

function useTermForm(page: DefinitionPage | null, uses: readonly DefinitionUse[]) {
  const t = useT()
  const navigate = useNavigate()
  const { add, change } = useDefinitionActions(page?.id ?? '')
  return useContractForm({
    schema: DefinitionText,
    initial: page ? wordsOf(page) : EMPTY,
    toBody: ({ domainId, ownerId, ...text }) => ({
      ...text,
      domainId: domainId === NONE ? null : domainId,
      ownerId: ownerId === NONE ? null : ownerId,
      uses,
    }),
    fieldOf: {
      'governance.definition_exists': 'term',
      'governance.domain_not_found': 'domainId',
      'governance.colleague_not_found': 'ownerId',
    },
    onSubmit: async (body) => {
      const saved = await (page ? change({ ...body, version: page.version }) : add(body))
      showToast({ text: t(page ? 'definition.saved' : 'definition.added', { term: saved.term }) })
      await navigate({ to: '/begrippen/$id', params: { id: saved.id } })
    },
  })
}

function Place({ form }: { readonly form: ReturnType<typeof useTermForm> }) {
  const t = useT()
  const domains = useQuery(domainNamesQuery).data?.items ?? []
  const colleagues = useQuery(colleaguesQuery).data?.items ?? []
  return (
    <>
      <Select
        {...form.field('domainId')}
        isRequired
        label={t('definitions.domain')}
        options={[
          { id: NONE, label: t('definitions.noDomain') },
          ...domains.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
      <Select
        {...form.field('ownerId')}
        isRequired
        label={t('definitions.owner')}
        options={[
          { id: NONE, label: t('definitions.nobody') },
          ...colleagues.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
    </>
  )
}

interface UsesProps {
  readonly uses: readonly DefinitionUse[]
  readonly onChange: (uses: readonly DefinitionUse[]) => void
}

const idOf = ({ kind, key }: DefinitionUse) => `${kind}:${key}`

function Uses({ uses, onChange }: UsesProps) {
  const t = useT()
  const nameOf = useUseNames()
  const types = useQuery(typeNamesQuery).data?.items ?? []
  const fields = useQuery(fieldNamesQuery).data?.items ?? []
  const places: readonly DefinitionUse[] = [
    ...types.map(({ key }) => ({ kind: 'type' as const, key })),
    ...fields.map(({ key }) => ({ kind: 'field' as const, key })),
    ...FigureKey.options.map((key) => ({ kind: 'figure' as const, key })),
  ]
  const free = places.filter((place) => !uses.some((use) => idOf(use) === idOf(place)))
  return (
    <>
      <ComboBox
        label={t('definition.uses')}
        description={t('definition.usesHelp')}
        value={null}
        options={free.map((place) => ({ id: idOf(place), label: nameOf(place) }))}
        onChange={(id) => {
          const place = free.find((one) => idOf(one) === id)
          if (place) onChange([...uses, place])
        }}
      />
      {uses.length > 0 && (
        <ChipList label={t('definition.uses')}>
          {uses.map((use) => (
            <Chip
              key={idOf(use)}
              removeLabel={nameOf(use)}
              onRemove={() => onChange(uses.filter((other) => idOf(other) !== idOf(use)))}
            >
              {nameOf(use)}
            </Chip>
          ))}
        </ChipList>
      )}
    </>
  )
}
