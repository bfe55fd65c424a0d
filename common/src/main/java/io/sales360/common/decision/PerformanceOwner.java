package io.sales360.common.decision;

/** Whose sales a row is about. */
public enum PerformanceOwner {
  SALESPERSON,
  TEAM
}
