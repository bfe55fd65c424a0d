package io.sales360.pipelines.decisions.teams;

import io.sales360.common.model.SalesAssignment;
import io.sales360.common.model.Salesperson;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per salesperson, with team and territory of today, and one per assignment.
 *
 * @param from first day of an assignment; null for today's row
 * @param to last day; null while it lasts
 */
@DefaultSchema(RecordSchema.class)
record Crew(
    String salespersonId,
    @Nullable String teamId,
    @Nullable String territoryId,
    @Nullable LocalDate from,
    @Nullable LocalDate to)
    implements Serializable {
  static Crew of(Salesperson person) {
    return new Crew(person.salespersonId(), person.teamId(), person.territoryId(), null, null);
  }

  static Crew of(SalesAssignment assignment) {
    return new Crew(
        assignment.salespersonId(),
        assignment.teamId(),
        assignment.territoryId(),
        assignment.validFrom(),
        assignment.validTo());
  }

  /** Whether an assignment holds on the day. */
  boolean covers(LocalDate day) {
    return from != null && !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
