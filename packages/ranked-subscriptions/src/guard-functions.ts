// Guards a decision against the caller's own functions: one that throws counts as absent.
import type { RankedSubscriptionsOptions } from './options.js';

/** The same options, whose functions never throw; the first error of each is reported. */
export function guardFunctions(
  options: RankedSubscriptionsOptions,
  onError: (error: unknown) => void,
): RankedSubscriptionsOptions {
  const { compare, isRanked, qualityOf } = options;
  return {
    ...options,
    ...(compare && { compare: guard(compare, 0, onError) }),
    ...(isRanked && { isRanked: guard(isRanked, true, onError) }),
    ...(qualityOf && { qualityOf: guard(qualityOf, undefined, onError) }),
  };
}

function guard<Arguments extends readonly unknown[], Result>(
  call: (...args: Arguments) => Result,
  otherwise: Result,
  onError: (error: unknown) => void,
): (...args: Arguments) => Result {
  let isReported = false;
  return (...args) => {
    try {
      return call(...args);
    } catch (error) {
      if (!isReported) onError(error);
      isReported = true;
      return otherwise;
    }
  };
}
