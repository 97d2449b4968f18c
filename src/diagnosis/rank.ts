/** Weighs the reasons (method 6.2) and gives each its standing. No reason stands unless the market falls. */
import type { Fact } from '../market/fact.ts';
import { sum } from '../units/statistics.ts';
import type { Driver } from './diagnosis.ts';
import { type Case, DRIVER_IDS, type DriverId, type DriverRule, type Weighed } from './drivers/driver.ts';
import { DRIVER_RULES } from './drivers/index.ts';

/** Below this share of measured weight a reason cannot be judged. */
const COVERAGE = 0.6;
/** A reason scoring less has no support worth a word. */
const WORTH_SAYING = 0.25;
/** Too little is known to rank anything. */
export const unranked = (): readonly Driver[] => DRIVER_IDS.map(unchecked);

/** Scores closer than this share a place. */
const TIE = 0.05;

/** @param falling without a fall nothing fits it, whatever the numbers are */
export function rank(situation: Case, falling: boolean): readonly Driver[] {
  const judged = DRIVER_IDS.map(id => {
    const driverRule = DRIVER_RULES.find(each => each.id === id);
    const driver = driverRule ? weigh(driverRule, situation) : unchecked(id);
    return falling || driver.standing !== 'also_fits'
      ? driver
      : ({ ...driver, standing: 'does_not_fit', evidence: 'none' } as const);
  });
  return place(judged).toSorted((a, b) => order(a) - order(b) || b.score * b.coverage - a.score * a.coverage);
}

function weigh(driverRule: DriverRule, situation: Case): Driver {
  const { open, facts } = driverRule.gate(situation);
  if (open === null) return unchecked(driverRule.id);
  if (!open) return { ...unchecked(driverRule.id), standing: 'does_not_fit', coverage: 1, against: facts };
  const items = driverRule.items.map(item => ({ ...item, weighed: item.weigh(situation) }));
  const measured = items.flatMap(item => (item.weighed ? [{ ...item, weighed: item.weighed }] : []));
  const weight = sum(measured.map(item => item.weight));
  const coverage = weight / sum(items.map(item => item.weight));
  const score = weight ? sum(measured.map(item => item.weight * item.weighed.e)) / weight : 0;
  const families = new Set(measured.filter(item => item.weighed.e > 0).map(item => item.family)).size;
  const contradicted = measured.some(item => item.weighed.e < 0);
  const evidence =
    score >= 0.7 && coverage >= 0.8 && families >= 3 && !contradicted
      ? 'strong'
      : score >= 0.5 && coverage >= COVERAGE && families >= 2
        ? 'moderate'
        : 'weak';
  const standing = coverage < COVERAGE ? 'could_not_check' : score < WORTH_SAYING ? 'does_not_fit' : 'also_fits';
  const side = (fits: (weighed: Weighed) => boolean) =>
    unique(measured.filter(item => fits(item.weighed)).flatMap(item => item.weighed.facts));
  return {
    id: driverRule.id,
    standing,
    evidence: standing === 'also_fits' ? evidence : 'none',
    score,
    coverage,
    for: unique([...facts, ...side(({ e }) => e > 0)]),
    against: side(({ e }) => e <= 0),
  };
}

/** Forced closures were many and mostly long, but too little is known to weigh them as a reason. */
export const isOpenButUnweighed = ({ id, standing, for: facts }: Driver): boolean =>
  id === 'forced_liquidations' && standing === 'could_not_check' && facts.length > 0;

/** The best of those with at least moderate evidence, and whoever is level with it, fit best. */
function place(drivers: readonly Driver[]): readonly Driver[] {
  // Who closed by choice cannot be told while the forced ones are many and unweighed.
  const unclear = drivers.some(isOpenButUnweighed);
  const able = drivers.filter(
    ({ id, standing, evidence }) =>
      standing === 'also_fits' &&
      (evidence === 'moderate' || evidence === 'strong') &&
      !(unclear && id === 'voluntary_deleveraging'),
  );
  const best = Math.max(...able.map(({ score, coverage }) => score * coverage));
  return drivers.map(driver =>
    able.includes(driver) && best - driver.score * driver.coverage < TIE ? { ...driver, standing: 'best_fit' } : driver,
  );
}

const STANDING_ORDER = { best_fit: 0, also_fits: 1, does_not_fit: 2, could_not_check: 3 } as const;
const order = (driver: Driver): number => STANDING_ORDER[driver.standing];

const unchecked = (id: DriverId): Driver => ({
  id,
  standing: 'could_not_check',
  evidence: 'none',
  score: 0,
  coverage: 0,
  for: [],
  against: [],
});

const unique = (facts: readonly Fact[]): readonly Fact[] => [...new Set(facts)];
