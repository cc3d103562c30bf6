/** What a button on the ribbon asks of the pane. */
export type Command = 'build' | 'values';

/** Carries the ribbon's clicks to the pane, also the one that came before it was drawn. */
export class Commands {
  #waiting: Command | null = null;
  #listener: ((command: Command) => void) | null = null;

  give(command: Command): void {
    if (this.#listener) this.#listener(command);
    else this.#waiting = command;
  }

  /** Calls `listener` for each command, at once for one that waited. Answers what ends it. */
  listen(listener: (command: Command) => void): () => void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) listener(waiting);
    return () => {
      if (this.#listener === listener) this.#listener = null;
    };
  }
}
