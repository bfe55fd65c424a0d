package io.sales360.planner.bench;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.benchmark.AutoContender;
import io.sales360.forecasting.benchmark.BenchmarkSeries;
import io.sales360.forecasting.benchmark.Contender;
import io.sales360.forecasting.benchmark.PanelContender;
import io.sales360.forecasting.benchmark.SpecContender;
import io.sales360.forecasting.boosting.Loss;
import io.sales360.forecasting.model.PanelSpec;
import io.sales360.forecasting.regression.BoostingSpec;
import io.sales360.forecasting.regression.PanelBoostingSpec;
import io.sales360.forecasting.selection.AutoForecastSpec;
import io.sales360.forecasting.selection.ModelCatalogue;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which contenders a command line asks for. */
public final class Contenders {
  private static final String PANEL_BOOSTING = "panel-boosting";

  /** The regressor that is 0 on days when nothing can be sold. */
  private static final String OPEN = "open";

  private Contenders() {}

  /**
   * The tier's ensemble first, then single models: the named ones, or else those of the tier.
   *
   * @param tier null if not asked for; then named models run alone
   * @throws CommandFailure if a name is unknown, with all names
   */
  public static List<Contender> chosen(
      @Nullable Tier tier, List<String> models, List<BenchmarkSeries> collection) {
    List<Contender> contenders = new ArrayList<>();
    AutoForecastSpec plan = plan(tier);
    String name = tier == Tier.BEST ? "best" : "fast";
    boolean explained = collection.stream().anyMatch(series -> !series.known().isEmpty());
    if (tier != null || models.isEmpty()) {
      contenders.add(new AutoContender(name, plan, true));
    }
    if (explained && models.isEmpty()) {
      contenders.add(new AutoContender(name + "-without-regressors", plan, false));
      contenders.add(panelBoosting());
      contenders.add(named(BaselineSpec.seasonalNaive().name(), known(collection)));
      return contenders;
    }
    List<String> names = models.isEmpty() ? members(plan, collection) : models;
    Set<String> known = known(collection);
    names.forEach(model -> contenders.add(named(model, known)));
    return contenders;
  }

  /** The plan of a tier; fast if none is asked for. */
  public static AutoForecastSpec plan(@Nullable Tier tier) {
    return tier == Tier.BEST ? AutoForecastSpec.best() : AutoForecastSpec.fast();
  }

  private static List<String> members(AutoForecastSpec plan, List<BenchmarkSeries> collection) {
    Set<String> names = new LinkedHashSet<>();
    for (BenchmarkSeries series : collection) {
      plan.withSeasons(series.seasons())
          .pool(series.history(), !series.known().isEmpty())
          .forEach(spec -> names.add(spec.name()));
    }
    return List.copyOf(names);
  }

  /**
   * Trees for all series of a group at once; they use what is known in advance and what never
   * changes. Sizes are compared as factors unless a value is below zero.
   */
  private static Contender panelBoosting() {
    return new PanelContender(PANEL_BOOSTING, Contenders::boosting);
  }

  private static PanelSpec boosting(List<BenchmarkSeries> group) {
    int horizon = group.stream().mapToInt(BenchmarkSeries::horizon).max().orElse(1);
    BoostingSpec spec = BoostingSpec.direct(horizon);
    if (group.stream().allMatch(BenchmarkSeries::isNonNegative)) {
      spec = spec.withLoss(new Loss.Poisson());
    }
    boolean closes = group.get(0).known().names().contains(OPEN);
    return new PanelBoostingSpec(closes ? spec.withOpen(OPEN) : spec);
  }

  /** The models that some series of the collection can have, those of its seasons among them. */
  private static Set<String> known(List<BenchmarkSeries> collection) {
    Set<String> names = new LinkedHashSet<>(ModelCatalogue.of(List.of()).keySet());
    collection.stream()
        .map(BenchmarkSeries::seasons)
        .distinct()
        .forEach(seasons -> names.addAll(ModelCatalogue.of(seasons).keySet()));
    return names;
  }

  private static Contender named(String name, Set<String> known) {
    if (name.equals(PANEL_BOOSTING)) {
      return panelBoosting();
    }
    if (!known.contains(name)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no model ("
              + name
              + ").\nMaybe one of "
              + String.join(", ", known)
              + ", "
              + PANEL_BOOSTING
              + ".");
    }
    return new SpecContender(
        name,
        series -> ModelCatalogue.of(series.seasons()).getOrDefault(name, BaselineSpec.naive()));
  }
}
