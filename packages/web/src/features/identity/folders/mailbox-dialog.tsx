import { useMutation, useQueryClient } from '@tanstack/react-query'
import { setFolderMailbox, testFolderMailbox } from '@klantregie/contract'
import type { ImportFolder } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { foldersQuery } from './folders.api.ts'
import { NEW_MAILBOX, SECURITIES, sendersIn, usualPort } from './mailbox.view.ts'

interface MailboxDialogProps {
  readonly folder: ImportFolder
  readonly onClose: () => void
}

/** From which mailbox lists come into a folder; whoever says so takes over in whose name lists are read in. */
export function MailboxDialog({ folder, onClose }: MailboxDialogProps) {
  const t = useT()
  return (
    <Dialog isOpen onClose={onClose} title={t('mailbox.title', { name: folder.name })} isDismissable={false}>
      <MailboxForm folder={folder} onDone={onClose} />
    </Dialog>
  )
}

function useMailboxForm({ id, name, mailbox }: ImportFolder, onDone: () => void) {
  const t = useT()
  const cache = useQueryClient()
  const { host, port, security, login, inbox, senders } = mailbox ?? NEW_MAILBOX
  return useContractForm({
    schema: setFolderMailbox.body,
    initial: { host, port: String(port), security, login, password: '', inbox, senders: senders.join('\n') },
    toBody: (values) => ({
      ...values,
      port: Number(values['port']),
      password: values['password'] === '' ? undefined : values['password'],
      senders: sendersIn(values['senders'] ?? ''),
    }),
    fieldOf: { 'identity.mailbox_password_needed': 'password' },
    onSubmit: async (body) => {
      await call(setFolderMailbox, { params: { id }, body })
      await cache.invalidateQueries({ queryKey: foldersQuery.queryKey })
      showToast({ text: t('mailbox.saved', { name }) })
      onDone()
    },
  })
}

function MailboxForm({ folder, onDone }: { readonly folder: ImportFolder; readonly onDone: () => void }) {
  const t = useT()
  const { mailbox } = folder
  const form = useMailboxForm(folder, onDone)
  return (
    <Form form={form}>
      <p>{t('mailbox.text')}</p>
      <TextField {...form.field('host')} isRequired autoFocus autoComplete="off" label={t('mailbox.host')} />
      <Select
        {...form.field('security')}
        label={t('mailbox.security')}
        isRequired
        onChange={(security) => {
          form.set('security', security)
          form.set('port', String(usualPort(security)))
        }}
        options={SECURITIES.map((id) => ({ id, label: t(`mailbox.security.${id}`) }))}
      />
      <TextField {...form.field('port')} isRequired inputMode="numeric" autoComplete="off" label={t('mailbox.port')} />
      <TextField {...form.field('login')} isRequired autoComplete="off" label={t('mailbox.login')} />
      <TextField
        {...form.field('password')}
        type="password"
        isRequired={mailbox === null}
        autoComplete="new-password"
        label={t('mailbox.password')}
        description={mailbox === null ? undefined : t('mailbox.passwordStands')}
      />
      <TextField {...form.field('inbox')} isRequired autoComplete="off" label={t('mailbox.inbox')} />
      <TextArea
        {...form.field('senders')}
        isRequired
        label={t('mailbox.senders')}
        description={t('mailbox.sendersText')}
      />
      <Row>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('mailbox.save')}
        </Button>
        {mailbox !== null && <TryMailbox id={folder.id} />}
      </Row>
    </Form>
  )
}

/** Tries the mailbox as it was saved. */
function TryMailbox({ id }: { readonly id: string }) {
  const t = useT()
  const problemText = useProblemText()
  const attempt = useMutation({ mutationFn: () => call(testFolderMailbox, { params: { id } }) })
  const { data, error } = attempt
  return (
    <>
      <Button onPress={() => attempt.mutate()} isPending={attempt.isPending}>
        {t('mailbox.try')}
      </Button>
      {error !== null && <Callout tone="danger">{problemText(error)}</Callout>}
      {data !== undefined && (
        <Callout tone={data.problem === null ? 'success' : 'danger'}>
          {data.problem === null
            ? t('mailbox.tried', { count: data.unread ?? 0 })
            : t(`mailbox.problem.${data.problem}`)}
        </Callout>
      )}
    </>
  )
}
