import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { DirectoryRole, makeDirectory, removeDirectory } from '@klantregie/contract'
import type { Directory, IdentityProvider } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { copyText } from '../../../lib/save-text.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog, Dialog } from '../../../ui/dialog.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import styles from '../house/house.module.css'
import { useT } from '../locale/index.ts'
import { directoryQuery } from './sign-on.api.ts'

interface DirectoryDialogProps {
  readonly provider: IdentityProvider
  readonly onClose: () => void
}

/** Whether another house keeps colleagues and teams up to date here (SCIM), and with which key. */
export function DirectoryDialog({ provider, onClose }: DirectoryDialogProps) {
  const t = useT()
  const directory = useQuery(directoryQuery(provider.id))
  const [secret, setSecret] = useState<string | null>(null)
  return (
    <Dialog isOpen onClose={onClose} title={t('directory.title', { name: provider.name })} isDismissable={false}>
      <QueryStates query={directory} shape="text">
        {({ directory: kept }) => (
          <Stack>
            <p>{t('directory.text', { name: provider.name })}</p>
            {kept !== null && <Standing directory={kept} />}
            {secret !== null && (
              <Callout tone="attention">
                <Stack>
                  <p>{t('directory.once')}</p>
                  <Copied text={secret} label={t('directory.copyKey')} />
                </Stack>
              </Callout>
            )}
            <Making provider={provider} kept={kept} onMade={setSecret} />
            {kept !== null && <Removing provider={provider} onRemoved={onClose} />}
          </Stack>
        )}
      </QueryStates>
    </Dialog>
  )
}

function Standing({ directory }: { readonly directory: Directory }) {
  const t = useT()
  const format = useFormat()
  const { address, ending, madeBy, madeAt, lastUsedAt, people, teams } = directory
  return (
    <Stack>
      <p>{t('directory.stands', { people, teams })}</p>
      <p className={styles.soft}>
        {t('directory.key', { ending, name: madeBy, when: format.dateTime(madeAt) })}{' '}
        {lastUsedAt === null ? t('directory.unused') : t('directory.used', { when: format.relative(lastUsedAt) })}
      </p>
      <p>{t('directory.address')}</p>
      <Copied text={address} label={t('directory.copyAddress')} />
    </Stack>
  )
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useT()
  const copy = async () => {
    await copyText(text)
    showToast({ text: t('account.copied') })
  }
  return (
    <>
      <div className={styles.link}>
        <code>{text}</code>
      </div>
      <div>
        <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {label}
        </Button>
      </div>
    </>
  )
}

interface MakingProps {
  readonly provider: IdentityProvider
  readonly kept: Directory | null
  readonly onMade: (secret: string) => void
}

function Making({ provider: { id }, kept, onMade }: MakingProps) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [role, setRole] = useState<DirectoryRole>(kept?.role ?? 'reader')
  const make = useMutation({
    mutationFn: () => call(makeDirectory, { params: { id }, body: { role } }),
    onSuccess: ({ directory, secret }) => {
      cache.setQueryData(directoryQuery(id).queryKey, { directory })
      onMade(secret)
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  return (
    <Stack>
      <Select
        label={t('directory.role')}
        description={t('directory.roleText')}
        isRequired
        value={role}
        onChange={(chosen) => setRole(DirectoryRole.catch(role).parse(chosen))}
        options={DirectoryRole.options.map((one) => ({ id: one, label: t(`role.${one}`) }))}
      />
      <Row>
        <Button tone={kept === null ? 'primary' : undefined} isPending={make.isPending} onPress={() => make.mutate()}>
          {t(kept === null ? 'directory.make' : 'directory.renew')}
        </Button>
      </Row>
      {kept !== null && <p className={styles.soft}>{t('directory.renewText')}</p>}
    </Stack>
  )
}

interface RemovingProps {
  readonly provider: IdentityProvider
  readonly onRemoved: () => void
}

function Removing({ provider: { id, name }, onRemoved }: RemovingProps) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => call(removeDirectory, { params: { id } }),
    onSuccess: () => {
      cache.setQueryData(directoryQuery(id).queryKey, { directory: null })
      showToast({ text: t('directory.removed', { name }) })
      onRemoved()
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  return (
    <>
      <div>
        <Button tone="danger" onPress={() => setAsking(true)}>
          {t('directory.remove')}
        </Button>
      </div>
      <AlertDialog
        isOpen={isAsking}
        title={t('directory.removeTitle', { name })}
        confirmLabel={t('directory.remove')}
        isPending={remove.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={() => remove.mutate()}
      >
        <p>{t('directory.removeText')}</p>
      </AlertDialog>
    </>
  )
}
