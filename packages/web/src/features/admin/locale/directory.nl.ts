/** Colleagues and teams that are kept up to date from another house (SCIM). */
export const directoryNl = {
  'directory.open': 'Collega’s laten bijhouden…',
  'directory.title': 'Collega’s laten bijhouden door {name}',
  'directory.text':
    'Wie bij {name} toegang tot Klantregie krijgt, heeft hier vanzelf een account; wie daar vertrekt, komt er hier niet meer in. Groepen worden teams; wat een team mag, bepalen jullie hier. Dit gaat met SCIM 2.0.',
  'directory.stands':
    '{people, plural, one {# collega wordt} other {# collega’s worden}} bijgehouden, en {teams, plural, one {# team} other {# teams}}.',
  'directory.key': 'De sleutel eindigt op {ending}, gemaakt door {name} op {when}.',
  'directory.unused': 'Hij is nog niet gebruikt.',
  'directory.used': 'Laatst gebruikt: {when}.',
  'directory.address': 'Geef daar dit adres op (tenant URL):',
  'directory.once': 'Geef daar deze sleutel op (secret token). We tonen hem maar één keer.',
  'directory.copyAddress': 'Adres kopiëren',
  'directory.copyKey': 'Sleutel kopiëren',
  'directory.role': 'Rol van nieuwe collega’s',
  'directory.roleText': 'Wie hier al een account had, houdt de eigen rol. Functioneel beheerder wordt niemand vanzelf.',
  'directory.make': 'Sleutel maken',
  'directory.renew': 'Nieuwe sleutel maken',
  'directory.renewText': 'De sleutel die er is werkt dan niet meer.',
  'directory.remove': 'Niet meer laten bijhouden',
  'directory.removeTitle': 'Collega’s niet meer laten bijhouden door {name}?',
  'directory.removeText': 'Accounts en teams blijven zoals ze zijn. De sleutel werkt niet meer.',
  'directory.removed': '{name} houdt hier niemand meer bij.',
  'audit.directory.key_made': 'Sleutel voor het bijhouden van collega’s gemaakt',
  'audit.directory.removed': 'Collega’s niet meer laten bijhouden',
} as const
