import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import sparticuz from '@sparticuz/chromium';
const base = process.argv[2]!; const out = '/tmp/shots3';
const pages: Record<string,string> = JSON.parse(process.argv[3]!);
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: sparticuz.args.filter((a: string) => a !== '--single-process' && a !== '--no-zygote'), headless: true });
const sheet = async (name: string, files: string[], widths: number[]) => {
  writeFileSync(`${out}/${name}.html`, `<body style="margin:0;display:flex;gap:8px;background:#888">${files.map((f,i)=>`<img src="${pathToFileURL(f).href}" style="width:${widths[i]}px;align-self:flex-start">`).join('')}`);
  const p = await browser.newPage({ viewport: { width: widths.reduce((a,b)=>a+b+8,0), height: 1150 } });
  await p.goto(pathToFileURL(`${out}/${name}.html`).href); await p.screenshot({ path: `${out}/${name}.png` }); await p.close();
};
const variants = [['en','wide','light',1280],['ar','wide','dark',1280],['ar','narrow','light',390],['en','narrow','dark',390]] as const;
for (const [name, path] of Object.entries(pages)) {
  const files: string[] = [];
  for (const [lang,n,scheme,w] of variants) {
    const c = await browser.newContext({ viewport: { width: w, height: 900 }, locale: lang, colorScheme: scheme });
    const page = await c.newPage(); const errs: string[] = []; page.on('console', m => { if (m.type()==='error') errs.push(m.text()); });
    await page.goto(base + path + (path.includes('?') ? '&' : '?') + 'lang=' + lang, { waitUntil: 'load' }); await page.waitForTimeout(300);
    const h = Math.min(await page.evaluate('document.documentElement.scrollHeight') as number, n==='wide' ? 2300 : 1700);
    const f = `${out}/${name}-${lang}-${n}.png`;
    await page.setViewportSize({ width: w, height: h }); await page.screenshot({ path: f }); files.push(f);
    if (errs.length) console.log(name, lang, n, errs.join('|').slice(0,200));
    await c.close();
  }
  await sheet(`sheet-${name}`, files, [640, 640, 260, 260]); console.log(name);
}
await browser.close();
