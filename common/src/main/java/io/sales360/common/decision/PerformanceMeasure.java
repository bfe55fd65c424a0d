package io.sales360.common.decision;

/** What a target counts. */
public enum PerformanceMeasure {
  /** Net amount of the lines sold less refunds, in the reporting currency. */
  NET_SALES,
  /** Units sold; those that came back are not deducted. */
  UNITS,
  /** Distinct orders that count as a sale. */
  ORDERS
}
