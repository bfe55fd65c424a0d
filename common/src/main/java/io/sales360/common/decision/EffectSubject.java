package io.sales360.common.decision;

/** What an effect is measured of. */
public enum EffectSubject {
  /** A price promotion. */
  PROMOTION
}
