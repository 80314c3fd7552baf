import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { KeyRole, makeKey } from '@klantregie/contract'
import type { ApiKey, KeyScope } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { copyText } from '../../../lib/save-text.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { domainsQuery, keysQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import { keptScopes, paces, scopesOfRole, terms } from './keys.view.ts'
import styles from '../house/house.module.css'

interface Made {
  readonly key: ApiKey
  readonly secret: string
}

export function MakeKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [made, setMade] = useState<Made | null>(null)
  const title = made ? t('keys.made', { name: made.key.name }) : t('keys.make')
  return (
    <Dialog isOpen onClose={onClose} title={title} isDismissable={false}>
      {made ? <KeyToKeep made={made} onDone={onClose} /> : <KeyForm onMade={setMade} />}
    </Dialog>
  )
}

function KeyForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const t = useT()
  const cache = useQueryClient()
  const [scopes, setScopes] = useState<readonly string[]>(['relations.relation.read'])
  const [domainIds, setDomainIds] = useState<readonly string[]>([])
  const form = useContractForm({
    schema: makeKey.body,
    initial: { name: '', role: 'reader', days: '365', perMinute: '600' },
    toBody: ({ name, role, days, perMinute }) => ({
      name,
      role,
      domainIds,
      scopes: keptScopes(scopes, KeyRole.parse(role)),
      days: Number(days),
      perMinute: Number(perMinute),
    }),
    onSubmit: async (body) => {
      onMade(await call(makeKey, { body }))
      await cache.invalidateQueries({ queryKey: keysQuery.queryKey })
    },
  })
  const role = KeyRole.parse(form.values['role'])
  return (
    <Form form={form}>
      <p>{t('keys.makeText')}</p>
      <TextField
        {...form.field('name')}
        isRequired
        autoFocus
        autoComplete="off"
        label={t('field.name')}
        description={t('keys.nameText')}
      />
      <RadioGroup
        {...form.field('role')}
        label={t('keys.asRole')}
        description={t('keys.roleText')}
        options={KeyRole.options.map((option) => ({ id: option, label: t(`role.${option}`) }))}
      />
      <ScopeGroups
        {...scopesOfRole(role)}
        value={scopes}
        errorMessage={form.field('scopes').errorMessage}
        onChange={(chosen) => {
          setScopes(chosen)
          form.set('scopes', chosen.join(' '))
        }}
      />
      <Domains value={domainIds} onChange={setDomainIds} />
      <Bounds form={form} />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('keys.makeSubmit')}
        </Button>
      </div>
    </Form>
  )
}

/** How long, and how much. */
function Bounds({ form }: { readonly form: ContractForm }) {
  const t = useT()
  return (
    <>
      <Select
        {...form.field('days')}
        label={t('keys.days')}
        options={terms.map((days) => ({ id: days, label: t(`keys.days.${days}`) }))}
      />
      <Select
        {...form.field('perMinute')}
        label={t('keys.pace')}
        options={paces.map((pace) => ({ id: pace, label: t(`keys.pace.${pace}`) }))}
      />
    </>
  )
}

interface ScopeGroupsProps {
  readonly reading: readonly KeyScope[]
  readonly changing: readonly KeyScope[]
  readonly value: readonly string[]
  readonly errorMessage: string | undefined
  readonly onChange: (value: readonly string[]) => void
}

function ScopeGroups({ reading, changing, value, errorMessage, onChange }: ScopeGroupsProps) {
  const t = useT()
  const optionsOf = (scopes: readonly KeyScope[]) => scopes.map((scope) => ({ id: scope, label: t(`scope.${scope}`) }))
  return (
    <>
      <CheckboxGroup
        label={t('keys.reading')}
        options={optionsOf(reading)}
        value={[...value]}
        errorMessage={errorMessage}
        onChange={onChange}
      />
      {changing.length > 0 && (
        <CheckboxGroup
          label={t('keys.changing')}
          isRequired={false}
          options={optionsOf(changing)}
          value={[...value]}
          onChange={onChange}
        />
      )}
    </>
  )
}

interface DomainsProps {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** Absent while there is nothing to choose between. */
function Domains({ value, onChange }: DomainsProps) {
  const t = useT()
  const domains = useQuery(domainsQuery).data?.items ?? []
  if (domains.length < 2) return null
  return (
    <CheckboxGroup
      label={t('keys.domains')}
      description={t('keys.domainsText')}
      isRequired={false}
      options={domains.map(({ id, name }) => ({ id, label: name }))}
      value={[...value]}
      onChange={onChange}
    />
  )
}

function KeyToKeep({ made, onDone }: { readonly made: Made; readonly onDone: () => void }) {
  const t = useT()
  const format = useFormat()
  const { key, secret } = made
  const copy = async () => {
    await copyText(secret)
    showToast({ text: t('account.copied') })
  }
  return (
    <Stack>
      <p>{t('keys.madeText', { date: format.date(key.expiresAt) })}</p>
      <div className={styles.link}>
        <code>{secret}</code>
      </div>
      <p className={styles.soft}>{t('keys.madeHow')}</p>
      <Row>
        <Button tone="primary" autoFocus icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {t('account.copy')}
        </Button>
        <Button onPress={onDone}>{t('users.done')}</Button>
      </Row>
    </Stack>
  )
}
