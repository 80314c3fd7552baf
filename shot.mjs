import { chromium } from 'playwright-core'
import { findChromium } from './tools/chromium.mjs'
const address='http://localhost:4471'
const users={rb:['relatiebeheer@waterlinie.example.org','dijk-kiekendief-kaart-boot'],ad:['beheerder@waterlinie.example.org','sluis-wilg-fort-otter'],ba:['balie@waterlinie.example.org','boek-molen-koffie-zwaan'],pr:['privacy@waterlinie.example.org','zegel-kade-linde-vos'],me:['meelezer@waterlinie.example.org','polder-lamp-gracht-reiger']}
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
const jobs = JSON.parse(process.argv[2])
for (const {user, w=1280, h=900, path, name, dark=false, click=[], type, full=true, key} of jobs){
  const page = await browser.newPage({ locale:'nl-NL', timezoneId:'Europe/Amsterdam', colorScheme: dark?'dark':'light', reducedMotion:'reduce', viewport:{width:w,height:h}, hasTouch: w<500, isMobile: w<500 })
  const [email,password]=users[user]
  await page.goto(address+'/sign-in')
  await page.evaluate(async (body)=>{await fetch('/api/session',{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify(body)})},{email,password})
  await page.goto(address+path); await page.waitForLoadState('networkidle'); await page.waitForTimeout(500)
  for (const c of click){ await page.getByRole(c[0],{name:new RegExp(c[1])}).first().click(); await page.waitForTimeout(500) }
  if (key) { await page.keyboard.press(key); await page.waitForTimeout(600) }
  if (type) { await page.keyboard.type(type); await page.waitForTimeout(900) }
  await page.screenshot({path:`/tmp/shots/${name}.png`, fullPage: full})
  await page.close()
}
await browser.close()
