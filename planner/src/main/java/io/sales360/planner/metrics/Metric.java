package io.sales360.planner.metrics;

import io.sales360.planner.metrics.time.Comparison;
import io.sales360.planner.metrics.time.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of the dictionary.
 *
 * @param name its one name
 * @param title as headings show it
 * @param description what it means and what it leaves out
 * @param owner who decides about it
 * @param unit what it counts
 * @param definition how it is computed
 * @param isAbsentZero whether formulas read it as zero where its table is absent
 * @param reference names in the reference's semantic model
 * @param example rows and the value they must give
 */
public record Metric(
    String name,
    String title,
    String description,
    String owner,
    Unit unit,
    Definition definition,
    boolean isAbsentZero,
    List<String> reference,
    @Nullable Example example) {

  public Metric {
    reference = List.copyOf(reference);
  }

  /** What a figure counts. */
  public enum Unit {
    MONEY,
    COUNT,
    UNITS,
    SHARE,
    DAYS,
    YEARS,
    NUMBER
  }

  /** How a figure is computed. */
  public sealed interface Definition permits Measure, Derived, Framed {}

  /**
   * An aggregate of the rows of one table.
   *
   * @param sources where it can be read, the cheapest first; the last one is the table it is
   *     defined over, the others give equal values where they can answer
   */
  public record Measure(List<Source> sources) implements Definition {
    public Measure {
      sources = List.copyOf(sources);
    }

    /** The table that defines it. */
    public Source defining() {
      return sources.get(sources.size() - 1);
    }
  }

  /** One table that can give a measure. */
  public record Source(String table, Aggregate aggregate) {}

  /**
   * A calculation with other metrics, done after each of them is aggregated to the asked grain.
   *
   * @param formula the calculation
   * @param unknownWhenZero metrics which, all zero, make the result unknown (null)
   * @param rollups tables that hold the result as a sum, and give equal values where they can
   *     answer
   */
  public record Derived(Formula formula, List<String> unknownWhenZero, List<Source> rollups)
      implements Definition {
    public Derived {
      unknownWhenZero = List.copyOf(unknownWhenZero);
      rollups = List.copyOf(rollups);
    }
  }

  /**
   * Another metric over days of its own, whatever periods are asked for.
   *
   * @param metric what is shown
   * @param span which days, counted from the last day of the period
   * @param comparison which earlier time; null for the period itself
   */
  public record Framed(String metric, Span span, @Nullable Comparison comparison)
      implements Definition {}

  /**
   * A worked example.
   *
   * @param rows table to rows, each column to value
   * @param asOf last day the data is complete for; null where time does not matter
   * @param value the result; null where it is unknown
   */
  public record Example(
      Map<String, List<Map<String, String>>> rows,
      @Nullable LocalDate asOf,
      @Nullable BigDecimal value) {
    public Example {
      rows = Ordered.copyOf(rows);
    }
  }
}
