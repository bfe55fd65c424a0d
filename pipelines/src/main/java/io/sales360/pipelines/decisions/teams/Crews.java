package io.sales360.pipelines.decisions.teams;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who belonged to which team and had which territory, on any day. Where a salesperson's assignments
 * tell teams they alone count, and a day that none of them covers has no team; where they do not,
 * the team of today is that of all days. The same holds for territories. Only looked up, never
 * iterated over.
 */
final class Crews {
  private final LocalDate asOf;
  private final Map<String, Crew> today = new HashMap<>();
  private final Map<String, List<Crew>> assignments = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  Crews(List<Crew> crews, LocalDate asOf) {
    this.asOf = asOf;
    for (Crew crew : crews) {
      if (crew.from() == null) {
        today.put(crew.salespersonId(), crew);
      } else {
        assignments.computeIfAbsent(crew.salespersonId(), id -> new ArrayList<>()).add(crew);
      }
    }
    for (String salespersonId : today.keySet()) {
      String team = teamOn(salespersonId, asOf);
      if (team != null) {
        sizes.merge(team, 1, Integer::sum);
      }
    }
  }

  @Nullable String teamOn(String salespersonId, LocalDate day) {
    return on(salespersonId, day, Crew::teamId);
  }

  @Nullable String territoryOn(String salespersonId, LocalDate day) {
    return on(salespersonId, day, Crew::territoryId);
  }

  /** The team on the last day of a period, or on the as-of date while it lasts. */
  @Nullable String teamAtEnd(String salespersonId, LocalDate endsOn) {
    return teamOn(salespersonId, endsOn.isAfter(asOf) ? asOf : endsOn);
  }

  /** Salespeople of a team on the as-of date. */
  int sizeOf(String teamId) {
    return sizes.getOrDefault(teamId, 0);
  }

  private @Nullable String on(
      String salespersonId, LocalDate day, Function<Crew, @Nullable String> field) {
    List<Crew> history = assignments.getOrDefault(salespersonId, List.of());
    if (history.stream().map(field).noneMatch(Objects::nonNull)) {
      Crew now = today.get(salespersonId);
      return now == null ? null : field.apply(now);
    }
    for (Crew assignment : history) {
      if (assignment.covers(day)) {
        return field.apply(assignment);
      }
    }
    return null;
  }
}
