import type { FolderMailbox } from '@klantregie/contract'

export const SECURITIES = ['tls', 'starttls', 'plain'] as const satisfies readonly FolderMailbox['security'][]

export const usualPort = (security: string): number => (security === 'tls' ? 993 : 143)

type Mailbox = Pick<FolderMailbox, 'host' | 'port' | 'security' | 'login' | 'inbox' | 'senders'>
export const NEW_MAILBOX: Mailbox = {
  ...{ host: '', port: 993, security: 'tls', login: '', inbox: 'INBOX', senders: [] },
}

/** One per line; with commas or semicolons between them too. */
export const sendersIn = (text: string): string[] => text.split(/[\s,;]+/).filter((sender) => sender !== '')
