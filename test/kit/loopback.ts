/** Servers on loopback for tests. */
import type { Server } from 'node:http';

/** Starts a server on a free port. @returns its address, e.g. `http://127.0.0.1:43210` */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
