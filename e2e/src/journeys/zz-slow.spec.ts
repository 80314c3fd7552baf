import { test } from 'vitest'
import { stage } from '../stage/stage.ts'
import { testFile } from '../stage/files.ts'
import pg from 'pg'
import { inject } from 'vitest'
const set = stage()
test('slow', async () => {
  const f = testFile('duo/03-alle-vestigingen-bo.csv')
  const { ask } = set.errands
  const up = await ask<any>('POST', '/imports?fileName=duo.csv', f.content)
  let im: any
  const wait = async (states: string[]) => { for (;;) { im = await ask<any>('GET', `/imports/${up.id}`); if (states.includes(im.state)) return; await new Promise(r=>setTimeout(r,300)) } }
  console.error(JSON.stringify(up).slice(0,300))
  await wait(['inspected','failed'])
  const table = await ask<any>('GET', `/imports/${up.id}/table?sheet=0&headerRow=1`)
  const domains = (await ask<any>('GET','/domains')).items
  const mapping = table.proposal.map((c:any)=>({column:c.column,target:c.target, ...(c.dateOrder&&{dateOrder:c.dateOrder})}))
  await ask('POST', `/imports/${up.id}/check`, { sheet:0, headerRow:1, sourceName:'DUO', kind:'organisation', typeIds:[], domainId:domains[0].id, isComplete:false, mapping })
  await wait(['checked','failed']); console.error(im.state)
  await ask('POST', `/imports/${up.id}/run`); await wait(['done','failed']); console.error(im.state)
  for (let i=0;i<2;i++) { const t=Date.now(); try { await Promise.race([ask('GET', `/relations?importId=${up.id}`), new Promise((_,r)=>setTimeout(()=>r(new Error('timeout 40s')),40000))]); console.error('list', Date.now()-t) } catch(e) { console.error('list failed', Date.now()-t, String(e).slice(0,200)) } }
}, 150000)
