package io.sales360.forecasting.store;

import io.sales360.forecasting.arima.ArimaSpec;
import io.sales360.forecasting.bagging.BaggedEtsSpec;
import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.baseline.WindowSpec;
import io.sales360.forecasting.ces.CesForm;
import io.sales360.forecasting.ces.CesSpec;
import io.sales360.forecasting.decomposition.LongArSpec;
import io.sales360.forecasting.decomposition.SeasonallyAdjustedSpec;
import io.sales360.forecasting.ets.ErrorType;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.ets.SeasonType;
import io.sales360.forecasting.ets.TrendType;
import io.sales360.forecasting.harmonic.HarmonicSpec;
import io.sales360.forecasting.intermittent.AggregationSpec;
import io.sales360.forecasting.intermittent.CrostonSpec;
import io.sales360.forecasting.intermittent.IntermittentEnsembleSpec;
import io.sales360.forecasting.intermittent.TsbSpec;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.regression.BoostingSpec;
import io.sales360.forecasting.regression.ElasticNetSpec;
import io.sales360.forecasting.regression.RegressionSpec;
import io.sales360.forecasting.temporal.TemporalSpec;
import io.sales360.forecasting.theta.ThetaSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Specs by their names; regressions add their numbers. */
final class SpecWords {
  private static final String ADJUSTED = "adjusted-";
  private static final String ARIMA = "arima(";
  private static final String HARMONIC = "harmonic";
  private static final String NET = "elastic-net ";
  private static final String WINDOW = "window(";
  private static final String SEASONAL_WINDOW = "seasonal-window(";
  private static final String TEMPORAL = "temporal ";
  private static final String REGRESSION = "regression ";
  private static final Map<String, ForecastSpec> PLAIN = plain();

  private SpecWords() {}

  static String write(ForecastSpec spec) {
    String wrapper = WrapperWords.write(spec, SpecWords::write);
    if (wrapper != null) {
      return wrapper;
    }
    if (spec instanceof SeasonallyAdjustedSpec adjusted) {
      return ADJUSTED + write(adjusted.inner());
    }
    if (spec instanceof TemporalSpec temporal) {
      return TEMPORAL
          + temporal.weighting().name()
          + "|"
          + temporal.levels().stream().map(SpecWords::write).collect(Collectors.joining("|"));
    }
    if (spec instanceof ElasticNetSpec net) {
      return NET + net.lasso() + " " + net.ridge();
    }
    if (spec instanceof WindowSpec
        || spec instanceof HarmonicSpec
        || spec instanceof BaggedEtsSpec) {
      return spec.name();
    }
    if (spec instanceof TsbSpec) {
      return TsbSpec.standard().name(); // its constants are the parameters of the fit
    }
    if (spec instanceof ArimaSpec arima) {
      return arima.name();
    }
    if (spec instanceof RegressionSpec regression) {
      return REGRESSION + regression.kind() + " " + regression.penalty();
    }
    if (spec instanceof BoostingSpec boosting) {
      return BoostingWords.write(boosting);
    }
    if (PLAIN.containsKey(spec.name())) {
      return spec.name();
    }
    throw unknown(spec.name());
  }

  static ForecastSpec read(String word) {
    ForecastSpec wrapper = WrapperWords.read(word, SpecWords::read);
    if (wrapper != null) {
      return wrapper;
    }
    if (word.startsWith(ADJUSTED)) {
      return new SeasonallyAdjustedSpec(read(word.substring(ADJUSTED.length())));
    }
    if (word.startsWith(TEMPORAL)) {
      List<String> parts = List.of(word.substring(TEMPORAL.length()).split("\\|", -1));
      return new TemporalSpec(
          parts.stream().skip(1).map(SpecWords::read).toList(),
          TemporalSpec.Weighting.valueOf(parts.get(0)));
    }
    if (word.startsWith(NET)) {
      List<String> penalties = List.of(word.substring(NET.length()).split(" ", -1));
      return new ElasticNetSpec(
          Double.parseDouble(penalties.get(0)), Double.parseDouble(penalties.get(1)));
    }
    if (word.startsWith(ARIMA)) {
      return ArimaSpec.named(word);
    }
    if (word.startsWith(REGRESSION)) {
      List<String> parts = List.of(word.substring(REGRESSION.length()).split(" ", -1));
      return new RegressionSpec(
          RegressionSpec.Kind.valueOf(parts.get(0)), Double.parseDouble(parts.get(1)));
    }
    if (word.startsWith(BoostingWords.START)) {
      return BoostingWords.read(word);
    }
    if (BaggedEtsSpec.isName(word)) {
      return BaggedEtsSpec.named(word);
    }
    if (word.startsWith(HARMONIC)) {
      return HarmonicSpec.named(word);
    }
    if (word.startsWith(WINDOW) || word.startsWith(SEASONAL_WINDOW)) {
      String digits = word.substring(word.indexOf('(') + 1, word.length() - 1);
      return new WindowSpec(Integer.parseInt(digits), word.startsWith(SEASONAL_WINDOW));
    }
    ForecastSpec spec = PLAIN.get(word);
    if (spec == null) {
      throw unknown(word);
    }
    return spec;
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException(
        "The spec ("
            + word
            + ") is none of "
            + PLAIN.keySet()
            + ", a window, a regression or an adjusted one.\nMaybe store the spec of the fit, not the plan.");
  }

  private static Map<String, ForecastSpec> plain() {
    List<ForecastSpec> specs = new ArrayList<>();
    for (BaselineSpec.Kind kind : BaselineSpec.Kind.values()) {
      specs.add(new BaselineSpec(kind));
    }
    for (ThetaSpec.Variant variant : ThetaSpec.Variant.values()) {
      specs.add(new ThetaSpec(variant));
    }
    for (CesForm form : CesForm.values()) {
      specs.add(new CesSpec(form));
    }
    for (CrostonSpec.Variant variant : CrostonSpec.Variant.values()) {
      specs.add(new CrostonSpec(variant));
    }
    for (AggregationSpec.Variant variant : AggregationSpec.Variant.values()) {
      specs.add(new AggregationSpec(variant));
    }
    specs.add(TsbSpec.standard());
    specs.add(new IntermittentEnsembleSpec());
    for (LongArSpec.Differences differences : LongArSpec.Differences.values()) {
      specs.add(new LongArSpec(differences));
    }
    for (ErrorType error : ErrorType.values()) {
      for (TrendType trend : TrendType.values()) {
        for (SeasonType season : SeasonType.values()) {
          specs.add(new EtsSpec(error, trend, season));
        }
      }
    }
    Map<String, ForecastSpec> byName = new LinkedHashMap<>();
    specs.forEach(spec -> byName.put(spec.name(), spec));
    return byName;
  }
}
