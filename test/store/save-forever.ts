/** A process of its own that saves one observation after the other and prints each number once it is acknowledged. */
import { openStore } from '../../src/store/index.ts';
import { observation } from './arbitrary.ts';

const [databaseUrl = '', source = '', count = 'Infinity'] = process.argv.slice(2);
const store = await openStore(databaseUrl);
for (let i = 1; i <= Number(count); i++) {
  await store.saveObservations([observation({ source, at: i })]);
  process.stdout.write(`${i}\n`);
}
await store.close();
