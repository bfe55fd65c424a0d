package io.sales360.forecasting.selection;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.model.FittedModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the models that stay say together at the origins of the backtest, and what they weigh.
 *
 * @param members the models that stay
 * @param blend their weights
 * @param believed whose deviations count
 * @param pastMeans the same at each origin, but with equal weights, because the others were learned
 *     from what came after it; no rows if none of them could be judged
 * @param pastDeviations the same at each origin
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Judged(
    List<Member> members,
    Blend blend,
    boolean[] believed,
    double[][] pastMeans,
    double[][] pastDeviations) {
  /**
   * Blends the members.
   *
   * @param seasonal whether the series has a season: the line of the drift model takes it for
   *     noise, so that its deviations are left out if there are others
   */
  static Judged of(List<Member> members, double[][] actuals, int observations, boolean seasonal) {
    boolean[] believed = new boolean[members.size()];
    for (int i = 0; i < believed.length; i++) {
      believed[i] =
          !seasonal || members.size() == 1 || !members.get(i).spec().equals(BaselineSpec.drift());
    }
    double[] errors = new double[members.size()];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = members.get(i).failed() ? Double.NaN : members.get(i).absoluteError(actuals);
    }
    Blend blend = Blend.of(errors, observations);
    Blend equal = Blend.equal(errors.length);
    boolean isJudged = members.stream().anyMatch(member -> !member.failed());
    int origins = isJudged ? actuals.length : 0;
    double[][] pastMeans = new double[origins][];
    double[][] pastDeviations = new double[origins][];
    for (int k = 0; k < origins; k++) {
      List<double @Nullable []> means = new ArrayList<>();
      List<double @Nullable []> deviations = new ArrayList<>();
      for (Member member : members) {
        means.add(member.failed() ? null : member.means()[k]);
        deviations.add(member.failed() ? null : member.deviations()[k]);
      }
      pastMeans[k] = equal.means(means);
      pastDeviations[k] = Blend.deviations(deviations, believed);
    }
    return new Judged(members, blend, believed, pastMeans, pastDeviations);
  }

  /** The fits of the members with what they weigh. */
  List<EnsembleFit.Part> parts(List<FittedModel> fits) {
    List<EnsembleFit.Part> parts = new ArrayList<>(fits.size());
    for (int i = 0; i < fits.size(); i++) {
      String model = members.get(i).spec().name();
      parts.add(new EnsembleFit.Part(model, fits.get(i), blend.weight(i), believed[i]));
    }
    return parts;
  }

  /** What tells readers how the forecast was made. */
  String name() {
    return Blend.name(members.stream().map(member -> member.spec().name()).toList());
  }

  /** One row per origin: error over stated deviation; NaN where unknown. */
  double[][] scaledErrors(double[][] actuals) {
    double[][] scaled = new double[pastMeans.length][];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = new double[pastMeans[k].length];
      for (int h = 0; h < scaled[k].length; h++) {
        double deviation = pastDeviations[k][h];
        scaled[k][h] = deviation > 0 ? (actuals[k][h] - pastMeans[k][h]) / deviation : Double.NaN;
      }
    }
    return scaled;
  }
}
