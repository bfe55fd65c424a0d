package io.sales360.planner.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody in a role sees.
 *
 * @param name its one name
 * @param description who is meant
 * @param masks dimension to what is shown in place of its values
 * @param clear personal dimensions that are shown as they are
 * @param filters conditions every row must meet, whatever is asked
 */
public record Role(
    String name,
    String description,
    Map<String, Mask> masks,
    List<String> clear,
    List<String> filters) {

  public Role {
    masks = Ordered.copyOf(masks);
    clear = List.copyOf(clear);
    filters = List.copyOf(filters);
  }

  /** Nobody in particular: personal dimensions are redacted, all rows are counted. */
  public static final Role NOBODY = new Role("(none)", "no role", Map.of(), List.of(), List.of());

  /** What is shown in place of the values of a dimension; empty where they are shown. */
  public Optional<Mask> mask(Dimension dimension) {
    Mask mask = masks.get(dimension.name());
    boolean isHidden = mask == null && dimension.isPersonal() && !clear.contains(dimension.name());
    return isHidden ? Optional.of(new Mask(Mask.Kind.REDACT, "")) : Optional.ofNullable(mask);
  }

  /**
   * What is shown in place of values.
   *
   * @param kind how
   * @param key where the key lies: {@code env:NAME} or {@code file:PATH}; empty for redacting
   */
  public record Mask(Kind kind, String key) {
    /** Ways to mask. */
    public enum Kind {
      /** One fixed text for all values. */
      REDACT,
      /** HMAC-SHA-256 (RFC 2104) of the value, in hex: equal values stay equal. */
      HMAC
    }
  }
}
