import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { add, divide, multiply, subtract } from '../../../src/sparql/evaluate/arithmetic.ts';
import { compareSlots } from '../../../src/sparql/evaluate/compare-values.ts';
import {
  type Decimal,
  exactOf,
  NUMERIC,
  NumberSlot,
  parseDecimal,
  writeNumber,
} from '../../../src/sparql/evaluate/numbers.ts';

/** Decimals of few and of many digits, where the one way of reckoning goes over into the other. */
const sized = (most: bigint): fc.Arbitrary<bigint> => fc.bigInt({ min: -most, max: most });
const digits = fc.oneof(sized(999n), sized(10n ** 8n), sized(10n ** 15n - 1n), sized(10n ** 24n));
const decimal = fc.record({ unscaled: digits, scale: fc.integer({ min: 0, max: 9 }) });

function slotOf(of: Decimal): NumberSlot {
  const slot = new NumberSlot();
  slot.setExact(NUMERIC.decimal, of);
  return slot;
}

const scaled = ({ unscaled, scale }: Decimal, wanted: number): bigint => unscaled * 10n ** BigInt(wanted - scale);

function assertSame(slot: NumberSlot, expected: Decimal): void {
  const shown = parseDecimal(writeNumber(slot));
  const scale = Math.max(shown.scale, expected.scale);
  assert.equal(scaled(shown, scale), scaled(expected, scale));
}

test('sums, differences and products of decimals are exact, and written as they are', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const result = new NumberSlot();
      const scale = Math.max(a.scale, b.scale);
      add(slotOf(a), slotOf(b), result);
      assertSame(result, { unscaled: scaled(a, scale) + scaled(b, scale), scale });
      subtract(slotOf(a), slotOf(b), result);
      assertSame(result, { unscaled: scaled(a, scale) - scaled(b, scale), scale });
      multiply(slotOf(a), slotOf(b), result);
      assertSame(result, { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale });
    }),
    { numRuns: 2000 },
  );
});

test('a quotient times its divisor is the dividend, as near as sixteen digits come', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const result = new NumberSlot();
      assert.equal(divide(slotOf(a), slotOf(b), result), b.unscaled !== 0n);
      if (b.unscaled === 0n || a.unscaled === 0n) return;
      const { unscaled, scale } = exactOf(result);
      const wide = 60;
      const [product, wanted] = [
        scaled({ unscaled: unscaled * b.unscaled, scale: scale + b.scale }, wide),
        scaled(a, wide),
      ];
      const error = product > wanted ? product - wanted : wanted - product;
      const size = wanted < 0n ? -wanted : wanted;
      const divisor = b.unscaled < 0n ? -b.unscaled : b.unscaled;
      // Either sixteen digits of the quotient, or twenty places behind its point.
      const places = divisor * 10n ** BigInt(wide - 20 - b.scale);
      assert.ok(error <= size / 10n ** 15n + places, `${writeNumber(result)}`);
    }),
    { numRuns: 2000 },
  );
});

test('decimals are ordered as their digits are', () => {
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const scale = Math.max(a.scale, b.scale);
      const difference = scaled(a, scale) - scaled(b, scale);
      assert.equal(compareSlots(slotOf(a), slotOf(b)), difference < 0n ? -1 : difference > 0n ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});
