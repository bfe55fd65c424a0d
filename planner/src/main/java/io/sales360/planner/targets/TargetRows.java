package io.sales360.planner.targets;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.RowSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Versions of targets as rows. */
public final class TargetRows {
  private TargetRows() {}

  /** One row per version. */
  public static void list(List<TargetVersion> versions, RowSink to) throws IOException {
    to.begin(
        List.of(
            "version",
            "state",
            "method",
            "owners",
            "total",
            "currency_code",
            "author",
            "at",
            "reason"));
    for (TargetVersion version : versions) {
      TargetProposal proposal = version.proposal();
      TargetEvent last = version.last();
      row(
          to,
          version.reference().toString(),
          version.state().toString(),
          proposal.terms().method().toString(),
          proposal.lines().size(),
          proposal.total(),
          proposal.currencyCode(),
          last.author(),
          last.at(),
          last.reason());
    }
    to.end();
  }

  /** One row per owner of a version. */
  public static void show(TargetVersion version, RowSink to) throws IOException {
    to.begin(
        List.of(
            "owner_id",
            "target",
            "last_year",
            "forecast",
            "forecast_p50",
            "forecast_p70",
            "floor",
            "cap"));
    for (TargetLine line : version.proposal().lines()) {
      row(
          to,
          line.ownerId(),
          line.target(),
          line.lastYear(),
          line.forecast(),
          line.forecastP50(),
          line.forecastP70(),
          line.floor(),
          line.cap());
    }
    to.end();
  }

  /** One row per entry about a version, oldest first. */
  public static void audit(TargetHistory history, TargetReference reference, RowSink to)
      throws IOException {
    to.begin(List.of("sequence", "state", "author", "at", "reason"));
    for (TargetEvent event : history.events()) {
      if (event.version().equals(reference.toString())) {
        row(
            to,
            event.sequence(),
            event.state().toString(),
            event.author(),
            event.at(),
            event.reason());
      }
    }
    to.end();
  }

  /**
   * One row per owner with last year's net sales, the forecast of the newest version named and the
   * target of each; then their sums.
   *
   * @throws CommandFailure if the versions differ in owner type or period
   */
  public static void compare(List<TargetVersion> versions, RowSink to) throws IOException {
    TargetReference first = versions.get(0).reference();
    List<String> columns = new ArrayList<>(List.of("owner_id", "last_year", "forecast"));
    TreeMap<String, TargetLine> owners = new TreeMap<>();
    for (TargetVersion version : versions) {
      if (!version.reference().plan().equals(first.plan())) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "The targets %s and %s are of other owners or periods.%nMaybe compare versions of %s."
                .formatted(first, version.reference(), first.plan()));
      }
      columns.add("v" + version.reference().version());
      version.proposal().lines().forEach(line -> owners.put(line.ownerId(), line));
    }
    to.begin(columns);
    for (TargetLine line : owners.values()) {
      List<@Nullable Object> values =
          new ArrayList<>(Arrays.asList(line.ownerId(), line.lastYear(), line.forecast()));
      versions.forEach(version -> values.add(target(version, line.ownerId())));
      to.row(values);
    }
    List<@Nullable Object> sums = new ArrayList<>(List.of("(total)"));
    sums.add(sum(owners, TargetLine::lastYear));
    sums.add(sum(owners, TargetLine::forecast));
    versions.forEach(version -> sums.add(version.proposal().total()));
    to.row(sums);
    to.end();
  }

  /**
   * One row per owner, with the columns of the entity {@code sales_target}.
   *
   * @throws CommandFailure if the version is only proposed
   */
  public static void export(TargetVersion version, RowSink to) throws IOException {
    TargetReference reference = version.reference();
    if (version.state() == TargetState.PROPOSED) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The targets %s are proposed; only approved and locked ones are exported.%nMaybe 's360 targets approve %s' comes first."
              .formatted(reference, reference));
    }
    TargetReference newer = version.supersededBy();
    if (newer != null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The targets %s are superseded by %s; a feed that read both would count them twice.%nMaybe 's360 targets export %s'."
              .formatted(reference, newer, newer));
    }
    to.begin(
        List.of(
            "target_id",
            "owner_type",
            "owner_id",
            "measure",
            "starts_on",
            "ends_on",
            "target_amount",
            "currency_code",
            "version"));
    for (TargetLine line : version.proposal().lines()) {
      row(
          to,
          reference + "/" + line.ownerId(),
          reference.owner().toString(),
          line.ownerId(),
          "net_sales",
          reference.period().startsOn(),
          reference.period().endsOn(),
          line.target(),
          version.proposal().currencyCode(),
          reference.toString());
    }
    to.end();
  }

  private static @Nullable BigDecimal target(TargetVersion version, String ownerId) {
    return version.proposal().lines().stream()
        .filter(line -> line.ownerId().equals(ownerId))
        .map(TargetLine::target)
        .findFirst()
        .orElse(null);
  }

  private static BigDecimal sum(
      Map<String, TargetLine> owners, Function<TargetLine, @Nullable BigDecimal> figure) {
    BigDecimal sum = BigDecimal.ZERO;
    for (TargetLine line : owners.values()) {
      BigDecimal value = figure.apply(line);
      sum = value == null ? sum : sum.add(value);
    }
    return sum;
  }

  private static void row(RowSink to, @Nullable Object... values) throws IOException {
    to.row(Arrays.asList(values));
  }
}
