import type { newslettersNl } from './newsletters.nl.ts'

export const newslettersEn = {
  'connector.about.mailchimp': 'Who is in which audience, who unsubscribes and which addresses no longer work.',
  'connector.about.mailerlite':
    'Who is in which group, who unsubscribes or complains and which addresses no longer work.',
  'objectType.subscriber': 'Subscriber of a group',
  'connector.help.mailchimp.url':
    'Leave this empty: your key says where your account is. Only needed when Mailchimp gave you another address.',
  'connector.help.mailchimp.token':
    'In Mailchimp: your profile, then Extras and API keys. Make a key and paste it here, with the hyphen and the letters behind it. We keep it sealed and never show it again.',
  'connector.help.mailerlite.url': 'Leave this as it is.',
  'connector.help.mailerlite.token':
    'In MailerLite: Integrations, then MailerLite API. Make a token and paste it here; we keep it sealed and never show it again.',
} as const satisfies Record<keyof typeof newslettersNl, string>
