package io.sales360.common.landing;

import io.sales360.common.landing.LandingException.Reason;
import io.sales360.common.product.Database;
import io.sales360.common.product.Depot;
import io.sales360.common.product.Secret;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Opens connections to one database, and says in our words why that fails. */
final class Connector {
  private final Depot depot;
  private final Database database;
  private final Map<String, String> environment;

  Connector(Depot depot, Map<String, String> environment) {
    this.depot = depot;
    this.database = Objects.requireNonNull(depot.database());
    this.environment = environment;
  }

  Connection connect() throws LandingException {
    Properties login = new Properties();
    if (!database.user().isEmpty()) {
      login.setProperty("user", database.user());
    }
    Secret password = database.password();
    if (password != null) {
      try {
        login.setProperty("password", password.resolve(environment));
      } catch (IOException e) {
        throw new LandingException(
            Reason.USAGE, "The depot " + depot.name() + ": " + e.getMessage(), e);
      }
    }
    try {
      return DriverManager.getConnection(database.url(), login);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * A failure in our words.
   *
   * <p>Source: ISO 9075 SQLSTATE classes 08 (connection), 28 (authorization), 42 (syntax or access
   * rule), 57 (operator intervention); state 08001 without any driver is the JDK's own.
   */
  LandingException failure(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String what =
        "The depot " + depot.name() + ": " + String.valueOf(e.getMessage()).strip() + "\n";
    if (String.valueOf(e.getMessage()).startsWith("No suitable driver")) {
      return new LandingException(
          Reason.USAGE,
          what + "Maybe the driver's jar is missing: put it into the folder drivers.",
          e);
    } else if (state.startsWith("28") || state.equals("42501")) {
      return new LandingException(
          Reason.PERMISSION, what + "Maybe the user, its password or its rights are wrong.", e);
    } else if (state.startsWith("42")) {
      return new LandingException(
          Reason.USAGE, what + "Maybe the table, column or query is written wrong.", e);
    }
    return new LandingException(
        Reason.UNAVAILABLE, what + "Maybe it is down or not reachable from here: try again.", e);
  }
}
