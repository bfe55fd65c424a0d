package io.sales360.forecasting.store;

import io.sales360.forecasting.decomposition.MstlSpec;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.transform.TransformedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Specs around another spec: {@code log-…}, {@code boxcox+-…}, {@code mstl(24,168;fixed)-…}. */
final class WrapperWords {
  private static final String MSTL = "mstl(";
  private static final String FIXED = ";fixed";

  private WrapperWords() {}

  /** The word of a wrapper, or null if it is none of these. */
  static @Nullable String write(ForecastSpec spec, Function<ForecastSpec, String> ofInner) {
    if (spec instanceof TransformedSpec transformed) {
      return prefix(transformed) + ofInner.apply(transformed.inner());
    }
    if (spec instanceof MstlSpec mstl) {
      String seasons =
          mstl.seasons().stream().map(String::valueOf).collect(Collectors.joining(","));
      String trend = ofInner.apply(mstl.trendModel());
      return MSTL + seasons + (mstl.fixed() ? FIXED : "") + ")-" + trend;
    }
    return null;
  }

  /** The wrapper of a word, or null if it is none of these. */
  static @Nullable ForecastSpec read(String word, Function<String, ForecastSpec> ofInner) {
    for (TransformedSpec.Scale scale : TransformedSpec.Scale.values()) {
      for (boolean adjusted : new boolean[] {false, true}) {
        String prefix = prefix(scale, adjusted);
        if (word.startsWith(prefix)) {
          ForecastSpec inner = ofInner.apply(word.substring(prefix.length()));
          return new TransformedSpec(scale, adjusted, inner);
        }
      }
    }
    int end = word.indexOf(")-");
    if (!word.startsWith(MSTL) || end < 0) {
      return null;
    }
    String lengths = word.substring(MSTL.length(), end);
    boolean fixed = lengths.endsWith(FIXED);
    List<Integer> seasons = new ArrayList<>();
    for (String season : lengths.replace(FIXED, "").split(",", -1)) {
      if (!season.isEmpty()) {
        seasons.add(Integer.parseInt(season));
      }
    }
    return new MstlSpec(seasons, fixed, ofInner.apply(word.substring(end + 2)));
  }

  private static String prefix(TransformedSpec spec) {
    return prefix(spec.scale(), spec.biasAdjusted());
  }

  private static String prefix(TransformedSpec.Scale scale, boolean adjusted) {
    return (scale == TransformedSpec.Scale.LOG ? "log" : "boxcox") + (adjusted ? "+-" : "-");
  }
}
