import { z } from 'zod'
import { defineRoute, Done } from '../platform/route.ts'

/** The system that says whether a library card is of a member (SIP2). Passwords are kept sealed and never shown. */
export const CardChecker = z.object({
  host: z.string(),
  port: z.int(),
  institution: z.string(),
  login: z.string(),
  hasPassword: z.boolean(),
  hasTerminalPassword: z.boolean(),
})
export type CardChecker = z.infer<typeof CardChecker>

/** Why it could not be asked; null: it answered. `address`: nobody allowed it in the settings of the installation. */
export const CardProblem = z.enum(['address', 'unreachable', 'refused', 'not_understood'])
export type CardProblem = z.infer<typeof CardProblem>

export const showCardChecker = defineRoute({
  method: 'GET',
  path: '/card-checker',
  permission: 'integrations.connection.read',
  summary: 'Which system says whether a library card is of a member',
  response: z.object({ checker: CardChecker.nullable() }),
})
export const setCardChecker = defineRoute({
  method: 'PUT',
  path: '/card-checker',
  permission: 'integrations.connection.manage',
  summary: 'Say which system knows library cards; a password that is left out stays',
  body: z.object({
    host: z
      .string()
      .trim()
      .min(1)
      .max(253)
      .regex(/^[\w.:-]+$/),
    port: z.int().min(1).max(65_535),
    institution: z.string().trim().max(100),
    login: z.string().trim().max(100),
    password: z.string().max(200).optional(),
    terminalPassword: z.string().max(200).optional(),
  }),
  response: CardChecker,
})
export const removeCardChecker = defineRoute({
  method: 'DELETE',
  path: '/card-checker',
  permission: 'integrations.connection.manage',
  summary: 'Cards are checked no longer',
  response: Done,
  errors: ['integrations.card_checker_not_found'],
})

export const mayCheckCards = defineRoute({
  method: 'GET',
  path: '/card-checks',
  permission: 'integrations.card.check',
  summary: 'Whether cards can be checked here',
  response: z.object({ isReady: z.boolean() }),
})

/** What a card number may be: other signs would become another question. */
const CardNumber = z
  .string()
  .trim()
  .min(3)
  .max(40)
  .regex(/^[\w-]+$/)

/** `isMember` null: the system does not say, or could not be asked (`problem`). Nothing of it is kept. */
export const checkCard = defineRoute({
  method: 'POST',
  path: '/card-checks',
  permission: 'integrations.card.check',
  summary: 'Ask the library system whether this card is of a member now',
  body: z.object({ cardNumber: CardNumber }),
  response: z.object({ isMember: z.boolean().nullable(), problem: CardProblem.nullable() }),
  errors: ['integrations.card_checker_not_found'],
})
