package io.sales360.forecasting.store;

import io.sales360.forecasting.boosting.BoostingPlan;
import io.sales360.forecasting.boosting.Loss;
import io.sales360.forecasting.regression.BoostingSpec;
import java.util.List;

/** A boosting spec in one word: lead, plan, loss with its parameter, the regressor for open. */
final class BoostingWords {
  static final String START = "boosting ";

  private BoostingWords() {}

  static String write(BoostingSpec spec) {
    BoostingPlan plan = spec.plan();
    List<Object> words =
        List.of(
            spec.lead(),
            plan.averaged(),
            plan.trees(),
            plan.leaves(),
            plan.learningRate(),
            plan.leastRows(),
            plan.ridge(),
            plan.rowShare(),
            plan.columnShare(),
            plan.seed(),
            lossWord(spec.loss()),
            lossNumber(spec.loss()));
    StringBuilder text = new StringBuilder(START);
    words.forEach(word -> text.append(word).append(' '));
    return text.append(spec.open()).toString();
  }

  static BoostingSpec read(String text) {
    List<String> words = List.of(text.substring(START.length()).split(" ", 13));
    BoostingPlan plan =
        new BoostingPlan(
            Boolean.parseBoolean(words.get(1)),
            Integer.parseInt(words.get(2)),
            Integer.parseInt(words.get(3)),
            Double.parseDouble(words.get(4)),
            Integer.parseInt(words.get(5)),
            Double.parseDouble(words.get(6)),
            Double.parseDouble(words.get(7)),
            Double.parseDouble(words.get(8)),
            Long.parseLong(words.get(9)));
    Loss loss = loss(words.get(10), Double.parseDouble(words.get(11)));
    return new BoostingSpec(plan, loss, Integer.parseInt(words.get(0)), words.get(12));
  }

  private static String lossWord(Loss loss) {
    return loss.getClass().getSimpleName();
  }

  private static double lossNumber(Loss loss) {
    if (loss instanceof Loss.Tweedie tweedie) {
      return tweedie.power();
    }
    return loss instanceof Loss.Quantile quantile ? quantile.probability() : 0;
  }

  private static Loss loss(String word, double number) {
    return switch (word) {
      case "Squared" -> new Loss.Squared();
      case "Poisson" -> new Loss.Poisson();
      case "Tweedie" -> new Loss.Tweedie(number);
      case "Quantile" -> new Loss.Quantile(number);
      default ->
          throw new IllegalArgumentException(
              "The loss (" + word + ") is not known.\nMaybe the text is of a newer version.");
    };
  }
}
