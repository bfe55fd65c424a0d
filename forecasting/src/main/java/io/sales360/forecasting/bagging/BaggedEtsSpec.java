package io.sales360.forecasting.bagging;

import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.ets.ErrorType;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.ets.SeasonType;
import io.sales360.forecasting.ets.TrendType;
import io.sales360.forecasting.interval.CopulaPaths;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Exponential smoothing chosen and estimated on the series and on resampled ones, averaged; their
 * seed is the id of the series. Bergmeir, Hyndman &amp; Benítez (2016). It costs as many fits as
 * there are series, and on held-out ends of M3 training parts it did not pay inside a blend, so
 * that no pool has it.
 *
 * <p>Parameters of a fit: the periods resampled, then per bag the place of its form among all 30,
 * the number of parameters of the form, and these; −1 alone for a bag whose series could not be
 * fitted: the fit of the given series stands in.
 *
 * @param bags number of series, the given one included
 */
public record BaggedEtsSpec(int bags) implements ForecastSpec {
  private static final String NAME = "bagged-ets(";

  /** In the parameters, stands for the fit of the given series. */
  static final double ORIGINAL = -1;

  private static final AutoEtsSpec CHOICE = AutoEtsSpec.fast();

  /** All forms, by error, trend and season: their places are parameters. */
  private static final List<EtsSpec> FORMS = forms();

  /** Longer seasons are not carried as states. */
  private static final int MAX_SEASON = 24;

  /** Refuses no bag. */
  public BaggedEtsSpec {
    if (bags < 1) {
      throw new IllegalArgumentException(
          "The number of bags (" + bags + ") must be at least 1.\nMaybe use 30.");
    }
  }

  /** Thirty series: more change little. */
  public static BaggedEtsSpec standard() {
    return new BaggedEtsSpec(30);
  }

  private static List<EtsSpec> forms() {
    List<EtsSpec> forms = new ArrayList<>();
    for (ErrorType error : ErrorType.values()) {
      for (TrendType trend : TrendType.values()) {
        for (SeasonType season : SeasonType.values()) {
          forms.add(new EtsSpec(error, trend, season));
        }
      }
    }
    return List.copyOf(forms);
  }

  /** The place of a form among all. */
  static int place(EtsSpec form) {
    return FORMS.indexOf(form);
  }

  /** Whether a word is the name of such a spec. */
  public static boolean isName(String word) {
    return word.startsWith(NAME);
  }

  /** The spec of a name. */
  public static BaggedEtsSpec named(String name) {
    return new BaggedEtsSpec(Integer.parseInt(name.substring(NAME.length(), name.length() - 1)));
  }

  @Override
  public String name() {
    return NAME + bags + ")";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    TimeSeries seen = history.seasonLength() > MAX_SEASON ? history.withSeasonLength(1) : history;
    List<FittedModel> fits = new ArrayList<>(bags);
    fits.add(CHOICE.fit(seen));
    for (TimeSeries like : resampled(seen, seen.length(), bags - 1)) {
      try {
        fits.add(CHOICE.fit(like));
      } catch (UnfittableSeriesException unfittable) {
        // A rare accident of the draw; the given series counts once more.
        fits.add(fits.get(0));
      }
    }
    return new BaggedFit(this, history, seen.length(), fits);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    TimeSeries seen = history.seasonLength() > MAX_SEASON ? history.withSeasonLength(1) : history;
    int learned = (int) parameters[0];
    List<TimeSeries> likes = new ArrayList<>(bags);
    likes.add(seen);
    likes.addAll(resampled(seen, learned, bags - 1));
    List<FittedModel> fits = new ArrayList<>(bags);
    int at = 1;
    for (int i = 0; i < bags; i++) {
      if (parameters[at] == ORIGINAL) {
        fits.add(fits.get(0));
        at++;
        continue;
      }
      EtsSpec form = FORMS.get((int) parameters[at]);
      int count = (int) parameters[at + 1];
      double[] own = Arrays.copyOfRange(parameters, at + 2, at + 2 + count);
      fits.add(form.restore(likes.get(i), past, known, own));
      at += 2 + count;
    }
    return new BaggedFit(this, history, learned, fits);
  }

  /** Series like the first {@code learned} periods, followed by the newer ones as they are. */
  private static List<TimeSeries> resampled(TimeSeries history, int learned, int count) {
    List<TimeSeries> likes = new ArrayList<>(count);
    if (count == 0) {
      return likes;
    }
    BlockBootstrap bootstrap = new BlockBootstrap(history.head(learned));
    SplittableRandom random = new SplittableRandom(CopulaPaths.seedOf(0, history.seriesId()));
    for (int i = 0; i < count; i++) {
      double[] values = history.toArray();
      System.arraycopy(bootstrap.draw(random).toArray(), 0, values, 0, learned);
      likes.add(history.withValues(values));
    }
    return likes;
  }
}
