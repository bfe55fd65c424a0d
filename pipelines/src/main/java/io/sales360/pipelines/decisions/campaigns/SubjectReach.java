package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** How many distinct orders and customers a promotion or campaign has. */
@DefaultSchema(RecordSchema.class)
record SubjectReach(String subjectId, long orders, long customers) implements Serializable {
  static SubjectReach of(SubjectMember member) {
    return new SubjectReach(
        member.subjectId(),
        member.kind() == SubjectMember.Kind.ORDER ? 1 : 0,
        member.kind() == SubjectMember.Kind.CUSTOMER ? 1 : 0);
  }

  SubjectReach plus(SubjectReach other) {
    return new SubjectReach(subjectId, orders + other.orders, customers + other.customers);
  }
}
