import type {BrowserContext} from 'playwright-core';

/** All that this browser keeps of the site, as text: from a page of it that asks for nothing. */
export async function keptOf(context: BrowserContext, site: string): Promise<string> {
  const page = await context.newPage();
  await page.goto(`${site}/healthz`);
  const text = await page.evaluate(async () => {
    const open = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let all = JSON.stringify({...localStorage});
    for (const {name = ''} of await indexedDB.databases()) {
      const database = await open(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const kept = await open(database.transaction(store).objectStore(store).getAll());
        all += JSON.stringify(kept, (_key, value) => (value instanceof Map ? [...value] : value));
      }
      database.close();
    }
    return all;
  });
  await page.close();
  return text + JSON.stringify(await context.cookies());
}
