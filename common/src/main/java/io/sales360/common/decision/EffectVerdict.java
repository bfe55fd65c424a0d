package io.sales360.common.decision;

/** What the measured effect of a promotion or campaign allows to say. */
public enum EffectVerdict {
  /** More was sold, and the interval says that it was no chance. */
  EFFECTIVE,
  /** What was gained is less than what would be worth having. */
  INEFFECTIVE,
  /** The interval holds both nothing and something worth having. */
  INCONCLUSIVE,
  /** There is no honest interval; the reason says why. */
  NOT_MEASURABLE
}
