import type { Connector, ConnectorSetting } from '@klantregie/contract'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { useSystemWords } from '../words.ts'
import type { Draft } from './draft.view.ts'
import styles from './connect.module.css'

export interface AccessProps {
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
  readonly connector: Connector
  /** Secrets that stand already: they are only given to be replaced. */
  readonly given: readonly string[]
  /** What is wrong, by the key of the field. */
  readonly errors: Readonly<Record<string, string>>
}

/** Where the other system stands and how to get in. */
export function AccessFields({ draft, change, connector, given, errors }: AccessProps) {
  const t = useT()
  const words = useSystemWords()
  return (
    <div className={styles.fields}>
      <TextField
        label={t('connect.name')}
        description={t('connect.nameText')}
        isRequired
        width="medium"
        maxLength={80}
        value={draft.name}
        errorMessage={errors['name']}
        onChange={(name) => change((now) => ({ ...now, name }))}
      />
      {connector.settings.map((setting) => (
        <SettingField
          key={setting.key}
          setting={setting}
          help={words.help(connector.key, setting.key)}
          value={draft.settings[setting.key] ?? ''}
          error={errors[setting.key]}
          onChange={(value) => change((now) => ({ ...now, settings: { ...now.settings, [setting.key]: value } }))}
        />
      ))}
      {connector.secrets.map((key) => (
        <TextField
          key={key}
          type="password"
          autoComplete="off"
          label={given.includes(key) ? t('connect.secretAnew', { name: words.setting(key) }) : words.setting(key)}
          description={given.includes(key) ? t('connect.secretStands') : words.help(connector.key, key)}
          isRequired={!given.includes(key)}
          width="medium"
          value={draft.secrets[key] ?? ''}
          errorMessage={errors[key]}
          onChange={(value) => change((now) => ({ ...now, secrets: { ...now.secrets, [key]: value } }))}
        />
      ))}
    </div>
  )
}

interface SettingProps {
  readonly setting: ConnectorSetting
  readonly help: string | undefined
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (value: string) => void
}

function SettingField({ setting, help, value, error, onChange }: SettingProps) {
  const t = useT()
  const words = useSystemWords()
  const { key, kind, isRequired, options } = setting
  const field = { label: words.setting(key), description: help, isRequired: true, errorMessage: error, value, onChange }
  if (kind === 'yes_no')
    return (
      <RadioGroup
        {...field}
        value={value === 'yes' ? 'yes' : 'no'}
        isHorizontal
        options={[
          { id: 'no', label: t('connect.no') },
          { id: 'yes', label: t('connect.yes') },
        ]}
      />
    )
  if (kind === 'choice')
    return <Select {...field} width="medium" options={options.map((id) => ({ id, label: words.option(key, id) }))} />
  return (
    <TextField
      {...field}
      isRequired={isRequired}
      width="medium"
      type={kind === 'url' ? 'url' : 'text'}
      maxLength={500}
    />
  )
}
