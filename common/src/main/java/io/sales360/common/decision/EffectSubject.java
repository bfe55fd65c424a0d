package io.sales360.common.decision;

/** What an effect is of. */
public enum EffectSubject {
  /** A price promotion. */
  PROMOTION,
  /** A marketing campaign. */
  CAMPAIGN
}
