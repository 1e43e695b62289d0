import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import sirv from 'sirv';

/** As strict as the product's own: a style or script in the page would be seen here first. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'";

export interface Served {
  readonly site: string;
  readonly close: () => Promise<void>;
}

/** Serves a folder on the loopback, on a free port. */
export async function serve(folder: string): Promise<Served> {
  const files = sirv(folder, {dev: false, maxAge: 3_600});
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', POLICY);
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  return {
    site: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
