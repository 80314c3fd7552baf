/** Signing in with accounts of other houses: the screens, and what the trail says of it. */
export const signOnNl = {
  'nav.signOn': 'Aanmelden van buiten',
  'admin.signOn': 'Met welke accounts van elders collega’s zich kunnen aanmelden (Entra ID, Google, Keycloak).',
  'offer.signOn': 'Aanmelden van buiten',
  'offer.signOn.words':
    'sso single sign-on openid oidc entra azure microsoft google keycloak inloggen account koppelen',
  'signOn.title': 'Aanmelden van buiten',
  'signOn.lead':
    'Collega’s melden zich aan met het account dat ze al hebben. Ze hoeven dan geen wachtwoord van Klantregie te onthouden.',
  'signOn.empty': 'Nog geen andere manier van aanmelden',
  'signOn.emptyText':
    'Gebruikt jullie organisatie Microsoft 365, Google Workspace of een eigen aanmelddienst? Vraag de beheerder daarvan om Klantregie toe te voegen.',
  'signOn.example': 'Bijvoorbeeld: collega’s van de gemeente melden zich aan met hun account van de gemeente.',
  'signOn.add': 'Manier van aanmelden toevoegen',
  'signOn.addText':
    'Maak bij de aanmelddienst een registratie voor Klantregie (een webtoepassing met OpenID Connect). Daar krijg je wat hieronder wordt gevraagd.',
  'signOn.redirectUri': 'Geef daar dit adres op als omleidings-URI (redirect URI):',
  'signOn.nameText': 'Staat op de knop bij het aanmelden: “Aanmelden met …”.',
  'signOn.issuer': 'Adres van de uitgever (issuer)',
  'signOn.issuerText':
    'Entra ID: https://login.microsoftonline.com/ met het nummer van jullie tenant en /v2.0. Google: https://accounts.google.com. Keycloak: het adres van de realm.',
  'signOn.clientId': 'Client-ID',
  'signOn.clientSecret': 'Client-geheim',
  'signOn.clientSecretText': 'We bewaren het verzegeld en tonen het nooit meer.',
  'signOn.added': '“{name}” is toegevoegd. Probeer of het werkt.',
  'signOn.people': 'Collega’s',
  'signOn.state': 'Stand',
  'signOn.on': 'Aan',
  'signOn.off': 'Uit',
  'signOn.try': 'Proberen',
  'signOn.tried':
    '“{name}” antwoordt en is wie het zegt te zijn. Koppel nu je eigen account bij Aanmelden en beveiliging.',
  'signOn.problem.unreachable': 'Op dit adres antwoordt geen aanmelddienst. Controleer het adres van de uitgever.',
  'signOn.problem.another_issuer':
    'Op dit adres antwoordt een andere aanmelddienst. Neem het adres van de uitgever precies over.',
  'signOn.problem.no_keys':
    'De aanmelddienst geeft de sleutels niet waarmee we controleren wat ze zegt. Vraag het aan de beheerder ervan.',
  'signOn.switchOn': 'Aanzetten',
  'signOn.switchOff': 'Uitzetten',
  'signOn.remove': 'Weghalen',
  'signOn.removeTitle': '“{name}” weghalen?',
  'signOn.removeText':
    '{count, plural, =0 {Niemand meldt zich er nu mee aan.} one {# collega kan zich er niet meer mee aanmelden, en gebruikt dan het wachtwoord.} other {# collega’s kunnen zich er niet meer mee aanmelden, en gebruiken dan hun wachtwoord.}}',
  'signOn.removed': '“{name}” is weggehaald.',
  'signOn.with': 'Aanmelden met {name}',
  'signOn.orWithPassword': 'Of met je wachtwoord:',
  'signOn.busy': 'Even geduld, je wordt aangemeld …',
  'signOn.refused': 'Aanmelden is niet gelukt',
  'signOn.again': 'Opnieuw aanmelden',
  'signOn.acceptWith': 'Verder met {name}',
  'signOn.orPassword': 'Of kies een wachtwoord:',
  'signOn.mine': 'Accounts van elders',
  'signOn.mineText': 'Hiermee meld je je aan zonder je wachtwoord van Klantregie.',
  'signOn.where': 'Waar',
  'signOn.account': 'Account',
  'signOn.lastUsed': 'Laatst gebruikt',
  'signOn.never': 'Nog niet',
  'signOn.link': '{name} koppelen',
  'signOn.linkText': 'Hierna ga je naar {name} om je daar aan te melden. Daarna kun je dat account hier gebruiken.',
  'signOn.unlink': 'Ontkoppelen',
  'signOn.unlinked': 'Dit account is niet meer gekoppeld.',
  'audit.user.sign_on_refused': 'Aanmelden van buiten niet gelukt',
  'audit.user.identity_linked': 'Account van elders gekoppeld',
  'audit.user.identity_unlinked': 'Account van elders ontkoppeld',
  'audit.identity_provider.added': 'Manier van aanmelden toegevoegd',
  'audit.identity_provider.changed': 'Manier van aanmelden gewijzigd',
  'audit.identity_provider.removed': 'Manier van aanmelden weggehaald',
  'error.auth.sign_on_refused':
    'Het aanmelden bij de andere organisatie is niet gelukt of niet afgemaakt. Probeer het opnieuw.',
  'error.auth.sign_on_expired': 'Het aanmelden duurde te lang of is in een andere browser begonnen. Begin opnieuw.',
  'error.auth.sign_on_unknown':
    'Dit account hoort hier nog bij niemand. Meld je aan met je wachtwoord en koppel het bij "Mijn account", of vraag een uitnodiging.',
  'error.auth.sign_on_unreachable':
    'De organisatie waarbij je je aanmeldt, antwoordt niet. Probeer het later opnieuw of gebruik je wachtwoord.',
  'error.admin.identity_provider_not_found': 'Deze manier van aanmelden bestaat niet (meer).',
  'error.admin.identity_provider_exists': 'Er is al een manier van aanmelden met dit adres.',
  'error.admin.issuer_address':
    'Dit is geen adres dat met https:// begint. Kopieer het adres van de uitgever (issuer) in zijn geheel.',
  'error.admin.identity_not_found': 'Dit account is hier niet (meer) gekoppeld.',
  'error.admin.directory_number_taken': 'De adreslijst noemt dit nummer al bij een ander.',
  'error.admin.identity_taken': 'Dit account hoort al bij een andere collega.',
  'error.admin.last_way_in': 'Dan kan iemand zich helemaal niet meer aanmelden. Geef eerst een nieuw wachtwoord.',
} as const
