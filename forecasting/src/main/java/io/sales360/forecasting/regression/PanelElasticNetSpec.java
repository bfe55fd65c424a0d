package io.sales360.forecasting.regression;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.PanelFit;
import io.sales360.forecasting.model.PanelSpec;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One linear regression for all series of a panel, each divided by its mean absolute value so that
 * large ones do not drown small ones. Series too short for the features, or all zero, are left out.
 *
 * @param net the regression: elastic net, lasso, ridge or least squares
 */
public record PanelElasticNetSpec(LinearSpec net) implements PanelSpec {
  /** The standard penalties. */
  public static PanelElasticNetSpec standard() {
    return new PanelElasticNetSpec(ElasticNetSpec.standard());
  }

  @Override
  public String name() {
    return "panel-" + net.name();
  }

  @Override
  public PanelFit fit(Panel panel) {
    List<Panel.Member> usable = new ArrayList<>();
    Panel.Member longest = null;
    for (Panel.Member member : panel.members()) {
      if (scale(member.history()) > 0
          && (longest == null || member.history().length() > longest.history().length())) {
        longest = member;
      }
    }
    if (longest == null) {
      throw nothingToLearn();
    }
    Features features = Features.choose(longest.history(), longest.past(), longest.known());
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (Panel.Member member : panel.members()) {
      double scale = scale(member.history());
      int spare = member.history().length() - features.firstRow();
      if (scale > 0 && spare >= 1) {
        usable.add(member);
        addRows(rows, targets, features, member, scale);
      }
    }
    if (rows.size() < LinearSpec.LEAST_ROWS) {
      throw nothingToLearn();
    }
    Coefficients shared =
        LinearEngine.fit(
            net,
            "panel of " + usable.size(),
            rows.toArray(double[][]::new),
            targets.stream().mapToDouble(Double::doubleValue).toArray());
    Map<String, ElasticNetFit> fits = new LinkedHashMap<>();
    for (Panel.Member member : usable) {
      fits.put(member.history().seriesId(), localised(features, shared, member));
    }
    return new PanelElasticNetFit(this, fits);
  }

  private UnfittableSeriesException nothingToLearn() {
    return new UnfittableSeriesException(
        "panel",
        name(),
        Cause.TOO_SHORT,
        "none of its series is long enough and different from zero.\nMaybe use baselines.");
  }

  private static void addRows(
      List<double[]> rows,
      List<Double> targets,
      Features features,
      Panel.Member member,
      double scale) {
    double[] values = Gaps.filled(member.history());
    for (int t = 0; t < values.length; t++) {
      values[t] /= scale;
    }
    double[][] own = features.rows(member.history(), values, member.past(), member.known());
    for (int i = 0; i < own.length; i++) {
      int t = features.firstRow() + i;
      if (!member.history().isMissing(t)) {
        rows.add(own[i]);
        targets.add(values[t]);
      }
    }
  }

  /** The shared coefficients in the units of one series: all but those of its lags are scaled. */
  private ElasticNetFit localised(Features features, Coefficients shared, Panel.Member member) {
    double scale = scale(member.history());
    double[] slopes = shared.slopes();
    int firstLag = features.firstLagColumn();
    for (int j = 0; j < slopes.length; j++) {
      boolean lag = j >= firstLag && j < firstLag + features.lags().size();
      slopes[j] *= lag ? 1 : scale;
    }
    Coefficients local =
        shared.with(shared.intercept() * scale, slopes, shared.variance() * scale * scale);
    return new ElasticNetFit(net, member.history(), member.past(), member.known(), features, local);
  }

  private static double scale(TimeSeries history) {
    return Arrays.stream(history.toArray())
        .filter(value -> !Double.isNaN(value))
        .map(Math::abs)
        .average()
        .orElse(0);
  }
}
