/** What is asked about Koha when it is connected. */
export const kohaNl = {
  'connector.about.koha':
    'Leden van je bibliotheek: naam, adres, vestiging en lidmaatschap. Uitleningen en titels komen nooit mee.',
  'connector.stream.names': 'Vestigingen en categorieën',
  'objectType.library': 'Vestiging',
  'objectType.patron_category': 'Categorie van leden',
  'connector.help.koha.url':
    'Het adres van de Koha voor medewerkers (de staff interface). Het begint met https://. Zonder wat erachter staat.',
  'connector.setting.signIn': 'Hoe we ons melden',
  'connector.help.koha.signIn':
    'In Koha staat dit onder Globale systeemvoorkeuren, Web services: RESTOAuth2ClientCredentials of RESTBasicAuth. OAuth2 is het veiligst.',
  'connector.option.signIn.oauth': 'OAuth2: client-ID en geheim',
  'connector.option.signIn.basic': 'Gebruikersnaam en wachtwoord',
  'connector.setting.clientId': 'Client-ID of gebruikersnaam',
  'connector.help.koha.clientId':
    'Maak in Koha een medewerker alleen voor deze koppeling, met het recht om leden te zien (borrowers), en bij die medewerker een API-sleutel.',
  'connector.setting.clientSecret': 'Geheim of wachtwoord',
  'connector.help.koha.clientSecret':
    'Dat kreeg je bij de API-sleutel. We bewaren het verzegeld en tonen het nooit meer.',
} as const
