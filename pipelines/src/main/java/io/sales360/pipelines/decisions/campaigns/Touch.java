package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.model.CampaignTouch;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per touch, without what exposures do not need. */
@DefaultSchema(RecordSchema.class)
record Touch(String campaignId, String customerId, @Nullable LocalDate day, Role role)
    implements Serializable {
  /** What the customer has to do with the campaign. */
  enum Role {
    /** Chosen to get nothing. */
    HELD_OUT,
    /** Got something. */
    REACHED,
    /** Did something. */
    RESPONDED;

    private static final String HOLDOUT = "holdout";
    private static final Set<String> PASSIVE = Set.of("sent", "received", "shown");

    private static Role of(@Nullable String touchType) {
      String type = touchType == null ? "sent" : touchType.toLowerCase(Locale.ROOT);
      return type.equals(HOLDOUT) ? HELD_OUT : PASSIVE.contains(type) ? REACHED : RESPONDED;
    }
  }

  static Touch of(CampaignTouch touch, ZoneId zone) {
    return new Touch(
        touch.campaignId(),
        touch.customerId(),
        touch.touchedAt() == null ? null : LocalDate.ofInstant(touch.touchedAt(), zone),
        Role.of(touch.touchType()));
  }
}
