import * as api from '@klantregie/contract'
import { text, type Command } from './command.ts'

export const login: Command = {
  name: 'login',
  words: '',
  wordCount: 0,
  routes: [api.signIn, api.confirmSignIn],
  options: {
    email: {
      type: 'string',
      value: 'E-MAIL',
      help: { nl: 'E-mailadres; anders wordt het gevraagd', en: 'E-mail address; asked for when absent' },
    },
    organisation: {
      type: 'string',
      value: 'NAME',
      help: { nl: 'Organisatie, als er meer dan één is', en: 'Organisation, when there are several' },
    },
  },
  run: async ({ client, sessions, around, values, isJson }) => {
    const words = WORDS[around.language]
    const email = text(values, 'email') ?? (await around.ask(words.email))
    const password = await around.ask(words.password, { isHidden: true })
    const organisation = text(values, 'organisation')
    const result = await client.call(api.signIn, {
      body: { email, password, ...(organisation === undefined ? {} : { organisation }) },
    })
    const session =
      result.state === 'signed_in'
        ? result.session
        : await client.call(api.confirmSignIn, {
            body: { challenge: result.challenge, code: await around.ask(words.code) },
          })
    await sessions.save(client.url, client.cookie() ?? '')
    around.say(isJson ? JSON.stringify(session) : `✓ ${session.user.name} (${session.organisation.name})`)
    return 0
  },
}

const WORDS = {
  nl: { email: 'E-mailadres: ', password: 'Wachtwoord: ', code: 'Code van de tweede stap: ' },
  en: { email: 'E-mail address: ', password: 'Password: ', code: 'Code of the second step: ' },
}

export const logout: Command = {
  name: 'logout',
  words: '',
  wordCount: 0,
  routes: [api.signOut],
  options: {},
  run: async ({ client, sessions }) => {
    // Forgotten here also when the server cannot be reached or has ended the session already.
    await sessions.forget(client.url)
    await client.call(api.signOut, {})
    return 0
  },
}
