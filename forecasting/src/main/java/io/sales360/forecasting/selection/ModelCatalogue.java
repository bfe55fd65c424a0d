package io.sales360.forecasting.selection;

import io.sales360.forecasting.arima.ArimaSpec;
import io.sales360.forecasting.arima.AutoArimaSpec;
import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.baseline.WindowSpec;
import io.sales360.forecasting.ces.AutoCesSpec;
import io.sales360.forecasting.decomposition.LongArSpec;
import io.sales360.forecasting.decomposition.MstlSpec;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.harmonic.HarmonicSpec;
import io.sales360.forecasting.intermittent.AggregationSpec;
import io.sales360.forecasting.intermittent.CrostonSpec;
import io.sales360.forecasting.intermittent.IntermittentEnsembleSpec;
import io.sales360.forecasting.intermittent.TsbSpec;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.regression.ElasticNetSpec;
import io.sales360.forecasting.regression.RegressionSpec;
import io.sales360.forecasting.temporal.TemporalSpec;
import io.sales360.forecasting.theta.AutoThetaSpec;
import io.sales360.forecasting.theta.ThetaSpec;
import io.sales360.forecasting.transform.TransformedSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every model that can be asked for by name. */
public final class ModelCatalogue {
  private ModelCatalogue() {}

  /**
   * The models by their names.
   *
   * @param seasons season lengths, shortest first, for the models that know several
   */
  public static Map<String, ForecastSpec> of(List<Integer> seasons) {
    List<ForecastSpec> specs =
        new ArrayList<>(
            List.of(
                BaselineSpec.naive(),
                BaselineSpec.seasonalNaive(),
                BaselineSpec.drift(),
                BaselineSpec.mean(),
                AutoEtsSpec.fast(),
                AutoEtsSpec.full(),
                new AutoCesSpec(),
                AutoEtsSpec.withMultiplicativeTrends(),
                AutoArimaSpec.robust(),
                AutoArimaSpec.quick(),
                AutoArimaSpec.full(),
                HarmonicSpec.standard(),
                ArimaSpec.airline(),
                WindowSpec.average(6),
                TemporalSpec.variance(AutoEtsSpec.fast()),
                ThetaSpec.standard(),
                ThetaSpec.dynamicOptimised(),
                ThetaSpec.staticLine(),
                ThetaSpec.optimised(),
                ThetaSpec.dynamic(),
                new AutoThetaSpec(),
                CrostonSpec.classic(),
                CrostonSpec.optimised(),
                CrostonSpec.sba(),
                TsbSpec.standard(),
                AggregationSpec.adida(),
                AggregationSpec.imapa(),
                new IntermittentEnsembleSpec(),
                LongArSpec.plain(),
                LongArSpec.changes(),
                LongArSpec.seasonal(),
                TransformedSpec.log(LongArSpec.changes()),
                TransformedSpec.log(LongArSpec.seasonal()),
                TransformedSpec.log(ThetaSpec.dynamicOptimised()),
                TransformedSpec.log(AutoEtsSpec.fast()),
                RegressionSpec.ols(),
                RegressionSpec.standardRidge(),
                RegressionSpec.standardLasso(),
                ElasticNetSpec.standard()));
    if (!seasons.isEmpty()) {
      List<Integer> longest = List.of(seasons.get(seasons.size() - 1));
      for (ForecastSpec trend :
          List.of(
              ThetaSpec.dynamicOptimised(),
              AutoEtsSpec.fast(),
              LongArSpec.plain(),
              LongArSpec.changes())) {
        specs.add(MstlSpec.fixed(trend, longest));
        specs.add(MstlSpec.evolving(trend, seasons));
        specs.add(TransformedSpec.log(MstlSpec.fixed(trend, longest)));
        specs.add(TransformedSpec.log(MstlSpec.evolving(trend, seasons)));
      }
    }
    Map<String, ForecastSpec> models = new LinkedHashMap<>();
    specs.forEach(spec -> models.put(spec.name(), spec));
    return models;
  }
}
