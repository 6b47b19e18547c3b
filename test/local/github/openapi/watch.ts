import { deviations, type Exchange } from './contract.ts';

/** Looks at every call that a local GitHub answers, also those that bundles send. */
export interface ContractWatch {
  onExchange: (exchange: Exchange) => void;
  /** Throws where a request or an answer was not as GitHub describes it. */
  check(): void;
}

export function contractWatch(): ContractWatch {
  const found = new Set<string>();
  return {
    onExchange(exchange) {
      for (const deviation of deviations(exchange)) found.add(deviation);
    },
    check() {
      if (found.size > 0) throw new Error(`Not as GitHub describes it:\n${[...found].join('\n')}`);
    },
  };
}
