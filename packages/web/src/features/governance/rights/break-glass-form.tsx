import { useState } from 'react'
import { BreakGlassWish } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { useBreakGlass } from './rights.api.ts'

const ways = ['domain', 'number', 'person'] as const
type Way = (typeof ways)[number]

interface BreakGlassFormProps {
  readonly domains: readonly {
    readonly id: string
    readonly name: string
    readonly owner: { readonly name: string } | null
  }[]
  readonly domainId: string | null
  readonly onOpened: (opened: { readonly domain: string; readonly relationId: string | null }) => void
}

/** By domain, or by what one knows of somebody; and always why. */
export function BreakGlassForm({ domains, domainId, onOpened }: BreakGlassFormProps) {
  const t = useT()
  const [by, setBy] = useState<Way>('domain')
  const open = useBreakGlass()
  const form = useContractForm({
    schema: BreakGlassWish,
    initial: {
      domainId: domains.some(({ id }) => id === domainId) ? (domainId ?? '') : '',
      number: '',
      surname: '',
      birthDate: '',
      reason: '',
    },
    toBody: (values) => wishOf(by, values),
    onSubmit: async (wish) => onOpened(await open.mutateAsync(wish)),
  })
  return (
    <Form form={form}>
      <RadioGroup
        label={t('glass.by')}
        value={by}
        onChange={(way) => setBy(ways.find((one) => one === way) ?? 'domain')}
        options={ways.map((id) => ({ id, label: t(`glass.by.${id}`) }))}
      />
      <What by={by} form={form} domains={domains} />
      <FreeTextArea
        {...form.field('reason')}
        isRequired
        rows={3}
        maxLength={1000}
        label={t('glass.reason')}
        description={t('glass.reasonHelp')}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('glass.submit')}
        </Button>
      </div>
    </Form>
  )
}

interface WhatProps extends Pick<BreakGlassFormProps, 'domains'> {
  readonly by: Way
  readonly form: ContractForm
}

/** What one knows: the domain, a number, or a name with a day of birth. */
function What({ by, form, domains }: WhatProps) {
  const t = useT()
  return (
    <>
      {by === 'domain' && (
        <Select
          {...form.field('domainId')}
          isRequired
          width="medium"
          label={t('rights.domain')}
          placeholder={t('glass.choose')}
          options={domains.map(({ id, name, owner }) => ({
            id,
            label: name,
            detail: owner ? t('why.owner', { name: owner.name }) : t('why.noOwner'),
          }))}
        />
      )}
      {by === 'number' && (
        <TextField {...form.field('number')} isRequired width="medium" autoComplete="off" label={t('glass.number')} />
      )}
      {by === 'person' && (
        <>
          <TextField
            {...form.field('surname')}
            isRequired
            width="medium"
            autoComplete="off"
            label={t('glass.surname')}
          />
          <TextField {...form.field('birthDate')} isRequired width="short" type="date" label={t('glass.birthDate')} />
        </>
      )}
    </>
  )
}

function wishOf(by: Way, { domainId, number, surname, birthDate, reason }: Readonly<Record<string, string>>): unknown {
  switch (by) {
    case 'domain':
      return { by, domainId, reason }
    case 'number':
      return { by, number, reason }
    case 'person':
      return { by, surname, birthDate, reason }
  }
}
