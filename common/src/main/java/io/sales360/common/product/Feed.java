package io.sales360.common.product;

import io.sales360.common.expression.ExpressionType;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files of one source and what becomes of their rows.
 *
 * @param name unique; the ledger's first column
 * @param files what is read
 * @param types types of source columns as expressions see them; columns not named are strings
 * @param unpivot turns columns into rows first; null for none
 * @param drift what happens when its sources have other columns than when last published
 * @param removeExactDuplicates whether a row equal to an earlier one in every value is removed
 * @param controlAmount expression for the amount each row is accounted for with; null for none
 * @param outcomes tried in order; the first whose condition holds takes the row
 */
public record Feed(
    String name,
    SourceFiles files,
    Map<String, SourceType> types,
    @Nullable Unpivot unpivot,
    DriftPolicy drift,
    boolean removeExactDuplicates,
    @Nullable String controlAmount,
    List<Outcome> outcomes)
    implements Serializable {

  public Feed {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    outcomes = List.copyOf(outcomes);
  }

  /** What happens when the columns of a source change. */
  public enum DriftPolicy {
    /** The change is told, and the source is read as it is. */
    EVOLVE,
    /** The rows of files whose columns changed are refused, each with its text. */
    QUARANTINE,
    /** Nothing is read and nothing is published. */
    FREEZE
  }

  /** Types an expression can see a source column as. */
  public enum SourceType {
    STRING(ExpressionType.STRING),
    INTEGER(ExpressionType.NUMBER),
    DECIMAL(ExpressionType.NUMBER),
    DATE(ExpressionType.DATE),
    TIMESTAMP(ExpressionType.TIMESTAMP),
    BOOLEAN(ExpressionType.BOOLEAN);

    private final ExpressionType inExpressions;

    SourceType(ExpressionType inExpressions) {
      this.inExpressions = inExpressions;
    }

    /** How expressions see it: there is one kind of number, and it is exact. */
    public ExpressionType inExpressions() {
      return inExpressions;
    }
  }

  /**
   * One row per named column.
   *
   * @param columns source columns that become rows
   * @param nameColumn new column that holds the old column's name
   * @param valueColumn new column that holds its value
   */
  public record Unpivot(List<String> columns, String nameColumn, String valueColumn)
      implements Serializable {
    public Unpivot {
      columns = List.copyOf(columns);
    }
  }
}
