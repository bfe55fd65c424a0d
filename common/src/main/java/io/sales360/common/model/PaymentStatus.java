package io.sales360.common.model;

/** Where a payment stands. */
public enum PaymentStatus {
  PENDING,
  COMPLETED,
  REFUNDED,
  FAILED
}
