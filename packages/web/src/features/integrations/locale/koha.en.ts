/** What is asked about Koha when it is connected. */
export const kohaEn = {
  'connector.about.koha':
    'Members of your library: name, address, branch and membership. Loans and titles never come along.',
  'connector.stream.names': 'Branches and categories',
  'objectType.library': 'Branch',
  'objectType.patron_category': 'Member category',
  'connector.help.koha.url':
    'The address of the Koha staff interface. It begins with https://. Without what comes after it.',
  'connector.setting.signIn': 'How we identify ourselves',
  'connector.help.koha.signIn':
    'In Koha under Global system preferences, Web services: RESTOAuth2ClientCredentials or RESTBasicAuth. OAuth2 is the safest.',
  'connector.option.signIn.oauth': 'OAuth2: client ID and secret',
  'connector.option.signIn.basic': 'User name and password',
  'connector.setting.clientId': 'Client ID or user name',
  'connector.help.koha.clientId':
    'Make a staff account in Koha for this connection alone, with permission to see members (borrowers), and an API key for that account.',
  'connector.setting.clientSecret': 'Secret or password',
  'connector.help.koha.clientSecret': 'It came with the API key. We keep it sealed and never show it again.',
} as const
