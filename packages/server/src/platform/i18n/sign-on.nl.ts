/** Of signing in with an account of another house. */
export const signOnNl = {
  'auth.sign_on_refused':
    'Het aanmelden bij de andere organisatie is niet gelukt of niet afgemaakt. Probeer het opnieuw.',
  'auth.sign_on_expired': 'Het aanmelden duurde te lang of is in een andere browser begonnen. Begin opnieuw.',
  'auth.sign_on_unknown':
    'Dit account hoort hier nog bij niemand. Meld je aan met je wachtwoord en koppel het bij "Mijn account", of vraag een uitnodiging.',
  'auth.sign_on_unreachable':
    'De organisatie waarbij je je aanmeldt, antwoordt niet. Probeer het later opnieuw of gebruik je wachtwoord.',
  'admin.identity_provider_not_found': 'Deze manier van aanmelden bestaat niet (meer).',
  'admin.identity_provider_exists': 'Er is al een manier van aanmelden met dit adres.',
  'admin.issuer_address':
    'Dit is geen adres dat met https:// begint. Kopieer het adres van de uitgever (issuer) in zijn geheel.',
  'admin.identity_not_found': 'Dit account is hier niet (meer) gekoppeld.',
  'admin.directory_number_taken': 'De adreslijst noemt dit nummer al bij een ander.',
  'admin.identity_taken': 'Dit account hoort al bij een andere collega.',
  'admin.last_way_in': 'Dan kan iemand zich helemaal niet meer aanmelden. Geef eerst een nieuw wachtwoord.',
} as const
