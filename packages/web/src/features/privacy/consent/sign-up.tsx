import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { askSignUp, getSignUpForm } from '@klantregie/contract'
import type { SignUpOption } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { useLanguage } from '../../../lib/i18n.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { choicesOf, keyOf } from './sign-up.view.ts'
import { VisitorPage } from './visitor-page.tsx'
import styles from './visitor.module.css'

/** Where visitors ask to receive something. Nothing is sent before the owner of the mailbox confirms. */
export function SignUpScreen() {
  const t = useT()
  const language = useLanguage()
  const { organisatie: slug } = useParams({ from: '/aanmelden/$organisatie' })
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useQuery({
    queryKey: ['privacy', 'form', slug, language],
    queryFn: ({ signal }) => call(getSignUpForm, { params: { slug }, query: { language }, signal }),
    retry: false,
  })
  if (isProblem(form.error, 'privacy.form_not_found'))
    return <VisitorPage title={t('signUp.unknown')}>{t('signUp.unknownText')}</VisitorPage>
  if (sentTo !== null)
    return (
      <VisitorPage title={t('signUp.sent')} lead={t('signUp.sentLead', { email: sentTo })}>
        <p>{t('signUp.sentText')}</p>
      </VisitorPage>
    )
  return (
    <QueryStates query={form} shape="text">
      {({ organisation, isOpen, options }) =>
        isOpen && options.length > 0 ? (
          <VisitorPage title={t('signUp.title', { organisation })} lead={t('signUp.lead')}>
            <SignUpForm slug={slug} options={options} onSent={setSentTo} />
          </VisitorPage>
        ) : (
          <VisitorPage title={t('signUp.closed', { organisation })}>{t('signUp.closedText')}</VisitorPage>
        )
      }
    </QueryStates>
  )
}

interface SignUpFormProps {
  readonly slug: string
  readonly options: readonly SignUpOption[]
  readonly onSent: (email: string) => void
}

function SignUpForm({ slug, options, onSent }: SignUpFormProps) {
  const t = useT()
  const language = useLanguage()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isIncomplete, setIncomplete] = useState(false)
  const choices = choicesOf(options, ticked)
  const form = useContractForm({
    schema: askSignUp.body,
    initial: { name: '', email: '' },
    toBody: (values) => ({ ...values, language, choices }),
    fieldOf: { 'privacy.contact_invalid': 'email' },
    onSubmit: async (body) => {
      await call(askSignUp, { params: { slug }, body })
      onSent(body.email)
    },
  })
  const tick = (key: string, isOn: boolean) => {
    setIncomplete(false)
    setTicked((now) => new Set(isOn ? [...now, key] : [...now].filter((one) => one !== key)))
  }
  return (
    <Form
      form={{
        ...form,
        submit: (event) => {
          event?.preventDefault()
          setIncomplete(choices.length === 0)
          if (choices.length > 0) form.submit(event)
        },
      }}
    >
      {options.map((option) => (
        <Option key={option.purposeId} option={option} ticked={ticked} onTick={tick} />
      ))}
      {isIncomplete && (
        <Callout tone="danger" isAnnounced>
          {t('signUp.chooseOne')}
        </Callout>
      )}
      <TextField {...form.field('name')} isRequired autoComplete="name" maxLength={160} label={t('signUp.name')} />
      <TextField
        {...form.field('email')}
        isRequired
        type="email"
        autoComplete="email"
        maxLength={254}
        label={t('signUp.email')}
        description={t('signUp.emailHelp')}
      />
      <p>{t('signUp.young')}</p>
      <div>
        <Button type="submit" tone="primary" isPending={form.isPending}>
          {t('signUp.submit')}
        </Button>
      </div>
    </Form>
  )
}

interface OptionProps {
  readonly option: SignUpOption
  readonly ticked: ReadonlySet<string>
  readonly onTick: (key: string, isOn: boolean) => void
}

/** The words stand with the box: they are what one agrees to. Nothing is ticked beforehand. */
function Option({ option, ticked, onTick }: OptionProps) {
  const whole = keyOf(option.purposeId, null)
  const hasWhole = ticked.has(whole)
  return (
    <div className={styles.option} role="group" aria-label={option.name}>
      <Checkbox isSelected={hasWhole} onChange={(isOn) => onTick(whole, isOn)} detail={option.description}>
        {option.name}
      </Checkbox>
      <p className={styles.words}>{option.wording.text}</p>
      {!hasWhole && option.topics.length > 0 && (
        <div className={styles.topics}>
          {option.topics.map(({ id, name }) => {
            const key = keyOf(option.purposeId, id)
            return (
              <Checkbox key={id} isSelected={ticked.has(key)} onChange={(isOn) => onTick(key, isOn)}>
                {name}
              </Checkbox>
            )
          })}
        </div>
      )}
    </div>
  )
}
