/** Of keys of programs and of the assistants that read with them. Spread into sentences.en.ts, which must have one for every code. */
export const apiKeysEn = {
  'auth.key_expired': 'This API key has expired. Ask an administrator for another.',
  'auth.key_needed': 'This works with an API key only. Send it along as Authorization: Bearer krk_….',
  'admin.assistants_off': 'AI assistants may not read here. An administrator can allow it under Organisation.',
  'auth.key_withdrawn': 'This API key was withdrawn. Ask an administrator for another.',
  'auth.key_orphaned':
    'Whoever made this API key is not an administrator any more. Ask an administrator to take the key over.',
  'auth.key_in_address':
    'The API key is in the address, and addresses are kept. Withdraw this key and send another in the Authorization header.',
  'auth.key_and_session': 'Send an API key or a session along, not both.',
  'auth.key_too_fast': 'This API key asks too much in a short time. Wait for as long as Retry-After says.',
  'auth.not_for_keys': 'This cannot be done with an API key. A colleague does this in Klantregie.',
  'admin.key_not_found': 'This API key is not there (any more).',
  'admin.key_scope':
    'You cannot give a key more than its role has, or than you may yourself. No key was made or taken over.',
} as const
