/** Upper bounds of histograms, in seconds: a constant reply takes less than the first, a hash tens of milliseconds; store calls end after 5 s. */
export const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The value of a key, made when it is first asked for. The keys are few, so none is ever forgotten. */
export function memoized<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
