import { parentPort } from 'node:worker_threads'
import type { FromEngine, ToEngine } from './engine-messages.ts'
import { RecordIntake } from './record-intake.ts'
import { planMatching } from './plan-matching.ts'

/** The thread in which a matching run thinks: it gets records, answers a plan, and touches nothing else. */
const port = parentPort
if (!port) throw new Error('This program runs as a thread.')
const say = (message: FromEngine) => port.postMessage(message)

const intake = new RecordIntake()
port.on('message', (message: ToEngine) => {
  if (message.kind === 'records') {
    intake.add(message.records)
    say({ kind: 'ready' })
  } else {
    const plan = planMatching(intake, message.task, (fraction) => say({ kind: 'progress', fraction }))
    say({ kind: 'done', plan })
  }
})
