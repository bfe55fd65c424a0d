package io.sales360.common.model;

/** Where an order stands. Value maps of the feeds turn a source's own words into these. */
public enum OrderStatus {
  PLACED,
  PENDING,
  SHIPPED,
  COMPLETED,
  CANCELLED
}
