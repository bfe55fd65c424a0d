package io.sales360.common.contract;

import java.io.Serializable;

/**
 * One column as its contract describes it.
 *
 * @param name snake case
 * @param logicalType type in the words of the standard
 * @param physicalType SQL type
 * @param required whether every row has a value
 * @param primaryKeyPosition place in the key, from 1; 0 for none
 * @param privacy class of personal data
 * @param description what it means
 */
public record ContractProperty(
    String name,
    String logicalType,
    String physicalType,
    boolean required,
    int primaryKeyPosition,
    Privacy privacy,
    String description)
    implements Serializable {

  /** Classes of personal data. */
  public enum Privacy {
    /** Names or reaches a person. */
    DIRECT,
    /** Tells a person apart together with other columns. */
    QUASI,
    /** Must not be known without a purpose. */
    SENSITIVE,
    NONE
  }
}
