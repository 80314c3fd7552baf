import type { deskNl } from './desk.nl.ts'

export const deskEn = {
  'desk.warnings': 'Mind',
  'desk.consent': 'Ask for consent',
  'desk.child': 'Younger than 16',
  'desk.closed.email': 'No e-mail',
  'desk.closed.phone': 'Do not call',
  'desk.closed.post': 'No post',
  'desk.closed.sms': 'No text messages',
  'desk.closed.in_person': 'Do not address in person',
} satisfies Record<keyof typeof deskNl, string>
