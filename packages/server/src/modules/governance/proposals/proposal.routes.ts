import * as api from '@klantregie/contract'
import { route, type App } from '../../../platform/http/app.ts'
import {
  acceptProposal,
  commentOnProposal,
  getProposal,
  listProposals,
  propose,
  refuseProposal,
  withdrawProposal,
} from './proposal.service.ts'

export function proposalRoutes(app: App): void {
  route(app, api.listProposals, ({ ctx, query }) => listProposals(ctx, query))
  route(app, api.getProposal, ({ ctx, params }) => getProposal(ctx, params.id))
  route(app, api.propose, ({ ctx, body }) => propose(ctx, body))
  route(app, api.acceptProposal, ({ ctx, params, body }) => acceptProposal(ctx, { ...params, ...body }))
  route(app, api.refuseProposal, ({ ctx, params, body }) => refuseProposal(ctx, { ...params, ...body }))
  route(app, api.withdrawProposal, async ({ ctx, params }) => {
    await withdrawProposal(ctx, params.id)
    return { ok: true } as const
  })
  route(app, api.commentOnProposal, ({ ctx, params, body }) => commentOnProposal(ctx, { ...params, ...body }))
}
