package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.product.Lookup;
import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the small reference files that turn one source's keys into the conformed ones. */
public final class Lookups {
  /** Lookups are held in memory by every worker. */
  private static final int MAX_KEYS = 1_000_000;

  private static final int MAX_PROBLEMS = 20;

  private Lookups() {}

  /**
   * Reads all lookups of a product file.
   *
   * @param planned files as {@link FeedFiles#plan} found them
   * @return by lookup, key to conformed key; serializable
   * @throws ProductFileException if a row is refused, or a key has two values
   */
  public static Map<String, Map<String, String>> load(
      ProductFile product, List<SourceFile> planned) {
    Map<String, Map<String, String>> lookups = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Lookup lookup : product.lookups()) {
      Loading loading = new Loading(product, lookup, problems, planned);
      planned.stream()
          .filter(file -> file.feed().equals(FeedFiles.feedName(lookup)))
          .forEach(loading::read);
      lookups.put(lookup.name(), Collections.unmodifiableMap(loading.pairs));
    }
    if (!problems.isEmpty()) {
      throw new ProductFileException(problems);
    }
    return Collections.unmodifiableMap(lookups);
  }

  private static final class Loading implements RowOutput {
    private final Map<String, String> pairs = new HashMap<>();
    private final ProductFile product;
    private final Lookup lookup;
    private final List<Problem> problems;
    private final SourceReader reader;
    private final int key;
    private final int value;
    private int reported;

    Loading(ProductFile product, Lookup lookup, List<Problem> problems, List<SourceFile> planned) {
      this.product = product;
      this.lookup = lookup;
      this.problems = problems;
      FeedColumns columns = FeedFiles.columns(lookup, planned);
      reader = SourceReader.of(FeedFiles.feedName(lookup), lookup.files(), columns);
      key = columns.index(lookup.keyColumn());
      value = columns.index(lookup.valueColumn());
    }

    void read(SourceFile file) {
      reader.read(file, this);
    }

    @Override
    public void row(SourceRow row) {
      String from = row.values().get(key);
      String to = row.values().get(value);
      if (from == null || to == null) {
        return; // nothing to look up, or nothing to find
      }
      String known = pairs.putIfAbsent(from, to);
      if (known != null && !known.equals(to)) {
        report(
            row.file()
                + ", line "
                + row.line()
                + ": the key "
                + from
                + " has two values: "
                + known
                + " and "
                + to
                + ".",
            "A key turns into one value: remove one of the lines.");
      }
      if (pairs.size() == MAX_KEYS + 1) {
        report("It has more than " + MAX_KEYS + " keys.", "Make it a feed, and join in a table.");
      }
    }

    @Override
    public void refused(DeadLetter letter) {
      String place = letter.isWholeFile() ? "" : letter.file() + ", line " + letter.line() + ": ";
      report(place + letter.message(), "");
    }

    private void report(String message, @Nullable String remedy) {
      if (++reported <= MAX_PROBLEMS) {
        problems.add(
            new Problem(
                product.name(),
                0,
                "lookups." + lookup.name(),
                message,
                remedy == null ? "" : remedy));
      }
    }
  }
}
