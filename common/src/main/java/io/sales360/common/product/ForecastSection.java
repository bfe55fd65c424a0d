package io.sales360.common.product;

import io.sales360.common.product.ForecastPlan.Cleaning;
import io.sales360.common.product.ForecastPlan.Dimension;
import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.GrainPlan;
import io.sales360.common.product.ForecastPlan.Largest;
import io.sales360.common.product.ForecastPlan.Measure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the forecast plan; what it does not say is taken from the default plan. */
final class ForecastSection {
  private static final int MAX_HORIZON = 400;

  private final YamlSection section;

  private ForecastSection(YamlSection section) {
    this.section = section;
  }

  static ForecastPlan read(YamlSection section) {
    return new ForecastSection(section).plan();
  }

  private ForecastPlan plan() {
    ForecastPlan standard = ForecastPlan.DEFAULT;
    LocalDate cutoff =
        section
            .get("cutoff")
            .flatMap(v -> v.as(LocalDate::parse, "Write 2024-06-30."))
            .orElse(null);
    List<Measure> measures =
        section.get("measures").map(v -> distinct(v, Measure.class)).orElse(standard.measures());
    List<List<Dimension>> levels =
        section.get("levels").map(ForecastSection::levels).orElse(standard.levels());
    List<GrainPlan> grains =
        section.get("grains").map(v -> grains(v, levels)).orElse(standard.grains());
    List<Largest> largest =
        section
            .get("largest")
            .flatMap(YamlValue::section)
            .map(ForecastSection::largest)
            .orElse(standard.largest());
    BigDecimal minimum =
        section
            .get("minimum_volume")
            .flatMap(
                v ->
                    v.decimal()
                        .filter(
                            d -> {
                              if (d.signum() < 0) {
                                v.problem("minimum_volume must not be negative.", "");
                              }
                              return d.signum() >= 0;
                            }))
            .orElse(standard.minimumVolume());
    List<String> indicators = section.get("indicators").map(YamlValue::names).orElse(List.of());
    Cleaning cleaning =
        section.get("cleaning").flatMap(v -> v.oneOf(Cleaning.class)).orElse(standard.cleaning());
    section.refuseOthers();
    return new ForecastPlan(
        cutoff, measures, levels, grains, largest, minimum, indicators, cleaning);
  }

  private static <E extends Enum<E>> List<E> distinct(YamlValue list, Class<E> type) {
    List<E> values = new ArrayList<>();
    for (YamlValue item : list.items()) {
      item.oneOf(type)
          .ifPresent(
              value -> {
                if (values.contains(value)) {
                  item.problem("The value is given twice.", "Keep one of them.");
                }
                values.add(value);
              });
    }
    return values;
  }

  private static List<List<Dimension>> levels(YamlValue list) {
    List<List<Dimension>> levels = new ArrayList<>();
    List<Set<Dimension>> seen = new ArrayList<>();
    for (YamlValue item : list.items()) {
      List<Dimension> level = distinct(item, Dimension.class);
      Set<Dimension> set = EnumSet.noneOf(Dimension.class);
      set.addAll(level);
      if (seen.contains(set)) {
        item.problem("The level is given twice.", "Keep one of them.");
      } else if (set.contains(Dimension.PRODUCT) && set.contains(Dimension.CATEGORY)) {
        item.problem(
            "The level holds category and product, but a product has one category: it is the level"
                + " of its products.",
            "Drop category from this level.");
      } else {
        seen.add(set);
        levels.add(level);
      }
    }
    return levels;
  }

  private static List<GrainPlan> grains(YamlValue list, List<List<Dimension>> planned) {
    List<GrainPlan> grains = new ArrayList<>();
    Set<Grain> seen = EnumSet.noneOf(Grain.class);
    for (YamlValue item : list.items()) {
      item.section().flatMap(s -> grain(s, planned, seen)).ifPresent(grains::add);
    }
    if (grains.isEmpty()) {
      list.problem("The plan has no grain.", "Write grains: [{grain: month, horizon: 6}].");
    }
    return grains;
  }

  private static Optional<GrainPlan> grain(
      YamlSection section, List<List<Dimension>> planned, Set<Grain> seen) {
    Optional<Grain> grain =
        section.require("grain", "Write grain: month.").flatMap(v -> v.oneOf(Grain.class));
    Optional<Integer> horizon =
        section
            .require("horizon", "Write how many periods are forecast: horizon: 6.")
            .flatMap(v -> v.whole(1, MAX_HORIZON));
    Optional<YamlValue> own = section.get("levels");
    List<List<Dimension>> levels = own.map(ForecastSection::levels).orElse(List.of());
    own.ifPresent(
        v ->
            levels.stream()
                .filter(
                    level ->
                        planned.stream().noneMatch(p -> Set.copyOf(p).equals(Set.copyOf(level))))
                .forEach(
                    level ->
                        v.problem(
                            "The level " + level + " is none of the plan's levels.",
                            "Add it to levels.")));
    section.refuseOthers();
    if (grain.isEmpty() || horizon.isEmpty()) {
      return Optional.empty();
    }
    if (!seen.add(grain.get())) {
      section.problem("The grain is given twice.", "Keep one of them.");
    }
    return Optional.of(new GrainPlan(grain.get(), horizon.get(), levels));
  }

  private static List<Largest> largest(YamlSection section) {
    List<Largest> largest = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      section
          .get(dimension.name().toLowerCase(Locale.ROOT))
          .flatMap(v -> v.whole(1, 1_000_000))
          .ifPresent(count -> largest.add(new Largest(dimension, count)));
    }
    section.refuseOthers();
    return largest;
  }
}
