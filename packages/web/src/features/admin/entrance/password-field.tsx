import { Status } from '../../../ui/states.tsx'
import type { Tone } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { ContractForm } from '../../../lib/form.tsx'
import { useT } from '../locale/index.ts'
import { passwordView } from './password.view.ts'
import type { PasswordView } from './password.view.ts'

/** Every refusal of a new password belongs to the password field. */
export function passwordProblems(field: string): Readonly<Record<string, string>> {
  return {
    'auth.password_too_short': field,
    'auth.password_too_long': field,
    'auth.password_breached': field,
    'auth.password_like_account': field,
  }
}

const tones: Readonly<Record<PasswordView['state'], Tone>> = {
  empty: 'neutral',
  short: 'neutral',
  weak: 'attention',
  fair: 'information',
  strong: 'success',
}

export interface NewPasswordFieldProps {
  readonly form: ContractForm
  readonly name: string
  readonly label: string
  /** As wide as the fields it stands with. */
  readonly width?: 'medium' | 'full'
}

/** Choosing a password: the rule before typing, and while typing how far one is, in words. */
export function NewPasswordField({ form, name, label, width = 'full' }: NewPasswordFieldProps) {
  const t = useT()
  const view = passwordView(form.values[name] ?? '')
  const sentence =
    view.state === 'short'
      ? t('password.short', { count: view.missing })
      : view.state !== 'empty' && t(`password.${view.state}`)
  return (
    <TextField
      {...form.field(name)}
      type="password"
      autoComplete="new-password"
      isRequired
      width={width}
      label={label}
      description={t('password.rules')}
      after={
        <span aria-live="polite">{sentence !== false && <Status tone={tones[view.state]}>{sentence}</Status>}</span>
      }
    />
  )
}
