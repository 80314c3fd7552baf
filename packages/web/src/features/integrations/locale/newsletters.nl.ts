/** What is asked about newsletter systems when they are connected. */
export const newslettersNl = {
  'connector.about.mailchimp': 'Wie in welke audience staat, wie zich afmeldt en welke adressen niet meer werken.',
  'connector.about.mailerlite':
    'Wie in welke groep staat, wie zich afmeldt of klaagt en welke adressen niet meer werken.',
  'objectType.subscriber': 'Abonnee van een groep',
  'connector.help.mailchimp.url':
    'Laat dit leeg: je sleutel zegt zelf waar je account staat. Alleen nodig als Mailchimp je een ander adres gaf.',
  'connector.help.mailchimp.token':
    'In Mailchimp: je profiel, dan Extras en API keys. Maak een sleutel en plak hem hier, met het streepje en de letters erachter. We bewaren hem verzegeld en tonen hem nooit meer.',
  'connector.help.mailerlite.url': 'Laat dit staan zoals het is.',
  'connector.help.mailerlite.token':
    'In MailerLite: Integrations, dan MailerLite API. Maak een token en plak het hier; we bewaren het verzegeld en tonen het nooit meer.',
} as const
