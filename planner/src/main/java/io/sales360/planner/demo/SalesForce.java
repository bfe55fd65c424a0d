package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Five teams and twenty-five salespeople: four for each store and five who sell by phone. */
final class SalesForce {
  /** A team. */
  record Team(String id, String name, String leadId, String region) {}

  /**
   * The days on which someone belonged to a team.
   *
   * @param through the last of them; null while it lasts
   */
  record Assignment(
      Salesperson person, String teamId, LocalDate from, @Nullable LocalDate through) {}

  static final String INSIDE_SALES = "TM5";

  private static final double ONLINE_SHARE = 0.12;
  private static final List<String> FIRST =
      List.of("Ansa", "Boro", "Cleo", "Devi", "Enzo", "Faye", "Gus", "Hedda", "Ivo", "Juna");
  private static final List<String> LAST =
      List.of("Amberlok", "Brackwell", "Corvane", "Dunmere", "Eskholt", "Farrowby", "Glenmoor");
  private static final List<String> STORE_TERRITORIES = List.of("T10", "T30", "T40", "T50", "T70");
  private static final List<String> STORE_TEAMS = List.of("TM1", "TM2", "TM2", "TM3", "TM4");

  /** The store whose people change teams, by the territory, and the team they came from. */
  private static final String MOVED_TERRITORY = "T40";

  private static final String FORMER_TEAM = "TM1";

  private final List<Salesperson> people = new ArrayList<>();
  private final LocalDate movedOn;

  SalesForce(DateSpan span, Seeds seeds) {
    movedOn = firstOfQuarter(span.day(span.count() / 2));
    Draws draws = seeds.stream("sales-force");
    for (int i = 0; i < 25; i++) {
      boolean store = i < 20;
      String id = String.format(Locale.ROOT, "SP%02d", i + 1);
      String first = FIRST.get(i % FIRST.size());
      String last = LAST.get(i % LAST.size());
      people.add(
          new Salesperson(
              id,
              first + " " + last,
              (first + "." + last + "@staff.example.com").toLowerCase(Locale.ROOT),
              store ? STORE_TEAMS.get(i / 4) : INSIDE_SALES,
              store ? STORE_TERRITORIES.get(i / 4) : null,
              BigDecimal.valueOf(draws.between(10, 35), 3),
              draws.gamma(6),
              hired(i, span, draws),
              left(i, span, draws)));
    }
  }

  List<Salesperson> people() {
    return people;
  }

  static List<Team> teams() {
    return List.of(
        new Team("TM1", "Stores East", "SP01", "Americas"),
        new Team("TM2", "Stores Central & West", "SP05", "Americas"),
        new Team("TM3", "Stores Germany", "SP13", "EMEA"),
        new Team("TM4", "Stores United Kingdom", "SP17", "EMEA"),
        new Team(INSIDE_SALES, "Inside Sales", "SP21", "Global"));
  }

  /** Where everyone was when: one store moved to another team at the beginning of a quarter. */
  List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    for (Salesperson person : people) {
      LocalDate end = person.leftOn();
      LocalDate last = end == null ? null : end.minusDays(1);
      boolean moved = MOVED_TERRITORY.equals(person.territoryId());
      if (moved && person.hiredOn().isBefore(movedOn)) {
        assignments.add(
            new Assignment(person, FORMER_TEAM, person.hiredOn(), movedOn.minusDays(1)));
        assignments.add(new Assignment(person, person.teamId(), movedOn, last));
      } else {
        assignments.add(new Assignment(person, person.teamId(), person.hiredOn(), last));
      }
    }
    return assignments;
  }

  /** The team that someone belonged to. */
  String teamOn(Salesperson person, LocalDate day) {
    boolean moved = MOVED_TERRITORY.equals(person.territoryId());
    return moved && day.isBefore(movedOn) ? FORMER_TEAM : person.teamId();
  }

  /** Who else could have helped to sell an order: people of the store and those on the phone. */
  List<Salesperson> colleagues(Salesperson seller, LocalDate day) {
    return people.stream()
        .filter(p -> p.worksOn(day) && !p.equals(seller))
        .filter(
            p ->
                INSIDE_SALES.equals(p.teamId())
                    || Objects.equals(p.territoryId(), seller.territoryId()))
        .toList();
  }

  /** Who sold an order: always someone in a store, now and then someone on the phone online. */
  Optional<Salesperson> seller(Channel channel, LocalDate day, Draws draws) {
    if (channel.online() && !draws.chance(ONLINE_SHARE)) {
      return Optional.empty();
    }
    List<Salesperson> candidates =
        people.stream()
            .filter(p -> p.worksOn(day) && Objects.equals(p.territoryId(), channel.homeTerritory()))
            .toList();
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    double[] skills = candidates.stream().mapToDouble(Salesperson::skill).toArray();
    return Optional.of(candidates.get(draws.weighted(skills)));
  }

  private static LocalDate firstOfQuarter(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1);
  }

  // The first of each four is there throughout; the last of each four comes or goes in between.
  private static LocalDate hired(int i, DateSpan span, Draws draws) {
    int days = draws.between(100, 2000);
    return i % 8 == 3 ? span.day(span.count() / 3 + days % 90) : span.first().minusDays(days);
  }

  private static @Nullable LocalDate left(int i, DateSpan span, Draws draws) {
    int days = draws.below(90);
    return i % 8 == 7 ? span.day(Math.min(span.count() - 1, span.count() * 2 / 3 + days)) : null;
  }
}
