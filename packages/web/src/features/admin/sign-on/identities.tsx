import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { removeIdentity, startLink } from '@klantregie/contract'
import type { KnownIdentity } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormSection, Row, Stack } from '../../../ui/layout.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { identitiesQuery } from './sign-on.api.ts'
import { goThere } from './sign-on-buttons.tsx'

/** With which accounts of other houses I sign in; nothing where no house is trusted. */
export function Identities() {
  const t = useT()
  const identities = useQuery(identitiesQuery)
  if (identities.data?.items.length === 0 && identities.data.others.length === 0) return null
  return (
    <FormSection title={t('signOn.mine')} description={t('signOn.mineText')}>
      <QueryStates query={identities}>
        {({ items, others, hasPassword }) => (
          <Stack>
            {items.length > 0 && <Linked items={items} />}
            {hasPassword && others.length > 0 && <Others others={others} />}
          </Stack>
        )}
      </QueryStates>
    </FormSection>
  )
}

function Linked({ items }: { readonly items: readonly KnownIdentity[] }) {
  const t = useT()
  const format = useFormat()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const remove = useMutation({
    mutationFn: (id: string) => call(removeIdentity, { params: { id } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: identitiesQuery.queryKey })
      showToast({ text: t('signOn.unlinked') })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  const columns: readonly Column<KnownIdentity>[] = [
    { id: 'provider', header: t('signOn.where'), isRowHeader: true, cell: (row) => row.provider },
    { id: 'label', header: t('signOn.account'), cell: (row) => row.label },
    {
      id: 'used',
      header: t('signOn.lastUsed'),
      cell: (row) => (row.lastUsedAt === null ? t('signOn.never') : format.dateTime(row.lastUsedAt)),
    },
    {
      id: 'change',
      header: t('users.actions'),
      align: 'end',
      cell: (row) => (
        <Button size="small" tone="quiet" isPending={remove.isPending} onPress={() => remove.mutate(row.id)}>
          {t('signOn.unlink')}
        </Button>
      ),
    },
  ]
  return (
    <Table
      label={t('signOn.mine')}
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => `${row.provider} ${row.label}`}
    />
  )
}

type Other = { readonly id: string; readonly name: string }

function Others({ others }: { readonly others: readonly Other[] }) {
  const t = useT()
  const [chosen, setChosen] = useState<Other | null>(null)
  return (
    <Row>
      {others.map((other) => (
        <Button key={other.id} onPress={() => setChosen(other)}>
          {t('signOn.link', { name: other.name })}
        </Button>
      ))}
      {chosen !== null && <LinkDialog provider={chosen} onClose={() => setChosen(null)} />}
    </Row>
  )
}

function LinkDialog({ provider, onClose }: { readonly provider: Other; readonly onClose: () => void }) {
  const t = useT()
  const form = useContractForm({
    schema: startLink.body,
    initial: { password: '' },
    toBody: (values) => ({ ...values, providerId: provider.id }),
    fieldOf: { 'auth.wrong_credentials': 'password' },
    onSubmit: async (body) => goThere(await call(startLink, { body })),
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('account.confirmPassword')} isDismissable={false}>
      <Form form={form}>
        <p>{t('signOn.linkText', { name: provider.name })}</p>
        <TextField
          {...form.field('password')}
          isRequired
          autoFocus
          type="password"
          autoComplete="current-password"
          label={t('field.password')}
        />
        <div>
          <Button type="submit" tone="primary" isPending={form.isPending}>
            {t('account.continue')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
