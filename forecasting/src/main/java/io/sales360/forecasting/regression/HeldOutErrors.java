package io.sales360.forecasting.regression;

import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;

/** Forecasts of the part held out from learning, from a few origins, and how far off they were. */
final class HeldOutErrors {
  private static final int ORIGINS = 4;

  /** The pooled error counts for this many errors of a series. */
  private static final double PRIOR = 8;

  /** Relative errors beyond this say nothing about usual ones. */
  private static final double CLIP = 10;

  /** What a forecast is off by when nothing could be held out. */
  private static final double UNKNOWN = 0.3;

  private final List<Panel.Member> members;
  private final List<float[]> statics;
  private final int held;
  private final double[] spreads;
  private ErrorShape shape = ErrorShape.learn(new double[0], new int[0], 0, 0.5);

  HeldOutErrors(List<Panel.Member> members, List<float[]> statics, int held) {
    this.members = members;
    this.statics = statics;
    this.held = held;
    this.spreads = new double[members.size()];
    Arrays.fill(spreads, UNKNOWN);
  }

  ErrorShape shape() {
    return shape;
  }

  /** The typical relative error of each series. */
  double[] spreads() {
    return spreads.clone();
  }

  /** Forecasts the end of every series from a few origins and learns from the errors. */
  void judge(BoostedModel model) {
    int room = members.size() * ORIGINS * held;
    double[] errors = new double[room];
    int[] leads = new int[room];
    int[] owner = new int[room];
    int count = 0;
    double cross = 0;
    double own = 0;
    for (int s = 0; s < members.size(); s++) {
      TimeSeries history = members.get(s).history();
      BoostedModel.Local local = new BoostedModel.Local(statics.get(s), 0);
      for (int k = 0; k < ORIGINS; k++) {
        int n = history.length() - held + k * held / ORIGINS;
        double previous = Double.NaN;
        Walk walk = n < 1 ? null : walk(model, members.get(s), n, local);
        for (int t = n; walk != null && t < history.length(); t++) {
          double miss = history.value(t) - walk.advance();
          double unit = walk.unit(t - n + 1);
          if (Double.isNaN(miss) || !(unit > 0)) {
            continue;
          }
          double error = Math.max(-CLIP, Math.min(CLIP, miss / unit));
          errors[count] = error;
          leads[count] = t - n + 1;
          owner[count++] = s;
          cross += Double.isNaN(previous) ? 0 : error * previous;
          own += Double.isNaN(previous) ? 0 : (error * error + previous * previous) / 2;
          previous = error;
        }
      }
    }
    learn(errors, leads, owner, count, own > 0 ? Math.max(0, Math.min(0.95, cross / own)) : 0);
  }

  private static Walk walk(
      BoostedModel model, Panel.Member member, int n, BoostedModel.Local local) {
    TimeSeries history = member.history();
    return new Walk(
        model, history.head(n), member.past().head(n), member.known(), local, history.length() - n);
  }

  private void learn(double[] errors, int[] leads, int[] owner, int count, double memory) {
    if (count == 0) {
      return;
    }
    double[] squares = new double[spreads.length];
    double[] counts = new double[spreads.length];
    double all = 0;
    for (int i = 0; i < count; i++) {
      squares[owner[i]] += errors[i] * errors[i];
      counts[owner[i]]++;
      all += errors[i] * errors[i] / count;
    }
    for (int s = 0; s < spreads.length; s++) {
      spreads[s] = Math.sqrt((squares[s] + PRIOR * all) / (counts[s] + PRIOR));
    }
    for (int i = 0; i < count; i++) {
      errors[i] /= Math.max(spreads[owner[i]], 1e-300);
    }
    shape = ErrorShape.learn(errors, leads, count, memory);
  }
}
