package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Dialect;
import io.sales360.planner.demo.dialect.DirtKind;
import io.sales360.planner.demo.dialect.Notation;
import io.sales360.planner.demo.dialect.SourceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Channels, territories, teams, salespeople, their targets, credits and assignments as the people
 * of the back office keep them, each in the habit of its keeper.
 */
final class OrganisationExport {
  static final String CHANNELS = "channel";
  static final String TERRITORIES = "territory";
  static final String TEAMS = "team";
  static final String SALESPEOPLE = "salesperson";
  static final String TARGETS = "sales_target";
  static final String CREDITS = "sales_credit";
  static final String ASSIGNMENTS = "sales_assignment";

  private static final Notation PLAIN = Notation.plain();
  private static final Notation ENGLISH =
      Notation.of(".", ",", "", "dd-MMM-uuuu", "dd-MMM-uuuu HH:mm");
  private static final String TARGET_FILE = "org/sales_targets.csv";

  private OrganisationExport() {}

  static void write(SimulatedCompany company, Outbox outbox) throws IOException {
    writeChannels(company, outbox);
    writeTerritories(outbox);
    writeTeams(outbox);
    writeSalespeople(company, outbox);
    writeTargets(company, outbox);
    writeCredits(company, outbox);
    writeAssignments(company, outbox);
  }

  private static void writeChannels(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            CHANNELS,
            Dialect.csv().withDelimiter(";"),
            List.of(
                "store_id",
                "store_name",
                "store_address",
                "store_contact_email",
                "store_contact_phone",
                "platform_name",
                "platform_url",
                "country",
                "currency",
                "channel_type",
                "nearest_offline_store",
                "territory"));
    for (Channel channel : company.assortment().channels()) {
      table.add(
          "org/channels.csv",
          channel.id(),
          channel.name(),
          channel.address(),
          channel.id().toLowerCase(Locale.ROOT) + "@stores.example.com",
          "+1-614-555-01" + channel.id().substring(channel.id().length() - 2),
          channel.platformName(),
          channel.platformUrl(),
          channel.country(),
          channel.market().currency(),
          channel.online() ? "Online" : "Offline",
          channel.nearestStore(),
          channel.homeTerritory());
    }
    outbox.send(table);
  }

  private static void writeTerritories(Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            TERRITORIES,
            Dialect.csv().withDelimiter("+|").withQuoting(Dialect.Quoting.NEVER),
            List.of("TerritoryId", "TerritoryName", "Region", "Country"));
    for (Territory territory : Territory.all()) {
      table.add(
          "org/territories.txt",
          territory.id(),
          territory.name(),
          territory.region(),
          territory.places().get(0).country());
    }
    outbox.send(table);
  }

  private static void writeTeams(Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            TEAMS,
            Dialect.csv().withoutHeader().withDelimiter("|"),
            List.of("team_id", "team_name", "manager_id", "region"));
    for (SalesForce.Team team : SalesForce.teams()) {
      table.add("org/teams.txt", team.id(), team.name(), team.leadId(), team.region());
    }
    outbox.send(table);
  }

  private static void writeSalespeople(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            SALESPEOPLE,
            Dialect.csv().withCharset(StandardCharsets.UTF_16LE).withDelimiter("\t"),
            List.of("id", "name", "email", "team", "territory", "hired", "left", "commission"));
    for (Salesperson person : company.salesForce().people()) {
      table.add(
          "org/salespeople.txt",
          person.id(),
          person.name(),
          person.email(),
          person.teamId(),
          person.territoryId(),
          ENGLISH.date(person.hiredOn()),
          ENGLISH.date(person.leftOn()),
          person.commissionRate().movePointRight(2).toPlainString() + "%");
    }
    outbox.send(table);
  }

  private static void writeTargets(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            TARGETS,
            Dialect.csv(),
            List.of("target_id", "owner_type", "owner", "from", "to", "amount_usd", "version"));
    for (Targets.Target target : company.targets().targets()) {
      table.add(
          TARGET_FILE,
          target.id(),
          target.team() ? "team" : "salesperson",
          target.owner(),
          PLAIN.date(target.from()),
          PLAIN.date(target.through()),
          ENGLISH.amount(target.amount()),
          "1");
      outbox.count(
          TARGETS, TARGET_FILE, target.team() ? "team" : "salesperson", "USD", target.amount());
    }
    outbox.send(
        table,
        soil ->
            soil.duplicate(soil.share(0.003))
                .spoil(
                    DirtKind.BAD_NUMBER,
                    soil.share(0.003),
                    "target_id",
                    serial -> "TG-BAD-" + serial,
                    "amount_usd",
                    List.of("to be agreed", "10O,000.00")));
  }

  private static void writeCredits(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            CREDITS, Dialect.csv(), List.of("order_no", "line_no", "sales_rep", "share"));
    for (SharedSales.Credit credit : company.sharedSales().credits()) {
      Integer line = credit.line();
      table.add(
          "org/sales_credits.csv",
          credit.order().id(),
          line == null ? null : line.toString(),
          credit.person().id(),
          credit.share().movePointRight(2).toPlainString() + "%");
    }
    outbox.send(
        table,
        soil ->
            soil.duplicate(soil.share(0.003))
                .spoil(
                    DirtKind.INCOMPLETE_SHARES,
                    soil.share(0.003),
                    "order_no",
                    serial -> "SO8" + serial,
                    "share",
                    List.of("90%", "60%"))
                .spoil(
                    DirtKind.UNKNOWN_SALESPERSON,
                    soil.share(0.001),
                    "order_no",
                    serial -> "SO8" + serial,
                    "sales_rep",
                    List.of("SP99")));
  }

  private static void writeAssignments(SimulatedCompany company, Outbox outbox) throws IOException {
    SourceTable table =
        new SourceTable(
            ASSIGNMENTS, Dialect.csv(), List.of("rep", "team", "territory", "from", "through"));
    for (SalesForce.Assignment assignment : company.salesForce().assignments()) {
      table.add(
          "org/assignments.csv",
          assignment.person().id(),
          assignment.teamId(),
          assignment.person().territoryId(),
          PLAIN.date(assignment.from()),
          PLAIN.date(assignment.through()));
    }
    outbox.send(table);
  }
}
