import { useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Role, invite } from '@klantregie/contract'
import type { Invitation } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { copyText } from '../../../lib/save-text.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { invitationsQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'
import styles from './house.module.css'

interface Made {
  readonly invitation: Invitation
  readonly link: string
}

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [made, setMade] = useState<Made | null>(null)
  const title = made ? t('users.link', { name: made.invitation.name }) : t('users.invite')
  return (
    <Dialog isOpen onClose={onClose} title={title} isDismissable={false}>
      {made ? <LinkToPassOn made={made} onDone={onClose} /> : <InviteForm onMade={setMade} />}
    </Dialog>
  )
}

function InviteForm({ onMade }: { readonly onMade: (made: Made) => void }) {
  const t = useT()
  const cache = useQueryClient()
  const form = useContractForm({
    schema: invite.body,
    initial: { name: '', email: '', role: 'front_office' },
    toBody: (values) => ({ ...values, email: values['email']?.trim() }),
    fieldOf: { 'admin.email_taken': 'email' },
    onSubmit: async (body) => {
      onMade(await call(invite, { body }))
      await cache.invalidateQueries({ queryKey: invitationsQuery.queryKey })
    },
  })
  return (
    <Form form={form}>
      <p>{t('users.inviteText')}</p>
      <TextField {...form.field('name')} isRequired autoFocus autoComplete="off" label={t('field.name')} />
      <TextField {...form.field('email')} isRequired type="email" autoComplete="off" label={t('field.email')} />
      <RadioGroup
        {...form.field('role')}
        label={t('field.role')}
        options={Role.options.map((role) => ({ id: role, label: t(`role.${role}`), detail: t(`roleText.${role}`) }))}
      />
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('users.inviteSubmit')}
        </Button>
      </div>
    </Form>
  )
}

function LinkToPassOn({ made, onDone }: { readonly made: Made; readonly onDone: () => void }) {
  const t = useT()
  const format = useFormat()
  const { invitation, link } = made
  const copy = async () => {
    await copyText(link)
    showToast({ text: t('account.copied') })
  }
  return (
    <Stack>
      <p>{t('users.linkText', { name: invitation.name, date: format.dateTime(invitation.expiresAt) })}</p>
      <div className={styles.link}>
        <code>{link}</code>
      </div>
      <Row>
        <Button tone="primary" autoFocus icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {t('account.copy')}
        </Button>
        <Button onPress={onDone}>{t('users.done')}</Button>
      </Row>
    </Stack>
  )
}
