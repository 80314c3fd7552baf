import { parentPort } from 'node:worker_threads'
import { fitValueModels, type ToFit } from './value-model.rules.ts'

/** The thread in which models are fitted: it gets columns of numbers, answers models, and touches nothing else. */
const port = parentPort
if (!port) throw new Error('This program runs as a thread.')
port.on('message', (toFit: ToFit) => {
  port.postMessage(fitValueModels(toFit))
})
