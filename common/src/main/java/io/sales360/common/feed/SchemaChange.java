package io.sales360.common.feed;

import io.sales360.common.product.Feed.DriftPolicy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is other in the columns of a source than when it was last published.
 *
 * @param feed name of the feed
 * @param file path of the file below the depot
 * @param column as the source names it
 * @param kind what changed
 * @param before type before; null for an added column
 * @param after type now; null for a column that is gone
 * @param policy what the feed does about it
 */
public record SchemaChange(
    String feed,
    String file,
    String column,
    Kind kind,
    @Nullable String before,
    @Nullable String after,
    DriftPolicy policy) {

  /** What can change. */
  public enum Kind {
    ADDED,
    REMOVED,
    /** To a type that holds every value of the old one. */
    WIDENED,
    RETYPED
  }

  /** Whether rows may be other than they were: an added or wider column changes nothing else. */
  public boolean isBreaking() {
    return kind == Kind.REMOVED || kind == Kind.RETYPED;
  }

  /** One sentence for people, with what is done about it. */
  public String message() {
    String what =
        switch (kind) {
          case ADDED -> "has a new column " + column + " (" + after + ")";
          case REMOVED -> "lacks the column " + column + ", which was there when last published";
          case WIDENED -> "has " + column + " as " + after + ", was " + before;
          case RETYPED -> "has " + column + " as " + after + ", was " + before;
        };
    String done =
        switch (policy) {
          case EVOLVE ->
              kind == Kind.ADDED
                  ? "nothing is made of it until it is mapped"
                  : "it is read as it is";
          case QUARANTINE ->
              kind == Kind.WIDENED ? "it is read as it is" : "all rows of the file are refused";
          case FREEZE -> "nothing is read";
        };
    return "The file %s of the feed %s %s: %s (schema_drift: %s)."
        .formatted(file, feed, what, done, policy.name().toLowerCase(Locale.ROOT));
  }
}
