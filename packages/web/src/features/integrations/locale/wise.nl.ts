/** What is asked about OCLC Wise when it is connected. */
export const wiseNl = {
  'connector.about.wise':
    'Leden en andere klanten van je bibliotheek: naam, adres, abonnement en aantallen uitleningen. Titels komen nooit mee.',
  'connector.stream.patrons': 'Leden en klanten',
  'objectType.patron': 'Lid of klant',
  'connector.help.wise.url':
    'Het begin van het adres van de Wise-API, van OCLC gekregen. Het begint met https://. Zonder wat erachter staat.',
  'connector.setting.path': 'Pad achter het adres',
  'connector.help.wise.path': 'Alleen als OCLC er een noemt, bijvoorbeeld restapi. Laat het anders leeg.',
  'connector.setting.libraryId': 'Nummer van de bibliotheek (LibraryId)',
  'connector.help.wise.libraryId':
    'Het nummer van je organisatie in Wise. Vraag het aan je applicatiebeheerder of aan OCLC.',
  'connector.setting.applicationName': 'Naam van de toepassing',
  'connector.help.wise.applicationName': 'De ApplicationName die je van OCLC kreeg.',
  'connector.setting.apiId': 'API-ID',
  'connector.help.wise.apiId': 'Die kreeg je van OCLC, samen met de API-sleutel.',
  'connector.setting.username': 'Gebruikersnaam in Wise',
  'connector.help.wise.username':
    'Een medewerkersaccount, het liefst alleen voor deze koppeling, met het recht ACTOREN READ voor de hele organisatie.',
  'connector.setting.withExternal': 'Ook klanten zonder lidmaatschap ophalen',
  'connector.help.wise.withExternal':
    'In Wise heten ze externe klanten (XTRN). Zij zijn alleen bekend omdat een ander systeem ze doorgaf.',
  'connector.setting.signing': 'Hoe de sleutel wordt berekend',
  'connector.help.wise.signing':
    'OCLC vertelt hoe dit moet als je de API-sleutel krijgt. Weet je het niet, vraag het dan aan OCLC voor je de verbinding probeert.',
  'connector.option.signing.hmac_sha256': 'HMAC met SHA-256',
  'connector.option.signing.hmac_sha1': 'HMAC met SHA-1',
  'connector.option.signing.sha256': 'SHA-256',
  'connector.option.signing.sha1': 'SHA-1',
  'connector.option.signing.md5': 'MD5',
  'connector.option.signing.api_key': 'Niet berekenen: de API-sleutel zelf sturen',
  'connector.option.signing.none': 'Geen sleutel sturen',
  'connector.setting.signedText': 'Tekst waarover de sleutel wordt berekend',
  'connector.help.wise.signedText': "Je kunt '{applicationName}', '{apiId}', '{apiKey}' en '{time}' gebruiken.",
  'connector.setting.keyText': 'Wat er wordt gestuurd',
  'connector.help.wise.keyText': "Je kunt '{applicationName}', '{apiId}', '{time}' en '{signature}' gebruiken.",
  'connector.setting.signedTime': 'Hoe de tijd wordt geschreven',
  'connector.help.wise.signedTime': 'De tijd in de sleutel, waardoor die maar kort geldig is.',
  'connector.option.signedTime.seconds': 'In seconden sinds 1970',
  'connector.option.signedTime.milliseconds': 'In milliseconden sinds 1970',
  'connector.option.signedTime.minute': 'Als 202603011430 (UTC)',
  'connector.option.signedTime.day': 'Als 20260301 (UTC)',
  'connector.setting.signatureForm': 'Hoe de berekende sleutel wordt geschreven',
  'connector.help.wise.signatureForm': 'Zoals OCLC het zegt.',
  'connector.option.signatureForm.hex': 'Hexadecimaal',
  'connector.option.signatureForm.base64': 'Base64',
  'connector.setting.apiKey': 'API-sleutel',
  'connector.help.wise.apiKey':
    'Die kreeg je van OCLC. Voor de proefomgeving is er een andere dan voor de echte. We bewaren hem verzegeld en tonen hem nooit meer.',
  'connector.setting.password': 'Wachtwoord in Wise',
  'connector.help.wise.password': 'Van het medewerkersaccount. We bewaren het verzegeld en tonen het nooit meer.',
} as const
