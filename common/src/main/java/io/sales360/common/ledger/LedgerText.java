package io.sales360.common.ledger;

import io.sales360.common.ledger.LedgerReport.Line;
import io.sales360.common.ledger.LedgerReport.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ledger as an aligned table: a line of rows per feed, and one of amounts where there are any.
 */
final class LedgerText {
  private static final List<String> HEADER =
      List.of("feed", "read", "written", "refused", "filtered", "deduplicated", "");

  private LedgerText() {}

  static String of(LedgerReport report) {
    List<List<String>> table = new ArrayList<>();
    table.add(HEADER);
    report.lines().forEach(line -> addLine(table, line));
    addLine(table, report.total());
    int[] widths = new int[HEADER.size()];
    for (List<String> row : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : table) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String pad = " ".repeat(widths[i] - row.get(i).length());
        boolean left = i == 0 || i == widths.length - 1;
        line.append(left ? row.get(i) + pad : pad + row.get(i)).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static void addLine(List<List<String>> table, Line line) {
    List<Tally> tallies =
        List.of(line.read(), line.written(), line.refused(), line.filtered(), line.deduplicated());
    List<String> rows = new ArrayList<>(List.of(line.feed()));
    tallies.forEach(tally -> rows.add(String.format(Locale.ROOT, "%,d", tally.rows())));
    rows.add(line.balanced() ? "balanced" : "OFF BY " + line.difference().rows());
    table.add(rows);
    if (tallies.stream().anyMatch(tally -> tally.amount().signum() != 0)) {
      List<String> amounts = new ArrayList<>(List.of("  amount"));
      tallies.forEach(
          tally ->
              amounts.add(
                  String.format(
                      Locale.ROOT, "%,." + tally.amount().scale() + "f", tally.amount())));
      amounts.add(
          line.difference().amount().signum() == 0
              ? "balanced"
              : "OFF BY " + line.difference().amount().toPlainString());
      table.add(amounts);
    }
  }
}
