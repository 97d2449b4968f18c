/** Follows a request through its pages as polling does, with given bodies in place of the network. */
import type { Observation } from '../../src/market/observation.ts';
import { type Answer, Refusal, type SourceRequest } from '../../src/sources/source.ts';

export interface Outcome {
  readonly observations: readonly Observation[];
  readonly missing: NonNullable<Answer['missing']>;
  /** The refusal that ended the chain; undefined when it was read to its end. */
  readonly refusal: string | undefined;
  /** Every request that was made. */
  readonly requests: readonly SourceRequest[];
}

/**
 * @param bodyOf the answer to the step-th request of the chain, counted from 0
 * @throws whatever a reader throws that is not a refusal: that is a bug
 */
export function readChain(
  first: SourceRequest,
  bodyOf: (request: SourceRequest, step: number) => unknown,
  seenAt: number,
): Outcome {
  const answers: Answer[] = [];
  const requests: SourceRequest[] = [];
  let refusal: string | undefined;
  try {
    for (let request: SourceRequest | undefined = first; request; request = answers.at(-1)?.next) {
      requests.push(request);
      answers.push(request.read(bodyOf(request, requests.length - 1), seenAt));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error.message;
  }
  return {
    observations: answers.flatMap(answer => answer.observations),
    missing: answers.flatMap(answer => answer.missing ?? []),
    refusal,
    requests,
  };
}

/** The first request of a feed, for tests that need only one. */
export function firstOf(requests: readonly SourceRequest[]): SourceRequest {
  const [first] = requests;
  if (!first) throw new Error('the feed asks nothing');
  return first;
}
