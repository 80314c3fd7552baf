const a='http://localhost:4471'
async function as(email,password){const r=await fetch(a+'/api/session',{method:'POST',headers:{'content-type':'application/json',origin:a},body:JSON.stringify({email,password})});const c=r.headers.get('set-cookie').split(';')[0];return async(m,p,b)=>{const r=await fetch(a+'/api'+p,{method:m,headers:{cookie:c,origin:a,...(b&&{'content-type':'application/json'})},body:b&&JSON.stringify(b)});const t=await r.text();if(!r.ok)console.log(m,p,r.status,t.slice(0,200));return t?JSON.parse(t):null}}
const rb=await as('relatiebeheer@waterlinie.example.org','dijk-kiekendief-kaart-boot')
const ad=await as('beheerder@waterlinie.example.org','sluis-wilg-fort-otter')
const list=(await rb('GET','/relations?kind=organisation&limit=8')).items
const day=d=>new Date(Date.now()+d*864e5).toISOString().slice(0,10)
await rb('POST','/tasks',{title:'Bel basisschool over de leesclub van dit voorjaar en vraag of de groep kan komen',dueOn:day(-3),relationId:list[0].id})
await rb('POST','/tasks',{title:'Sponsorpakket klaarzetten',dueOn:day(0)})
await rb('POST','/tasks',{title:'Verslag werksessie',dueOn:day(0),relationId:list[1].id})
const purposes=(await rb('GET','/approaches/purposes')).items
const p=purposes.find(x=>x.isActive&&x.channels.includes('in_person'))??purposes[0]
for (const [i,k] of [[2,'visit'],[3,'call']]) { const c=k==='call'?'phone':'in_person'; const r=await rb('POST',`/relations/${list[i].id}/approaches`,{purposeId:p.purposeId,kind:k,startsOn:day(0),endsOn:day(5),subject:'Kennismaken'}); }
for (const r of list.slice(0,4)){ await rb('PUT',`/relations/${r.id}/importance`,{reason:'Grote afnemer',everyMonths:1}); await rb('PUT',`/relations/${r.id}/following`,{isFollowing:true})}
await rb('PUT',`/me/favourites/${list[0].id}`); await rb('PUT',`/me/seen/${list[1].id}`);
await ad('POST','/quality/measure',{})
const round=await rb('POST','/approach-rounds',{name:'Herfstvakantie knutselmiddag',purposeId:p.purposeId,kind:'visit',startsOn:day(0),endsOn:day(5),relationIds:list.slice(4,7).map(x=>x.id)})
await new Promise(r=>setTimeout(r,4000)); await rb('POST',`/approach-rounds/${round.id}/plan`,{})
console.log(list.map(l=>l.id+' '+l.name).join('\n'))
const pe=(await rb('GET','/relations?kind=person&limit=3')).items; console.log(pe.map(l=>l.id+' '+l.name).join('\n'))
