package io.sales360.planner.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the company knows them, and how they behave, which it does not.
 *
 * @param style the taste that draws them to models of the same style
 * @param onlineLeaning probability weight of buying online rather than in a store
 * @param rate orders relative to other customers while active
 * @param churnedOn the day after which they never buy again; null if they stay
 * @param neverBuys registered but never buys anything
 */
record Customer(
    String id,
    Profile profile,
    Territory territory,
    LocalDate registeredOn,
    int style,
    double onlineLeaning,
    double rate,
    @Nullable LocalDate churnedOn,
    boolean neverBuys) {

  /** The fields of the customer file that mean nothing to the simulation. */
  record Profile(
      String firstName,
      String lastName,
      String gender,
      @Nullable String phone,
      String email,
      LocalDate birthDate,
      @Nullable String education,
      String maritalStatus,
      int children,
      @Nullable String occupation,
      @Nullable Integer income,
      String hobbies,
      String loyalty,
      String socialClass,
      String street,
      Territory.Place place,
      String zip) {}

  boolean activeOn(LocalDate day) {
    LocalDate end = churnedOn;
    return !neverBuys && !day.isBefore(registeredOn) && (end == null || !day.isAfter(end));
  }
}
