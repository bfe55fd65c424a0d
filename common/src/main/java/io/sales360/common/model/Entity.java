package io.sales360.common.model;

import java.io.Serializable;

/** A row of the canonical model that knows where it came from. */
public interface Entity extends Serializable {
  /** Where the row was read. */
  Origin origin();
}
