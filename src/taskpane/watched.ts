import { useSyncExternalStore } from 'react';

/** State that screens follow: what a desk of the pane knows and does now. */
export abstract class Watched<State extends object> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(start: State) {
    this.#state = start;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): State => this.#state;

  protected set(part: Partial<State>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

export const useWatched = <State extends object>({ subscribe, getState }: Watched<State>): State => useSyncExternalStore(subscribe, getState);
