/** Asking providers over HTTP: paced per host, retried once, given up on for a while when a host keeps failing. */
import axios, { type AxiosResponse, isAxiosError } from 'axios';
import { SECOND } from '../units/time.ts';
import type { Clock } from './clock.ts';
import { createHost, type Host, HttpFailure } from './host.ts';

export { HttpFailure };

interface Inquiry {
  readonly url: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Requests started per second to this host at most. */
  readonly perSecond: number;
  /** A part of the host with a limit of its own, paced apart from the rest. */
  readonly lane?: { readonly id: string; readonly perSecond: number };
  readonly signal?: AbortSignal;
}

export interface Http {
  /** The parsed JSON body. @throws {HttpFailure} */
  readonly getJson: (inquiry: Inquiry) => Promise<unknown>;
}

export interface HttpOptions {
  /** `https://HOST/PATH` is then asked for at `<mirror>/HOST/PATH`. */
  readonly mirror?: string | undefined;
  readonly clock: Clock;
  /** ms until an answer is given up. */
  readonly timeout?: number;
}

const MAX_BODY = 20_000_000;
/** A host that asks for more patience than this is asked again after it all the same: providers overstate. */
const LONGEST_PAUSE = 120 * SECOND;

export function createHttp({ mirror, clock, timeout = 8 * SECOND }: HttpOptions): Http {
  const hosts = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    const known = hosts.get(name) ?? createHost();
    hosts.set(name, known);
    return known;
  };

  async function ask(host: Host, inquiry: Inquiry): Promise<unknown> {
    if (clock.now() < host.pausedUntil) throw new HttpFailure('asked us to wait (rate limit)', false);
    const response = await axios
      .get<string>(mirrored(inquiry.url, mirror), {
        params: inquiry.params,
        headers: { accept: 'application/json', 'user-agent': 'downdraft', ...inquiry.headers },
        responseType: 'text',
        transformResponse: body => body,
        timeout,
        maxContentLength: MAX_BODY,
        maxRedirects: 2,
        validateStatus: () => true,
        ...(inquiry.signal ? { signal: inquiry.signal } : {}),
      })
      .catch((error: unknown) => {
        throw new HttpFailure(networkReason(error, timeout), !inquiry.signal?.aborted);
      });
    if (response.status === 429 || response.status === 418) host.pausedUntil = clock.now() + pauseOf(response);
    return bodyOf(response);
  }

  const getJson = (inquiry: Inquiry): Promise<unknown> => {
    const host = hostOf(new URL(inquiry.url).host);
    return host.run(() => ask(host, inquiry), inquiry.lane ?? { id: '', perSecond: inquiry.perSecond }, inquiry.signal);
  };
  return { getJson };
}

const mirrored = (url: string, mirror: string | undefined): string =>
  mirror ? `${mirror}/${url.replace(/^https:\/\//, '')}` : url;

function bodyOf({ status, data }: AxiosResponse<string>): unknown {
  if (status < 200 || status > 299) throw new HttpFailure(statusReason(status), status >= 500);
  try {
    return JSON.parse(data);
  } catch {
    throw new HttpFailure(
      /^\s*</.test(data) ? 'answered with a web page instead of data' : 'answered with something that is not JSON',
      false,
    );
  }
}

function statusReason(status: number): string {
  const meaning: Record<number, string> = {
    400: 'refused the question',
    401: 'wants a key',
    403: 'refuses this address',
    404: 'does not know this',
    418: 'blocks us for asking too often',
    429: 'asked us to wait (rate limit)',
    451: 'refuses this country',
  };
  return `answered ${status}: ${meaning[status] ?? (status >= 500 ? 'is out of order' : 'refused')}`;
}

function networkReason(error: unknown, timeout: number): string {
  const code = isAxiosError(error) ? error.code : undefined;
  if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return `did not answer within ${timeout / SECOND} seconds`;
  if (code === 'ERR_CANCELED') return 'was not waited for any longer';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'could not be found on the network';
  return `could not be reached${code ? ` (${code})` : ''}`;
}

/** Retry-After in seconds, or a plain minute. */
function pauseOf(response: AxiosResponse): number {
  const seconds = Number(response.headers['retry-after']);
  return Math.min(LONGEST_PAUSE, seconds > 0 ? seconds * SECOND : 60 * SECOND);
}
