package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.EffectMethod;
import io.sales360.common.decision.EffectVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of an effect.
 *
 * @param reason one sentence
 * @param method null where nothing could be tried
 * @param placebos windows without promotion from which the error was learned
 * @param control p-value of both groups having been alike before; null without groups
 * @param gain null where it was not measurable
 */
record Told(
    EffectVerdict verdict,
    String reason,
    @Nullable EffectMethod method,
    int placebos,
    @Nullable Double control,
    @Nullable Gain gain) {
  /** The same, without parts of the gain that were not looked for. */
  Told inOnePart() {
    return new Told(
        verdict, reason, method, placebos, control, gain == null ? null : gain.inOnePart());
  }

  /** The same, with units that were bought along; null where they could not be told. */
  Told withHalo(@Nullable Double units) {
    return new Told(
        verdict, reason, method, placebos, control, gain == null ? null : gain.withHalo(units));
  }

  static Told notMeasurable(String reason) {
    return new Told(EffectVerdict.NOT_MEASURABLE, reason, null, 0, null, null);
  }
}
