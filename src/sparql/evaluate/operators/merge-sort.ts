import type { Budget } from '../operator.ts';

const SHORT = 8;

/** Sorts numbers by a comparison, stably, and stays within the budget while it does: the built-in sort cannot be stopped. */
export function mergeSort(numbers: Uint32Array, compare: (a: number, b: number) => number, budget: Budget): void {
  const { length } = numbers;
  for (let start = 0; start < length; start += SHORT)
    insertionSort(numbers, start, Math.min(start + SHORT, length), compare);
  if (length <= SHORT) return;
  budget.hold(numbers.byteLength);
  let from = numbers;
  let to: Uint32Array = new Uint32Array(length);
  for (let run = SHORT; run < length; run *= 2) {
    for (let start = 0; start < length; start += 2 * run) {
      const middle = Math.min(start + run, length);
      const end = Math.min(start + 2 * run, length);
      budget.tick(end - start);
      merge(from, to, start, middle, end, compare);
    }
    [from, to] = [to, from];
  }
  if (from !== numbers) numbers.set(from);
  budget.release(numbers.byteLength);
}

function insertionSort(numbers: Uint32Array, start: number, end: number, compare: (a: number, b: number) => number) {
  for (let i = start + 1; i < end; i++) {
    const moving = numbers[i] as number;
    let at = i;
    for (; at > start && compare(numbers[at - 1] as number, moving) > 0; at--) numbers[at] = numbers[at - 1] as number;
    numbers[at] = moving;
  }
}

function merge(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  // Rows often come in order already.
  if (middle >= end || compare(from[middle - 1] as number, from[middle] as number) <= 0) {
    for (let at = start; at < end; at++) to[at] = from[at] as number;
    return;
  }
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeLeft = right >= end || (left < middle && compare(from[left] as number, from[right] as number) <= 0);
    to[at] = from[takeLeft ? left++ : right++] as number;
  }
}
