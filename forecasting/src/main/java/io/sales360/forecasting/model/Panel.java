package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Series that share a frequency and, column by column, their regressors. */
public record Panel(List<Member> members) implements Serializable {
  /**
   * One series of the panel with its regressors.
   *
   * @param attributes what does not change over time, by name: a store's type, a product's group;
   *     numbers as text
   */
  public record Member(
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      Map<String, String> attributes)
      implements Serializable {
    /** Refuses regressors that do not cover the history; copies the attributes. */
    public Member {
      attributes = Map.copyOf(attributes);
      past.requireRows(history.length());
      known.requireRows(history.length(), 0);
    }

    /** A series without attributes. */
    public Member(TimeSeries history, PastRegressors past, KnownRegressors known) {
      this(history, past, known, Map.of());
    }

    /** A series without regressors. */
    public static Member of(TimeSeries history) {
      return new Member(history, PastRegressors.none(), KnownRegressors.none());
    }
  }

  /** Refuses mixed frequencies, mixed columns and repeated names. */
  public Panel {
    members = List.copyOf(members);
    Set<String> ids = new HashSet<>();
    for (Member member : members) {
      Member first = members.get(0);
      if (member.history().frequency() != first.history().frequency()
          || !member.past().names().equals(first.past().names())
          || !member.known().names().equals(first.known().names())) {
        throw new IllegalArgumentException(
            "The series ("
                + member.history().seriesId()
                + ") differs in frequency or regressors from ("
                + first.history().seriesId()
                + ").\nMaybe make one panel per grain.");
      }
      if (!ids.add(member.history().seriesId())) {
        throw new IllegalArgumentException(
            "The series ("
                + member.history().seriesId()
                + ") is in the panel twice.\nMaybe the series were not grouped by id.");
      }
    }
  }

  /** A panel without regressors. */
  public static Panel of(List<TimeSeries> series) {
    return new Panel(series.stream().map(Member::of).toList());
  }
}
