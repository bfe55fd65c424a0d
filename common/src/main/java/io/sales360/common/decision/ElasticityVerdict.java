package io.sales360.common.decision;

/** Whether the history of a product says how its price moves its sales. */
public enum ElasticityVerdict {
  /** It does. */
  IDENTIFIED,
  /** Its price hardly moved, moved only together with something else, or too few periods sold. */
  NOT_IDENTIFIED
}
