/** Everything that a program of yours needs to speak with Klantregie; the routes and shapes themselves are in @klantregie/contract. */
export { connect, type Client, type Connecting } from './client.ts'
export type { Answer, CallInput, Calling, Item, PagedRoute } from './calls.ts'
export { Refusal, Unreachable } from './refusal.ts'
