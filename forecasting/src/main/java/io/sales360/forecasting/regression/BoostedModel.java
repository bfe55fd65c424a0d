package io.sales360.forecasting.regression;

import io.sales360.forecasting.boosting.BoostedTrees;
import io.sales360.forecasting.features.FeaturePlan;
import io.sales360.forecasting.features.SeriesFeatures;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a panel taught the trees: columns, ensemble, distribution of errors.
 *
 * @param spec that was fitted
 * @param plan the columns
 * @param trees the ensemble
 * @param errors how far off it was where it had not learned
 */
record BoostedModel(BoostingSpec spec, FeaturePlan plan, BoostedTrees trees, ErrorShape errors)
    implements Serializable {
  /** What of the model belongs to one series: its statics and its typical relative error. */
  static final class Local implements Serializable {
    private static final long serialVersionUID = 1L;

    private final float[] statics;
    private final double spread;

    Local(float[] statics, double spread) {
      this.statics = statics.clone();
      this.spread = spread;
    }

    float[] statics() {
      return statics.clone();
    }

    double spread() {
      return spread;
    }
  }

  /** The origin from which step {@code h} of a forecast after {@code n} periods is seen. */
  int origin(int n, int h) {
    return n - 1 + (h - 1) / plan.lead() * plan.lead();
  }

  /** The mean of period {@code t} seen from {@code origin}. */
  double mean(SeriesFeatures series, float[] row, int origin, int t, boolean negatives) {
    double scale = series.scale(origin, t);
    if (series.isShut(t) || !(scale > 0)) {
      return 0;
    }
    series.fill(row, origin, t);
    double mean = scale * trees.loss().mean(trees.score(row));
    return negatives ? mean : Math.max(0, mean);
  }

  SeriesFeatures features(
      TimeSeries history, PastRegressors past, KnownRegressors known, Local local, int ahead) {
    return new SeriesFeatures(plan, history, past, known, local.statics(), ahead);
  }

  /**
   * As numbers: number of known regressors, 1 or 0 for each that is a switch, index of the one that
   * says open or −1, number of statics, the statics, the spread of the series, {@link ErrorShape},
   * {@link BoostedTrees#toArray()}.
   */
  double[] write(Local local) {
    double[] ensemble = trees.toArray();
    int known = plan.known().size();
    int statics = local.statics().length;
    double[] all = new double[4 + known + statics + ErrorShape.SIZE + ensemble.length];
    int at = 0;
    all[at++] = known;
    for (boolean isSwitch : plan.switches()) {
      all[at++] = isSwitch ? 1 : 0;
    }
    all[at++] = plan.open();
    all[at++] = statics;
    for (float value : local.statics()) {
      all[at++] = value;
    }
    all[at++] = local.spread();
    errors.write(all, at);
    System.arraycopy(ensemble, 0, all, at + ErrorShape.SIZE, ensemble.length);
    return all;
  }

  static BoostedFit read(
      BoostingSpec spec,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      double[] all) {
    int at = 0;
    List<Boolean> switches = new ArrayList<>();
    int knownCount = (int) all[at++];
    if (knownCount != known.names().size()) {
      throw new IllegalArgumentException(
          "There are "
              + known.names().size()
              + " known regressors "
              + known.names()
              + " but the fit had "
              + knownCount
              + ".\nMaybe pass the same table to both.");
    }
    for (int i = 0; i < knownCount; i++) {
      switches.add(all[at++] == 1);
    }
    int open = (int) all[at++];
    float[] statics = new float[(int) all[at++]];
    for (int i = 0; i < statics.length; i++) {
      statics[i] = (float) all[at++];
    }
    double spread = all[at++];
    FeaturePlan plan =
        new FeaturePlan(
            spec.lead(),
            history.frequency(),
            history.seasonLength(),
            history.isDated(),
            known.names(),
            switches,
            open,
            past.names(),
            statics.length);
    ErrorShape errors = ErrorShape.read(all, at);
    BoostedTrees trees = BoostedTrees.read(spec.loss(), all, at + ErrorShape.SIZE);
    return new BoostedFit(
        new BoostedModel(spec, plan, trees, errors),
        history,
        past,
        known,
        new Local(statics, spread));
  }
}
