import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countBreachPersons, exportRelations } from '@klantregie/contract'
import type { Breach } from '@klantregie/contract'
import { urlOf } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormSection, Row, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { sourcesQuery, typesQuery } from '../retention/retention.api.ts'
import { useBreachActions } from './breaches.api.ts'
import { listHref } from './breaches.view.ts'
import styles from './breaches.module.css'

/** Whom it is about: said as a filter, counted, and the list to approach them with. Everybody sees only whom they may see. */
export function Persons({ breach }: { readonly breach: Breach }) {
  const t = useT()
  const may = useMay()
  const format = useFormat()
  const [isAsking, setAsking] = useState(false)
  const { filter, counted, countedAt, estimatedPersons, closedAt } = breach
  return (
    <FormSection title={t('breaches.persons')} description={t('breaches.personsText')}>
      <Stack>
        {counted !== null && countedAt !== null ? (
          <p role="status">
            <strong>{t('breaches.counted', { count: counted })}</strong>{' '}
            <span className={styles.soft}>{t('breaches.countedAt', { date: format.dateTime(countedAt) })}</span>
          </p>
        ) : (
          <p>
            {estimatedPersons === null
              ? t('breaches.notCounted')
              : t('breaches.about', { count: format.number(estimatedPersons) })}
          </p>
        )}
        <Row>
          {closedAt === null && <Button onPress={() => setAsking(true)}>{t('breaches.count')}</Button>}
          {filter !== null && <TextLink href={listHref(filter)}>{t('breaches.openList')}</TextLink>}
          {filter !== null && may('relations.relation.export') && (
            <LinkButton href={urlOf(exportRelations, { query: { ...filter, format: 'csv' } })} download>
              {t('breaches.export')}
            </LinkButton>
          )}
        </Row>
      </Stack>
      {isAsking && <CountDialog breach={breach} onClose={() => setAsking(false)} />}
    </FormSection>
  )
}

/** No narrowing, in lists of choices where an empty id is none. */
const ANY = 'any'

interface CountDialogProps {
  readonly breach: Breach
  readonly onClose: () => void
}

function CountDialog({ breach, onClose }: CountDialogProps) {
  const t = useT()
  const { count } = useBreachActions()
  const types = useQuery(typesQuery).data?.items ?? []
  const sources = useQuery(sourcesQuery).data?.items ?? []
  const form = useContractForm({
    schema: countBreachPersons.body,
    initial: initialOf(breach.filter),
    toBody: (values) => ({
      filter: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== ANY)),
    }),
    onSubmit: async (body) => {
      await count(breach.id, body)
      onClose()
    },
  })
  const any = { id: ANY, label: t('retention.any') }
  return (
    <Dialog isOpen onClose={onClose} title={t('breaches.count')} isDismissable={!form.isDirty}>
      <Form form={form}>
        <p>{t('breaches.countText')}</p>
        <Select
          {...form.field('typeId')}
          isRequired
          label={t('retention.type')}
          options={[any, ...types.map(({ id, name }) => ({ id, label: name }))]}
        />
        <Select
          {...form.field('sourceId')}
          isRequired
          label={t('retention.source')}
          options={[any, ...sources.map(({ id, name }) => ({ id, label: name }))]}
        />
        <TextField {...form.field('place')} maxLength={120} label={t('breaches.place')} />
        <TextField {...form.field('q')} maxLength={200} label={t('breaches.words')} />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('breaches.count')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function initialOf(filter: Breach['filter']) {
  const { typeId = ANY, sourceId = ANY, place = '', q = '' } = filter ?? {}
  return { typeId, sourceId, place, q }
}
