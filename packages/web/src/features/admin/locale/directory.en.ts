/** Colleagues and teams that are kept up to date from another house (SCIM). */
export const directoryEn = {
  'directory.open': 'Have colleagues kept up to date…',
  'directory.title': 'Colleagues kept up to date by {name}',
  'directory.text':
    'Whoever is given access to Klantregie at {name} has an account here by itself; whoever leaves there no longer gets in here. Groups become teams; what a team may do is decided here. This works with SCIM 2.0.',
  'directory.stands':
    '{people, plural, one {# colleague is} other {# colleagues are}} kept up to date, and {teams, plural, one {# team} other {# teams}}.',
  'directory.key': 'The key ends in {ending}, made by {name} on {when}.',
  'directory.unused': 'It was not used yet.',
  'directory.used': 'Last used: {when}.',
  'directory.address': 'Enter this address there (tenant URL):',
  'directory.once': 'Enter this key there (secret token). It is shown only once.',
  'directory.copyAddress': 'Copy the address',
  'directory.copyKey': 'Copy the key',
  'directory.role': 'Role of new colleagues',
  'directory.roleText': 'Whoever had an account here keeps their role. Nobody becomes an administrator by itself.',
  'directory.make': 'Make a key',
  'directory.renew': 'Make a new key',
  'directory.renewText': 'The key that is there stops working.',
  'directory.remove': 'Keep nobody any more',
  'directory.removeTitle': 'No longer have colleagues kept up to date by {name}?',
  'directory.removeText': 'Accounts and teams stay as they are. The key stops working.',
  'directory.removed': '{name} keeps nobody here any more.',
  'audit.directory.key_made': 'Key for keeping colleagues up to date made',
  'audit.directory.removed': 'Colleagues kept up to date no longer',
} as const
