package io.sales360.planner.examples;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Named figures, each a number of rows and an amount, both exact. */
record Figures(SortedMap<String, Figure> byName) {

  record Figure(long rows, BigDecimal amount) {
    Figure {
      amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    @Override
    public String toString() {
      return rows + " rows, " + amount.toPlainString();
    }
  }

  /** The figures that a query of name, rows and amount yields. */
  static Figures of(String sql) throws SQLException {
    SortedMap<String, Figure> figures = new TreeMap<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        Figure figure = new Figure(result.getLong("rows"), result.getBigDecimal("amount"));
        if (figures.put(result.getString("name"), figure) != null) {
          throw new IllegalArgumentException(
              "Two figures are named " + result.getString("name") + ".");
        }
      }
    }
    return new Figures(figures);
  }

  /** The figures of a CSV file with the columns name, rows and amount. */
  static Figures ofCsv(Path file) throws SQLException {
    return of(
        "SELECT name, rows::BIGINT AS rows, amount::DECIMAL(38, 9) AS amount FROM read_csv('"
            + file
            + "', header = true, all_varchar = true)");
  }

  /** One line for every figure that is missing or differs in {@code other}. */
  List<String> differencesTo(Figures other) {
    TreeSet<String> names = new TreeSet<>(byName.keySet());
    names.addAll(other.byName.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      Figure here = byName.get(name);
      Figure there = other.byName.get(name);
      if (here == null || !here.equals(there)) {
        differences.add(name + ": " + here + " ≠ " + there);
      }
    }
    return differences;
  }
}
