/** What became of campaigns of newsletter systems. */
export const campaignsEn = {
  'nav.campaigns': 'Campaigns',
  'offer.campaigns': 'Campaigns',
  'offer.campaigns.words':
    'campaign results mailing newsletter sent opened read clicked unsubscribed result laposta mailchimp mailerlite',
  'campaigns.title': 'Campaigns',
  'campaigns.lead': 'What became of the mailings that your newsletter system sent. The newest comes first.',
  'campaigns.about':
    'Clicks say more than opens: many mail programs open a message by themselves, and whoever reads without pictures is not counted. Percentages are of those who received the mail.',
  'campaigns.list': 'Campaigns and their results',
  'campaigns.campaign': 'Campaign',
  'campaigns.to': 'To',
  'campaigns.sentAt': 'Sent',
  'campaigns.sent': 'Sent to',
  'campaigns.opened': 'Opened',
  'campaigns.clicked': 'Clicked',
  'campaigns.unsubscribed': 'Unsubscribed',
  'campaigns.returned': 'Returned',
  'campaigns.complained': 'Complaints',
  'campaigns.untold': 'not told',
  'campaigns.tooFew': 'Too few receivers to show numbers',
  'campaigns.none': 'No campaigns yet',
  'campaigns.noneText':
    'Once Laposta, Mailchimp or MailerLite are connected, the results of mailings that were sent come in by themselves.',
  'campaigns.connect': 'Connect a system',
  'campaigns.pages': 'Page through campaigns',
  'campaigns.shown': '{count, plural, one {# campaign on this page} other {# campaigns on this page}}',
  'connector.stream.campaigns': 'Campaigns and their results',
  'objectType.campaign': 'Campaign',
} as const
