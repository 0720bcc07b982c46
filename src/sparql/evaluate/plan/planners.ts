import { IsnadError } from '../../../errors.ts';
import type { Operation, OperationName, OperationOf } from '../algebra.ts';
import type { QueryContext } from '../query-context.ts';
import { onItsOwn } from './plan-alone.ts';
import { planDistinct, planReduced } from './plan-distinct.ts';
import { planRowTest } from './plan-exists.ts';
import { planGraph } from './plan-graph.ts';
import { planGroup } from './plan-group.ts';
import { planJoins } from './plan-joins.ts';
import { type PlanNode, UNIT_ROW } from './plan-node.ts';
import { planOrder } from './plan-order.ts';
import { planPath } from './plan-path.ts';
import { planProject } from './plan-project.ts';
import { PlanScope } from './plan-scope.ts';
import { planSlice } from './plan-slice.ts';
import { planUnion } from './plan-union.ts';
import { planValues } from './plan-values.ts';
import { Planning } from './planning.ts';
import { sequence } from './sequence.ts';

type Planners = {
  readonly [Name in OperationName]?: (operation: OperationOf<Name>, planning: Planning) => PlanNode;
};

/** How each operation is planned; an operation without a row is not answered here. */
export const PLANNERS: Planners = {
  bgp: planJoins,
  join: planJoins,
  filter: planJoins,
  extend: planJoins,
  leftjoin: planJoins,
  minus: planJoins,
  graph: planGraph,
  path: planPath,
  union: planUnion,
  values: planValues,
  nop: (_, planning) => sequence([], planning),
  project: planProject,
  group: onItsOwn(planGroup),
  orderby: planOrder,
  distinct: onItsOwn(planDistinct),
  reduced: planReduced,
  slice: onItsOwn(planSlice),
};

/** Where planning of a query begins: nothing is bound, the default graph is asked. */
export function beginPlanning(context: QueryContext, { counting }: { readonly counting: boolean }): Planning {
  return new Planning({
    context,
    counting,
    scope: new PlanScope(),
    graph: { kind: 'default' },
    input: UNIT_ROW,
    substituted: new Set(),
    planners,
    exists: planRowTest,
  });
}

function planners(operation: Operation, planning: Planning): PlanNode {
  const planner = PLANNERS[operation.type] as ((operation: Operation, planning: Planning) => PlanNode) | undefined;
  if (planner !== undefined) return planner(operation, leadingOn(operation, wantingLess(operation, planning)));
  throw new IsnadError('internal', `No plan for the operation ${operation.type}.`);
}

/** What gathers all rows before it gives one wants them all; DISTINCT wants more than it gives. */
function wantingLess({ type }: Operation, planning: Planning): Planning {
  const { wanted } = planning;
  if (wanted === undefined) return planning;
  if (type === 'distinct') return planning.with({ wanted: wanted * REPEATED });
  return type === 'group' || type === 'orderby' ? planning.with({ wanted: undefined }) : planning;
}

/** What gives its rows in the order of those that it takes. */
const ORDERLY = ['bgp', 'join', 'filter', 'extend', 'leftjoin', 'minus', 'project', 'distinct', 'reduced'];
const KEEPS_ORDER = new Set<Operation['type']>(ORDERLY as never[]);

function leadingOn({ type }: Operation, planning: Planning): Planning {
  return planning.leading === undefined || KEEPS_ORDER.has(type) ? planning : planning.with({ leading: undefined });
}

/** How many rows are taken to be repetitions of each different one, where nothing is known. */
const REPEATED = 4;
