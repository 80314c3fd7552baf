import type { wiseNl } from './wise.nl.ts'

export const wiseEn = {
  'connector.about.wise':
    'Members and other customers of your library: name, address, membership and numbers of loans. Titles never come along.',
  'connector.stream.patrons': 'Members and customers',
  'objectType.patron': 'Member or customer',
  'connector.help.wise.url':
    'The beginning of the address of the Wise API, given by OCLC. It begins with https://. Without what comes after it.',
  'connector.setting.path': 'Path after the address',
  'connector.help.wise.path': 'Only when OCLC names one, for example restapi. Otherwise leave it empty.',
  'connector.setting.libraryId': 'Number of the library (LibraryId)',
  'connector.help.wise.libraryId': 'The number of your organisation in Wise. Ask your application manager or OCLC.',
  'connector.setting.applicationName': 'Name of the application',
  'connector.help.wise.applicationName': 'The ApplicationName that OCLC gave you.',
  'connector.setting.apiId': 'API-ID',
  'connector.help.wise.apiId': 'OCLC gave it to you together with the API key.',
  'connector.setting.username': 'User name in Wise',
  'connector.help.wise.username':
    'A staff account, preferably for this connection only, with the right ACTOREN READ for the whole organisation.',
  'connector.setting.withExternal': 'Fetch customers without a membership as well',
  'connector.help.wise.withExternal':
    'Wise calls them external customers (XTRN). They are only known because another system passed them on.',
  'connector.setting.signing': 'How the key is computed',
  'connector.help.wise.signing':
    'OCLC tells you how when you get the API key. If you do not know, ask OCLC before you try the connection.',
  'connector.option.signing.hmac_sha256': 'HMAC with SHA-256',
  'connector.option.signing.hmac_sha1': 'HMAC with SHA-1',
  'connector.option.signing.sha256': 'SHA-256',
  'connector.option.signing.sha1': 'SHA-1',
  'connector.option.signing.md5': 'MD5',
  'connector.option.signing.api_key': 'Do not compute: send the API key itself',
  'connector.option.signing.none': 'Send no key',
  'connector.setting.signedText': 'Text from which the key is computed',
  'connector.help.wise.signedText': "You can use '{applicationName}', '{apiId}', '{apiKey}' and '{time}'.",
  'connector.setting.keyText': 'What is sent',
  'connector.help.wise.keyText': "You can use '{applicationName}', '{apiId}', '{time}' and '{signature}'.",
  'connector.setting.signedTime': 'How the time is written',
  'connector.help.wise.signedTime': 'The time in the key, which makes it good for a short while only.',
  'connector.option.signedTime.seconds': 'In seconds since 1970',
  'connector.option.signedTime.milliseconds': 'In milliseconds since 1970',
  'connector.option.signedTime.minute': 'As 202603011430 (UTC)',
  'connector.option.signedTime.day': 'As 20260301 (UTC)',
  'connector.setting.signatureForm': 'How the computed key is written',
  'connector.help.wise.signatureForm': 'As OCLC says.',
  'connector.option.signatureForm.hex': 'Hexadecimal',
  'connector.option.signatureForm.base64': 'Base64',
  'connector.setting.apiKey': 'API key',
  'connector.help.wise.apiKey':
    'OCLC gave it to you. The test system has another one than the real one. We keep it sealed and never show it again.',
  'connector.setting.password': 'Password in Wise',
  'connector.help.wise.password': 'Of the staff account. We keep it sealed and never show it again.',
} as const satisfies Record<keyof typeof wiseNl, string>
