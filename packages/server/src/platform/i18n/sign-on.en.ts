/** Of signing in with an account of another house. */
export const signOnEn = {
  'auth.sign_on_refused': 'Signing in at the other organisation failed or was not finished. Please try again.',
  'auth.sign_on_expired': 'Signing in took too long or was begun in another browser. Please start again.',
  'auth.sign_on_unknown':
    'Nobody here has this account yet. Sign in with your password and link it under "My account", or ask for an invitation.',
  'auth.sign_on_unreachable':
    'The organisation that you sign in with does not answer. Try again later or use your password.',
  'admin.identity_provider_not_found': 'This way of signing in does not exist (any more).',
  'admin.identity_provider_exists': 'There is already a way of signing in with this address.',
  'admin.issuer_address': 'This is no address that begins with https://. Copy the whole address of the issuer.',
  'admin.identity_not_found': 'This account is not linked here (any more).',
  'admin.directory_number_taken': 'The directory already uses this number for somebody else.',
  'admin.identity_taken': 'This account already belongs to another colleague.',
  'admin.last_way_in': 'Then somebody could not sign in at all any more. Give a new password first.',
} as const
