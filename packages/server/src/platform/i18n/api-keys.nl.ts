/** Of keys of programs and of the assistants that read with them. Spread into sentences.nl.ts, which must have one for every code. */
export const apiKeysNl = {
  'auth.key_expired': 'Deze API-sleutel is verlopen. Vraag een beheerder om een nieuwe.',
  'auth.key_needed': 'Dit kan alleen met een API-sleutel. Stuur die mee als Authorization: Bearer krk_….',
  'admin.assistants_off': 'AI-assistenten mogen hier niet lezen. Een beheerder kan dat bij Organisatie aanzetten.',
  'auth.key_withdrawn': 'Deze API-sleutel is ingetrokken. Vraag een beheerder om een nieuwe.',
  'auth.key_orphaned':
    'Wie deze API-sleutel maakte, is geen beheerder meer. Vraag een beheerder om de sleutel over te nemen.',
  'auth.key_in_address':
    'De API-sleutel staat in het adres, en adressen worden bewaard. Trek deze sleutel in en stuur een nieuwe mee in de kop Authorization.',
  'auth.key_and_session': 'Stuur een API-sleutel of een sessie mee, niet allebei.',
  'auth.key_too_fast': 'Deze API-sleutel vraagt te veel in korte tijd. Wacht zo lang als Retry-After zegt.',
  'auth.not_for_keys': 'Dit kan niet met een API-sleutel. Een collega doet dit in Klantregie.',
  'admin.key_not_found': 'Deze API-sleutel is er niet (meer).',
  'admin.key_scope':
    'Je kunt een sleutel niet meer geven dan zijn rol heeft en dan je zelf mag. Er is geen sleutel gemaakt of overgenomen.',
} as const
