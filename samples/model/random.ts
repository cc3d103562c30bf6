/** A 32-bit hash of the parts (FNV-1a), for seeds and invented identifiers. */
export function hash(...parts: readonly (string | number)[]): number {
  let value = 0x811c9dc5;
  for (const character of parts.join('\u0000')) {
    value ^= character.codePointAt(0) ?? 0;
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

/**
 * A stream of numbers in [0, 1) that depends on nothing but its parts, so that adding a product or a day leaves every
 * other figure as it was. Only additions and multiplications: the same bytes on every machine.
 */
export function random(...parts: readonly (string | number)[]): () => number {
  let state = hash(...parts);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A factor around 1: the sum of four uniform draws, so that most days are ordinary; never further off than `spread`. */
export function around(draw: () => number, spread: number): number {
  return 1 + ((draw() + draw() + draw() + draw()) / 2 - 1) * spread;
}

/** A whole number whose mean is `mean`: the part behind the point is decided by a draw. */
export function whole(draw: () => number, mean: number): number {
  return Math.max(0, Math.floor(mean + draw()));
}

/** A count whose spread is nearly that of independent events (a mean of 16 gives 13 to 19 on most days); `unrest` scales it. */
export function count(draw: () => number, mean: number, unrest = 1): number {
  return whole(draw, mean + Math.sqrt(mean) * (around(draw, 1) - 1) * 3 * unrest);
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Seven letters and digits that follow from the parts. */
export function code(...parts: readonly (string | number)[]): string {
  const draw = random('code', ...parts);
  return Array.from({ length: 7 }, () => alphabet[Math.floor(draw() * alphabet.length)]).join('');
}
