/** A process of its own that opens a database as somebody without special rights, and prints what it is told. */
import { openStore } from '../../src/store/index.ts';

/** Root may write everywhere; nobody may not. The program is loaded before, so that it may lie in a private folder. */
if (process.getuid?.() === 0) {
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}
const store = await openStore(process.argv[2] ?? '').catch(
  (error: unknown) => void process.stdout.write(String(error)),
);
await store?.close();
