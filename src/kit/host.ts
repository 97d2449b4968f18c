/** One provider's host: how fast it is asked, and when it is left alone. */
import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel';
import PQueue from 'p-queue';
import { type Instant, SECOND } from '../units/time.ts';

/** Why a request brought nothing, as one plain clause without secrets or URLs. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  /** Only these count against the host: a refusal of one request says nothing of the next. */
  readonly hostDown: boolean;
  constructor(reason: string, hostDown: boolean) {
    super(reason);
    this.hostDown = hostDown;
  }
}

interface Lane {
  readonly id: string;
  /** Requests started per second; below one: that many seconds apart. */
  readonly perSecond: number;
}

export interface Host {
  /** Set after a rate limit: nothing is asked before. */
  pausedUntil: Instant;
  /** Runs a request when its lane has room; once more after a failure of the host. @throws {HttpFailure} */
  readonly run: (request: () => Promise<unknown>, lane: Lane, signal?: AbortSignal) => Promise<unknown>;
}

/** Requests under way to one lane at a time. */
const CONCURRENCY = 4;
/** Failures in a row after which a host gets a rest, and how long that is. */
const FAILURES = 5;
const REST = 20 * SECOND;

const resting = () => new HttpFailure('does not answer (given a rest after several failures)', false);

export function createHost(): Host {
  const queues = new Map<string, PQueue>();
  const down = handleWhen(error => error instanceof HttpFailure && error.hostDown);
  const once = retry(down, { maxAttempts: 1, backoff: new ExponentialBackoff({ initialDelay: 300 }) });
  const breaker = circuitBreaker(down, { halfOpenAfter: REST, breaker: new ConsecutiveBreaker(FAILURES) });
  const policy = wrap(once, breaker);
  let queued = new AbortController();
  // Whoever still waits in line for a host that is down is told at once.
  breaker.onBreak(() => {
    queued.abort(resting());
    queued = new AbortController();
  });

  const queueOf = ({ id, perSecond }: Lane): PQueue => {
    const known = queues.get(id) ?? newQueue(perSecond);
    queues.set(id, known);
    return known;
  };

  return {
    pausedUntil: 0,
    run: async (request, lane, signal) => {
      try {
        return await policy.execute(() => {
          const patience = signal ? AbortSignal.any([queued.signal, signal]) : queued.signal;
          return queueOf(lane).add(request, { signal: patience });
        });
      } catch (error) {
        if (error instanceof HttpFailure) throw error;
        if (error instanceof BrokenCircuitError) throw resting();
        throw signal?.aborted ? new HttpFailure('was not waited for any longer', false) : error;
      }
    },
  };
}

const newQueue = (perSecond: number): PQueue =>
  new PQueue({
    concurrency: CONCURRENCY,
    // A sliding window: providers count the same way, and two full windows side by side would be twice the limit.
    strict: true,
    interval: SECOND / Math.min(1, perSecond),
    intervalCap: Math.max(1, Math.floor(perSecond)),
  });
