import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Connection, Connector } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { FormSection, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { AccessFields } from '../connect/access-fields.tsx'
import { bodyOf, draftOf, missingAccess, missingIntake } from '../connect/draft.view.ts'
import { IntakeFields } from '../connect/intake-fields.tsx'
import { useRefusedSetting } from '../connect/refused.ts'
import { useConnectionCalls } from '../connect/use-deeds.ts'
import { connectorsQuery } from '../integrations.api.ts'
import { ListChoice } from '../lists/list-choice.tsx'
import { useT } from '../locale/index.ts'
import styles from './one.module.css'

export function SetUp({ connection }: { readonly connection: Connection }) {
  const connectors = useQuery(connectorsQuery)
  return (
    <QueryStates query={connectors} shape="text">
      {({ items }) => {
        const connector = connectorOf(items, connection.connector)
        return connector === undefined ? null : (
          <Stack gap="loose">
            <SettingsForm connection={connection} connector={connector} />
            <ListChoice connection={connection} />
            {connector.hasHooks && <Hook connection={connection} />}
          </Stack>
        )
      }}
    </QueryStates>
  )
}

const connectorOf = (connectors: readonly Connector[], wanted: string) =>
  connectors.find(({ key }: { readonly key: string }) => key === wanted)

function SettingsForm({ connection, connector }: { readonly connection: Connection; readonly connector: Connector }) {
  const t = useT()
  const problemText = useProblemText()
  const refusedSetting = useRefusedSetting()
  const { changing } = useConnectionCalls(connection.id)
  const [draft, change] = useState(() => draftOf(connection))
  const [isTried, setTried] = useState(false)
  const missing = missingAccess(draft, connector, connection.secrets)
  const refused = refusedSetting(changing.error)
  const errors = {
    ...refused,
    ...(isTried && Object.fromEntries(missing.map((key) => [key, t('settingProblem.missing')]))),
  }
  const save = () => {
    setTried(true)
    const body = bodyOf(draft)
    if (body === null || missing.length > 0) return
    const { secrets, ...rest } = body
    act(
      changing,
      { ...rest, ...(Object.keys(secrets).length > 0 && { secrets }) },
      {
        onSuccess: () => {
          setTried(false)
          change((now) => ({ ...now, secrets: {} }))
          showToast({ text: t('setUp.saved') })
        },
      },
    )
  }
  return (
    <div className={styles.part}>
      <FormSection title={t('connect.step.access')} description={t('setUp.accessText')}>
        <AccessFields draft={draft} change={change} connector={connector} given={connection.secrets} errors={errors} />
      </FormSection>
      <FormSection title={t('connect.step.intake')} description={t('setUp.intakeText')}>
        <IntakeFields draft={draft} change={change} missing={isTried ? missingIntake(draft) : []} />
      </FormSection>
      {changing.isError && refused === null && (
        <Callout tone="danger" isAnnounced>
          {problemText(changing.error)}
        </Callout>
      )}
      <div>
        <Button tone="primary" isPending={changing.isPending} onPress={save}>
          {t('setUp.save')}
        </Button>
      </div>
    </div>
  )
}

/** Where the other system can tell of changes; the address is a key, so it is told once. */
function Hook({ connection: { id, hasHook, hookHeardAt } }: { readonly connection: Connection }) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { hooking } = useConnectionCalls(id)
  const url = hooking.data?.url
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => showToast({ text: t('hook.copied') }),
      () => showToast({ tone: 'danger', text: t('hook.notCopied') }),
    )
  return (
    <FormSection title={t('hook.title')} description={t('hook.text')}>
      <div className={styles.part}>
        {hasHook && (
          <p className={styles.soft}>
            {hookHeardAt === null ? t('hook.neverHeard') : t('hook.heard', { when: format.relative(hookHeardAt) })}
          </p>
        )}
        {url !== undefined && (
          <Callout tone="attention" title={t('hook.once')} isAnnounced>
            <span className={styles.address}>
              <code>{url}</code>
              <Button size="small" onPress={() => copy(url)}>
                {t('hook.copy')}
              </Button>
            </span>
          </Callout>
        )}
        {hooking.isError && (
          <Callout tone="danger" isAnnounced>
            {problemText(hooking.error)}
          </Callout>
        )}
        <div>
          <Button isPending={hooking.isPending} onPress={() => hooking.mutate()}>
            {t(hasHook ? 'hook.makeAnew' : 'hook.make')}
          </Button>
        </div>
        {hasHook && <p className={styles.soft}>{t('hook.anewText')}</p>}
      </div>
    </FormSection>
  )
}
