package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per promotion or campaign and order, customer or channel that a line under it
 * names.
 */
@DefaultSchema(RecordSchema.class)
record SubjectMember(String subjectId, Kind kind, String member) implements Serializable {
  /** What the member is. */
  enum Kind {
    ORDER,
    CUSTOMER,
    CHANNEL
  }

  String key() {
    return String.join("\u001f", subjectId, kind.name(), member);
  }
}
