/** What became of campaigns of newsletter systems. */
export const campaignsNl = {
  'nav.campaigns': 'Campagnes',
  'offer.campaigns': 'Campagnes',
  'offer.campaigns.words':
    'campagneresultaten mailing nieuwsbrief verstuurd geopend gelezen geklikt uitgeschreven resultaat laposta mailchimp mailerlite',
  'campaigns.title': 'Campagnes',
  'campaigns.lead': 'Wat er werd van de mailings die jullie nieuwsbriefsysteem verstuurde. De nieuwste staat bovenaan.',
  'campaigns.about':
    'Klikken zegt meer dan openen: veel mailprogramma’s openen een bericht zelf, en wie zonder plaatjes leest telt niet mee. Percentages zijn van wie de mail ontving.',
  'campaigns.list': 'Campagnes en hun resultaten',
  'campaigns.campaign': 'Campagne',
  'campaigns.to': 'Aan',
  'campaigns.sentAt': 'Verstuurd',
  'campaigns.sent': 'Verstuurd aan',
  'campaigns.opened': 'Geopend',
  'campaigns.clicked': 'Geklikt',
  'campaigns.unsubscribed': 'Uitgeschreven',
  'campaigns.returned': 'Teruggekomen',
  'campaigns.complained': 'Klachten',
  'campaigns.untold': 'niet verteld',
  'campaigns.tooFew': 'Te weinig ontvangers om cijfers te tonen',
  'campaigns.none': 'Nog geen campagnes',
  'campaigns.noneText':
    'Zijn Laposta, Mailchimp of MailerLite gekoppeld, dan komen de resultaten van verstuurde mailings vanzelf binnen.',
  'campaigns.connect': 'Systeem koppelen',
  'campaigns.pages': 'Bladeren door campagnes',
  'campaigns.shown': '{count, plural, one {# campagne op deze bladzijde} other {# campagnes op deze bladzijde}}',
  'connector.stream.campaigns': 'Campagnes en hun resultaten',
  'objectType.campaign': 'Campagne',
} as const
