package io.sales360.common.landing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What differs between databases: how a snapshot is taken and how rows come in portions. */
enum SqlDialect {
  /** Several connections can share one snapshot. */
  POSTGRESQL,
  /** Rows come one by one only if asked in its own way. */
  MYSQL,
  /** Reads from a snapshot only if its database allows it. */
  SQLSERVER,
  OTHER;

  private static final int ROWS_PER_PORTION = 10_000;

  /** Isolation level of SQL Server's driver that reads a snapshot. */
  private static final int SQLSERVER_SNAPSHOT = 4096;

  static SqlDialect of(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    } else if (lower.startsWith("jdbc:mysql:") || lower.startsWith("jdbc:mariadb:")) {
      return MYSQL;
    }
    return lower.startsWith("jdbc:sqlserver:") ? SQLSERVER : OTHER;
  }

  /** Whether other connections can read the snapshot of the first. */
  boolean sharesSnapshots() {
    return this == POSTGRESQL;
  }

  /** Makes all that follows on the connection read one state of the database, and write nothing. */
  void begin(Connection connection) throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(
        this == SQLSERVER ? SQLSERVER_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
    if (this == MYSQL) {
      execute(connection, "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }
  }

  /** Name of the connection's snapshot, for {@link #join}. */
  String share(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var result = statement.executeQuery("SELECT pg_export_snapshot()")) {
      result.next();
      return result.getString(1);
    }
  }

  /** Begins in the snapshot of another connection. */
  void join(Connection connection, String snapshot) throws SQLException {
    begin(connection);
    execute(connection, "SET TRANSACTION SNAPSHOT '" + snapshot.replace("'", "''") + "'");
  }

  int fetchSize() {
    return this == MYSQL ? Integer.MIN_VALUE : ROWS_PER_PORTION;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
